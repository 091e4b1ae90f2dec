"""Flags beside the records that they are on."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

STATEMENTS = [
    """CREATE TABLE record_flag (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_record_flag PRIMARY KEY,
        record_id uuid NOT NULL,
        record_type text NOT NULL,
        command_id uuid,
        day date NOT NULL,
        flagged_by text NOT NULL,
        created_at timestamptz NOT NULL,
        unflagged_by text,
        unflagged_date date,
        sealed bytea NOT NULL)""",
    "CREATE INDEX ix_record_flag_record_id ON record_flag (record_id)",
    "CREATE INDEX ix_record_flag_day_id ON record_flag (day, id)",
    "CREATE INDEX ix_record_flag_command_id ON record_flag (command_id) WHERE command_id IS NOT NULL",
]


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    op.execute("DROP TABLE record_flag")
