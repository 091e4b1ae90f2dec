"""Whole facts are not kept beside those that are counted: nobody reads them, and their owner can send them again."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("DROP TABLE case_document")
