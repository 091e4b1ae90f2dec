"""The few records with an alert are found without looking at the others."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "CREATE INDEX ix_record_alerted ON record (record_type) "
        "WHERE alerts <> '[]' AND record_state AND status = 'open'"
    )
