"""When a session's person last showed who they are."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STATEMENTS = [
    "ALTER TABLE session ADD COLUMN proven_at TIMESTAMP WITH TIME ZONE",
    "UPDATE session SET proven_at = created_at",
    "ALTER TABLE session ALTER COLUMN proven_at SET NOT NULL",
]


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
