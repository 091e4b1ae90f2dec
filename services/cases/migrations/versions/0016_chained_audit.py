"""The audit is chained: an entry is sealed by who writes it, and blocks list which there are."""

from alembic import op
from chassis.migrations import chain_the_audit

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    chain_the_audit()
    op.execute("ALTER TABLE record ADD COLUMN chained bytea")
    op.execute("ALTER TABLE record_history ADD COLUMN proof bytea")
