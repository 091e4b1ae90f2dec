"""How far open cases follow the policy pack in force."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(
        """CREATE TABLE next_action_round (
            one integer CONSTRAINT pk_next_action_round PRIMARY KEY,
            version integer NOT NULL,
            after uuid)"""
    )


def downgrade() -> None:
    op.execute("DROP TABLE next_action_round")
