"""Of which day each owner was reminded last."""

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        "CREATE TABLE reminder_told (owned_by text NOT NULL, day date NOT NULL,"
        " CONSTRAINT pk_reminder_told PRIMARY KEY (owned_by))"
    )


def downgrade() -> None:
    op.execute("DROP TABLE reminder_told")
