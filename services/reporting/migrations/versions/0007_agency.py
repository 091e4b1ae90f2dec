"""The owner's agency, by which an agency's own cases are told from those referred to it.

It is empty until a case changes or the projection is made anew.
"""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE case_fact ADD COLUMN owned_by_agency_id text")


def downgrade() -> None:
    op.execute("ALTER TABLE case_fact DROP COLUMN owned_by_agency_id")
