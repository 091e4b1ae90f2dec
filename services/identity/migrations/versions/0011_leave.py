"""From when until when somebody is on leave."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER TABLE account ADD COLUMN leave_from date, ADD COLUMN leave_to date")


def downgrade() -> None:
    op.execute("ALTER TABLE account DROP COLUMN leave_from, DROP COLUMN leave_to")
