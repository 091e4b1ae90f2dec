"""Files of records: where each lies, and what has arrived of those that come in pieces."""

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

STATEMENTS = [
    """CREATE TABLE attachment (
        id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_attachment PRIMARY KEY,
        record_id uuid NOT NULL,
        object_id uuid NOT NULL CONSTRAINT uq_attachment_object_id UNIQUE,
        size bigint NOT NULL,
        added_by text NOT NULL,
        added_at timestamptz NOT NULL,
        command_id uuid,
        sealed bytea NOT NULL)""",
    "CREATE INDEX ix_attachment_record_id ON attachment (record_id)",
    "CREATE INDEX ix_attachment_command_id ON attachment (command_id) WHERE command_id IS NOT NULL",
    """CREATE TABLE upload (
        id uuid CONSTRAINT pk_upload PRIMARY KEY,
        record_id uuid NOT NULL,
        user_name text NOT NULL,
        size bigint NOT NULL,
        received bigint NOT NULL,
        begun_at timestamptz NOT NULL)""",
    "CREATE INDEX ix_upload_record_id ON upload (record_id)",
    "CREATE INDEX ix_upload_user_name ON upload (user_name)",
    "CREATE INDEX ix_upload_begun_at ON upload (begun_at)",
    """CREATE TABLE upload_piece (
        upload_id uuid NOT NULL,
        place bigint NOT NULL,
        sealed bytea NOT NULL,
        CONSTRAINT pk_upload_piece PRIMARY KEY (upload_id, place))""",
]


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    for table in ("upload_piece", "upload", "attachment"):
        op.execute(f"DROP TABLE {table}")
