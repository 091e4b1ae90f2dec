"""Records are found by the place that they name; what was recognised, and who was told of it and acted."""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

STATEMENTS = [
    "ALTER TABLE record ADD COLUMN places bigint[] NOT NULL DEFAULT '{}'",
    "CREATE INDEX ix_record_places ON record USING gin (places)",
    "CREATE INDEX ix_record_names_place ON record (record_type, id) WHERE places <> '{}'",
    """CREATE TABLE place_look (
        record_id uuid CONSTRAINT pk_place_look PRIMARY KEY,
        tokens bigint[] NOT NULL)""",
    """CREATE TABLE place_alert (
        id uuid CONSTRAINT pk_place_alert PRIMARY KEY,
        record_id uuid NOT NULL,
        months integer NOT NULL,
        at timestamptz NOT NULL)""",
    "CREATE INDEX ix_place_alert_record_id ON place_alert (record_id)",
    "CREATE INDEX ix_place_alert_at ON place_alert (at)",
    """CREATE TABLE place_notice (
        alert_id uuid NOT NULL,
        record_id uuid NOT NULL,
        for_owner boolean NOT NULL,
        acted_by text,
        acted_at timestamptz,
        CONSTRAINT pk_place_notice PRIMARY KEY (alert_id, record_id))""",
    "CREATE INDEX ix_place_notice_record_id ON place_notice (record_id)",
]
DROPPED = ("place_notice", "place_alert", "place_look")


def upgrade() -> None:
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    for name in DROPPED:
        op.execute(f"DROP TABLE {name}")
    op.execute("ALTER TABLE record DROP COLUMN places")
