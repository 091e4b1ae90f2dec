"""Whether a name is hidden stands beside the facts: a search asks it of every record whose names it finds."""

from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

HIDDEN = """UPDATE record SET hidden_name = true WHERE facts @> '{"hidden_name": true}'"""


def upgrade() -> None:
    op.execute("ALTER TABLE record ADD COLUMN hidden_name boolean NOT NULL DEFAULT false")
    op.execute(HIDDEN)


def downgrade() -> None:
    op.execute("ALTER TABLE record DROP COLUMN hidden_name")
