"""Hand-overs of all open cases of somebody, and which assignments belong to one."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

STATEMENTS = (
    """CREATE TABLE hand_over (
        id uuid NOT NULL,
        officer text NOT NULL,
        receivers text[] NOT NULL,
        why text NOT NULL,
        "left" text[] NOT NULL,
        made_by text NOT NULL,
        made_at timestamptz NOT NULL,
        CONSTRAINT pk_hand_over PRIMARY KEY (id))""",
    "CREATE INDEX ix_hand_over_receivers ON hand_over USING gin (receivers)",
    "CREATE INDEX ix_hand_over_made_by ON hand_over (made_by)",
    "ALTER TABLE transition ADD COLUMN hand_over_id uuid",
    "CREATE INDEX ix_transition_hand_over ON transition (hand_over_id) WHERE hand_over_id IS NOT NULL",
    "CREATE INDEX ix_case_copy_owner ON case_copy ((facts ->> 'owned_by')) WHERE record_type = 'case'",
)


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP INDEX ix_case_copy_owner")
    op.execute("ALTER TABLE transition DROP COLUMN hand_over_id")
    op.execute("DROP TABLE hand_over")
