"""How far records are made anew: their ages day by day, and the tokens by which they are found."""

from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "CREATE TABLE renewal (one integer PRIMARY KEY CHECK (one = 1), tokens integer NOT NULL, "
        "until date, after uuid)"
    )


def downgrade() -> None:
    op.execute("DROP TABLE renewal")
