"""The tables every service carries: outbox, inbox, held, commands, audit and the copy of who may act."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.types import UserDefinedType

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class TransactionId(UserDefinedType[int]):
    """PostgreSQL's `xid8`: which transaction wrote a row, never to come again."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "xid8"


def new_metadata() -> MetaData:
    """A service's own metadata; the five services may live in one process, so none shares one."""
    metadata = MetaData(naming_convention=NAMING)
    for table in shared.tables.values():
        table.to_metadata(metadata)
    return metadata


shared = MetaData(naming_convention=NAMING)


def _now(name: str) -> Column[object]:
    return Column(name, DateTime(timezone=True), nullable=False, server_default=func.now())


def made_and_changed() -> tuple[Column[object], Column[object]]:
    """When a row was made, and when it was last changed."""
    return _now("created_at"), _now("updated_at")


outbox = Table(
    "outbox",
    shared,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("subject", Uuid, nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("follows", BigInteger),
    Column("data", JSONB, nullable=False),
    Column("traceparent", Text),
    _now("time"),
    Column("published_at", DateTime(timezone=True)),
    UniqueConstraint("subject", "sequence"),
)
Index("ix_outbox_unpublished", outbox.c.position, postgresql_where=outbox.c.published_at.is_(None))
Index("ix_outbox_follows_published_at", text("(follows IS NULL)"), outbox.c.published_at)
"""`follows`: the number of the event before it that is still kept; none until that was looked at (`life_span`)."""

outbox_head = Table(
    "outbox_head",
    shared,
    Column("subject", Uuid, primary_key=True),
    Column("family", Text, nullable=False),
    Column("sequence", BigInteger, nullable=False),
)

inbox = Table(
    "inbox",
    shared,
    Column("source", Text, primary_key=True),
    Column("subject", Uuid, primary_key=True),
    Column("sequence", BigInteger, primary_key=True),
    Column("id", Uuid, nullable=False),
    Column("received_at", DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp()),
)
Index("ix_inbox_received_at", inbox.c.received_at)

inbox_head = Table(
    "inbox_head",
    shared,
    Column("source", Text, primary_key=True),
    Column("subject", Uuid, primary_key=True),
    Column("sequence", BigInteger, nullable=False, server_default="0"),
    Column("waiting", Integer, nullable=False, server_default="0"),
)

held = Table(
    "held",
    shared,
    Column("source", Text, primary_key=True),
    Column("subject", Uuid, primary_key=True),
    Column("sequence", BigInteger, primary_key=True),
    Column("id", Uuid, primary_key=True),
    Column("why", Text, nullable=False),
    Column("envelope", JSONB, nullable=False),
    Column("attempts", SmallInteger, nullable=False, server_default="0"),
    Column("next_at", DateTime(timezone=True)),
    Column("last_error", Text),
    _now("received_at"),
)
Index("ix_held_due", held.c.next_at, postgresql_where=held.c.next_at.is_not(None))

heard = Table(
    "heard",
    shared,
    Column("source", Text, primary_key=True),
    Column("until", DateTime(timezone=True)),
    Column("at", DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp()),
)
"""Of each owner: until when its heads were compared without a hole, by its clock; when it was heard last, by ours."""

missed = Table(
    "missed",
    shared,
    Column("source", Text, primary_key=True),
    Column("subject", Uuid, primary_key=True),
    Column("sequence", BigInteger, nullable=False),
    Column("asked_at", DateTime(timezone=True), nullable=False),
    Column("asks", SmallInteger, nullable=False, server_default="0"),
)
"""Records of which an owner has said more than has come: `sequence` is the last number it named."""

upkeep_taken = Table(
    "upkeep_taken",
    shared,
    Column("id", Uuid, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp(), index=True),
)
"""What the services said to each other and was acted upon: it has no numbers by which it would be known again."""

disbelieved = Table(
    "disbelieved",
    shared,
    Column("signer", Text, primary_key=True),
    Column("why", Text, primary_key=True),
    Column("count", BigInteger, nullable=False),
    _now("first_at"),
    _now("last_at"),
)
"""Messages that were not believed: by whose name they bore and what was wrong with them (`chassis.disbelief`)."""

schedule_turn = Table(
    "schedule_turn",
    shared,
    Column("name", Text, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    prefixes=["UNLOGGED"],
)
"""When scheduled work had its last turn. Unlogged: a turn that finds nothing to do costs no write to the disk."""

command = Table(
    "command",
    shared,
    Column("actor", Uuid, primary_key=True),
    Column("key", Uuid, primary_key=True),
    Column("fingerprint", LargeBinary, nullable=False),
    _now("received_at"),
)
Index("ix_command_received_at", command.c.received_at)

audit_entry = Table(
    "audit_entry",
    shared,
    Column("position", BigInteger, Identity(always=True), primary_key=True),
    _now("at"),
    Column("actor", Uuid, nullable=False),
    Column("user_name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject_type", Text, nullable=False),
    Column("subject", Text),
    Column("outcome", Text, nullable=False),
    Column("code", Text),
    Column("facts", JSONB),
    Column("request_id", Text),
    Column("seal", LargeBinary),
    Column("xid", TransactionId, nullable=False, server_default=func.pg_current_xact_id()),
)
"""`seal`: of who wrote it (`chassis.linking`); none of what was there before entries had one, whose `xid` is 0."""
Index("ix_audit_entry_subject", audit_entry.c.subject_type, audit_entry.c.subject, audit_entry.c.at)
Index("ix_audit_entry_xid_position", audit_entry.c.xid, audit_entry.c.position)

audit_block = Table(
    "audit_block",
    shared,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("previous", LargeBinary, nullable=False),
    Column("previous_at", DateTime(timezone=True)),
    Column("xid", TransactionId, nullable=False),
    Column("positions", ARRAY(BigInteger), nullable=False),
    Column("ats", ARRAY(DateTime(timezone=True)), nullable=False),
    Column("tags", LargeBinary, nullable=False),
    Column("mac", LargeBinary, nullable=False),
)
"""Which entries the audit has, in the order of their transactions (`chassis.audit_chain`)."""

audit_head = Table(
    "audit_head",
    shared,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("number", BigInteger, nullable=False),
    Column("mac", LargeBinary, nullable=False),
    Column("proof", LargeBinary, nullable=False),
)
"""The last block."""

audit_anchor = Table(
    "audit_anchor",
    shared,
    Column("source", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
    Column("mac", LargeBinary, nullable=False),
    _now("at"),
)
"""Of each other service the last block that it told of: whoever writes its database alone does not reach this one."""

actor_account = Table(
    "actor_account",
    shared,
    Column("id", Uuid, primary_key=True),
    Column("user_name", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False, index=True),
    Column("agency", Text),
    Column("disabled", Boolean, nullable=False),
    Column("account", JSONB, nullable=False),
)

actor_role = Table(
    "actor_role",
    shared,
    Column("unique_id", Text, primary_key=True),
    Column("disabled", Boolean, nullable=False),
    Column("role", JSONB, nullable=False),
)
