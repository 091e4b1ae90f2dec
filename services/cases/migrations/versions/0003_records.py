"""Records, their history, and what left whose sight."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = [
    "CREATE SEQUENCE record_change_position AS bigint",
    """CREATE TABLE record (
        id uuid CONSTRAINT pk_record PRIMARY KEY,
        record_type text NOT NULL,
        version integer NOT NULL,
        module_id text,
        status text,
        record_state boolean NOT NULL,
        workflow text,
        owned_by text NOT NULL,
        owned_by_agency_id text,
        short_id text NOT NULL,
        case_id_display text,
        identified_by text,
        age integer,
        sex text,
        risk_level text,
        location_current text,
        registration_date date,
        date_closure date,
        created_at timestamptz NOT NULL,
        last_updated_at timestamptz NOT NULL,
        flagged boolean NOT NULL DEFAULT false,
        flag_count integer NOT NULL DEFAULT 0,
        associated_users text[] NOT NULL,
        associated_groups text[] NOT NULL,
        associated_agencies text[] NOT NULL,
        search bigint[] NOT NULL,
        sounds bigint[] NOT NULL,
        changed_xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        change_position bigint NOT NULL DEFAULT nextval('record_change_position'),
        grants jsonb NOT NULL,
        alerts jsonb NOT NULL,
        field_versions jsonb NOT NULL,
        facts jsonb NOT NULL,
        sealed bytea NOT NULL,
        wrapped_key bytea)""",
    # Content goes out of line, so that a list's conditions read few and narrow pages.
    "ALTER TABLE record SET (toast_tuple_target = 256)",
    "ALTER TABLE record ALTER COLUMN sealed SET STORAGE EXTERNAL",
    "ALTER TABLE record ALTER COLUMN facts SET STORAGE EXTERNAL",
    "ALTER TABLE record ALTER COLUMN search SET STORAGE EXTERNAL",
    "ALTER TABLE record ALTER COLUMN sounds SET STORAGE MAIN",
    "CREATE INDEX ix_record_associated_users ON record USING gin (associated_users)",
    "CREATE INDEX ix_record_associated_groups ON record USING gin (associated_groups)",
    "CREATE INDEX ix_record_associated_agencies ON record USING gin (associated_agencies)",
    "CREATE INDEX ix_record_search ON record USING gin (search)",
    "CREATE INDEX ix_record_sounds ON record USING gin (sounds)",
    "CREATE INDEX ix_record_facts ON record USING gin (facts jsonb_path_ops)",
    "CREATE INDEX ix_record_record_type_created_at ON record (record_type, created_at)",
    "CREATE INDEX ix_record_changed_xid_change_position ON record (changed_xid, change_position)",
    "CREATE INDEX ix_record_short_id ON record (short_id)",
    "CREATE INDEX ix_record_owned_by ON record (owned_by)",
    "CREATE UNIQUE INDEX uq_record_identified_by ON record (identified_by) WHERE identified_by IS NOT NULL",
    """CREATE TABLE record_departure (
        change_position bigint NOT NULL DEFAULT nextval('record_change_position')
            CONSTRAINT pk_record_departure PRIMARY KEY,
        changed_xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        record_id uuid NOT NULL,
        record_type text NOT NULL,
        names text[] NOT NULL)""",
    "CREATE INDEX ix_record_departure_names ON record_departure USING gin (names)",
    "CREATE INDEX ix_record_departure_changed_xid_change_position ON record_departure (changed_xid, change_position)",
    """CREATE TABLE record_history (
        position bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT pk_record_history PRIMARY KEY,
        record_id uuid NOT NULL,
        version integer NOT NULL,
        at timestamptz NOT NULL,
        user_name text NOT NULL,
        action text NOT NULL,
        changes jsonb NOT NULL,
        sealed bytea)""",
    "CREATE INDEX ix_record_history_record_id_version ON record_history (record_id, version)",
]


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)
