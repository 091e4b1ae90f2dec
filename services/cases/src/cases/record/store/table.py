"""The table of records of all types. A column beside `facts` repeats a fact that lists filter or sort by."""

from chassis.tables import TransactionId
from contracts.system_fields import TABLE
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    Sequence,
    Table,
    Text,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from cases.tables import metadata

change_position = Sequence("record_change_position", metadata=metadata)


record = Table(
    "record",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("record_type", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("module_id", Text),
    Column("status", Text),
    Column("record_state", Boolean, nullable=False),
    Column("workflow", Text),
    Column("owned_by", Text, nullable=False),
    Column("owned_by_agency_id", Text),
    Column("short_id", Text, nullable=False),
    Column("case_id_display", Text),
    Column("identified_by", Text),
    Column("age", Integer),
    Column("sex", Text),
    Column("risk_level", Text),
    Column("location_current", Text),
    Column("registration_date", Date),
    Column("date_closure", Date),
    Column("next_action_due", DateTime(timezone=True)),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("last_updated_at", DateTime(timezone=True), nullable=False),
    Column("hidden_name", Boolean, nullable=False, server_default="false"),
    Column("flagged", Boolean, nullable=False, server_default="false"),
    Column("flag_count", Integer, nullable=False, server_default="0"),
    Column("associated_users", ARRAY(Text), nullable=False),
    Column("associated_groups", ARRAY(Text), nullable=False),
    Column("associated_agencies", ARRAY(Text), nullable=False),
    Column("search", ARRAY(BigInteger), nullable=False),
    Column("sounds", ARRAY(BigInteger), nullable=False),
    Column("places", ARRAY(BigInteger), nullable=False, server_default="{}"),
    Column("changed_xid", TransactionId, nullable=False, server_default=func.pg_current_xact_id()),
    Column("change_position", BigInteger, nullable=False, server_default=change_position.next_value()),
    Column("grants", JSONB, nullable=False),
    Column("alerts", JSONB, nullable=False),
    Column("field_versions", JSONB, nullable=False),
    Column("facts", JSONB, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("wrapped_key", LargeBinary),
    Column("chained", LargeBinary),
)
"""`search`, `sounds`, `places`: blind tokens of identifiers and telephones, of names, and of a place that it names.
`sealed`: one blob under the record's key (`wrapped_key`; without it what is sealed is erased). `chained`: the end of
its history (`history.domain.chained`); none of a record whose history is not chained."""

for _name in ("associated_users", "associated_groups", "associated_agencies", "search", "sounds"):
    Index(f"ix_record_{_name}", record.c[_name], postgresql_using="gin")
Index("ix_record_facts", record.c.facts, postgresql_using="gin", postgresql_ops={"facts": "jsonb_path_ops"})
Index("ix_record_record_type_created_at", record.c.record_type, record.c.created_at)
Index("ix_record_changed_xid_change_position", record.c.changed_xid, record.c.change_position)
Index("ix_record_short_id", record.c.short_id)
Index("ix_record_owned_by", record.c.owned_by)
IS_NEXT = text("next_action_due IS NOT NULL")
Index("ix_record_quiet", record.c.last_updated_at, postgresql_where=IS_NEXT)
Index("ix_record_next_action_due", record.c.next_action_due, record.c.id, postgresql_where=IS_NEXT)
IS_CLOSED = text("record_type = 'case' AND status = 'closed' AND record_state")
Index("ix_record_date_closure", record.c.date_closure, postgresql_where=IS_CLOSED)
ALERTED = text("alerts <> '[]' AND record_state AND status = 'open'")
"""Open records that somebody should look at: few of all, and every page counts them."""
Index("ix_record_alerted", record.c.record_type, postgresql_where=ALERTED)
Index(
    "uq_record_identified_by",
    record.c.identified_by,
    unique=True,
    postgresql_where=text("identified_by IS NOT NULL"),
)

NAMES_PLACE = text("places <> '{}'")
"""Who asks for a place says this, too: the indexes hold nothing of records that name none."""
Index("ix_record_places", record.c.places, postgresql_using="gin", postgresql_where=NAMES_PLACE)
Index("ix_record_names_place", record.c.record_type, record.c.id, postgresql_where=NAMES_PLACE)

record_departure = Table(
    "record_departure",
    metadata,
    Column("change_position", BigInteger, primary_key=True, server_default=change_position.next_value()),
    Column("changed_xid", TransactionId, nullable=False, server_default=func.pg_current_xact_id()),
    Column("record_id", Uuid, nullable=False),
    Column("record_type", Text, nullable=False),
    Column("names", ARRAY(Text), nullable=False),
)
"""Who stopped seeing a record: `user:…`, `group:…` and `agency:…` names that are no longer associated with it."""
Index("ix_record_departure_names", record_departure.c.names, postgresql_using="gin")
Index(
    "ix_record_departure_changed_xid_change_position",
    record_departure.c.changed_xid,
    record_departure.c.change_position,
)

COLUMN_OF = {name: field.column for name, field in TABLE.items() if field.column is not None}
"""The column that repeats a system field, by the field's name."""
ASSOCIATED = {
    "associated_user_names": "associated_users",
    "associated_user_groups": "associated_groups",
    "associated_user_agencies": "associated_agencies",
}
