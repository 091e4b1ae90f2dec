"""Of which silent cases supervisors were told, and an index of open cases by their last change."""

from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

STATEMENTS = [
    """CREATE TABLE silence_told (
        record_id uuid NOT NULL,
        reason text NOT NULL,
        since timestamptz NOT NULL,
        owned_by text NOT NULL,
        at timestamptz NOT NULL,
        CONSTRAINT pk_silence_told PRIMARY KEY (record_id, reason, since, owned_by))""",
    "CREATE INDEX ix_record_quiet ON record (last_updated_at) WHERE next_action_due IS NOT NULL",
]


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP INDEX ix_record_quiet")
    op.execute("DROP TABLE silence_told")
