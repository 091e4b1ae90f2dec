"""Alerts of places have the order in which they were raised."""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

STATEMENTS = [
    "DROP INDEX ix_place_alert_at",
    "ALTER TABLE place_alert ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY",
    "CREATE INDEX ix_place_alert_number ON place_alert (number)",
]
BACK = [
    "DROP INDEX ix_place_alert_number",
    "ALTER TABLE place_alert DROP COLUMN number",
    "CREATE INDEX ix_place_alert_at ON place_alert (at)",
]


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    for statement in BACK:
        op.execute(statement)
