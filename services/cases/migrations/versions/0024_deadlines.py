"""By when what is next for a case is due, beside its facts; and up to which rung a deadline was told of."""

from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

STATEMENTS = [
    "ALTER TABLE record ADD COLUMN next_action_due timestamptz",
    """UPDATE record SET next_action_due = CAST(facts->>'next_action_due' AS timestamptz)
    WHERE facts->>'next_action_due' IS NOT NULL""",
    "CREATE INDEX ix_record_next_action_due ON record (next_action_due, id) WHERE next_action_due IS NOT NULL",
    """CREATE TABLE deadline_told (
        record_id uuid NOT NULL,
        due timestamptz NOT NULL,
        rung integer NOT NULL,
        at timestamptz NOT NULL,
        next_at timestamptz,
        policy integer NOT NULL,
        CONSTRAINT pk_deadline_told PRIMARY KEY (record_id, due))""",
]


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP TABLE deadline_told")
    op.execute("ALTER TABLE record DROP COLUMN next_action_due")
