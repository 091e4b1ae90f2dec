"""Incidents beside cases: the day an incident happened."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.execute("ALTER TABLE case_fact ADD COLUMN incident_date_derived date")


def downgrade() -> None:
    op.execute("ALTER TABLE case_fact DROP COLUMN incident_date_derived")
