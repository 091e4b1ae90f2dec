"""Flags as they lie beside their records. What people wrote is sealed with the record's key."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from chassis.actor import Actor
from chassis.driver import Row
from chassis.errors import NotFound
from chassis.session import DatabaseSession
from chassis.statements import Expression
from contracts.values import Values
from sharing.predicate import visible
from sharing.referred import asker_values
from sharing.scope import extent_of
from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Identity,
    Index,
    LargeBinary,
    Table,
    Text,
    Uuid,
    and_,
    bindparam,
    func,
    insert,
    select,
    text,
    update,
)

from cases.flag.domain import RecordFlag
from cases.record.store.rows import READ, Erased, RecordSeal, Vault
from cases.record.store.sight import SIGHT
from cases.record.store.table import record
from cases.tables import metadata

record_flag = Table(
    "record_flag",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("record_id", Uuid, nullable=False),
    Column("record_type", Text, nullable=False),
    Column("command_id", Uuid),
    Column("day", Date, nullable=False),
    Column("flagged_by", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("unflagged_by", Text),
    Column("unflagged_date", Date),
    Column("sealed", LargeBinary, nullable=False),
)
"""`command_id`: the Idempotency-Key that raised it, so that the same again finds it. `sealed`: `message` and
`unflag_message`. It is open until somebody unflagged it."""
Index("ix_record_flag_record_id", record_flag.c.record_id)
Index("ix_record_flag_day_id", record_flag.c.day, record_flag.c.id)
Index("ix_record_flag_command_id", record_flag.c.command_id, postgresql_where=text("command_id IS NOT NULL"))

BESIDE = "flags"
"""What the sealed bytes are bound to, beside their record."""
KEPT = ("record_id", "day", "flagged_by", "created_at", "unflagged_by", "unflagged_date")
NOTHING_SAID: Values = {"message": None, "unflag_message": None}
OF = tuple(record_flag.c[name].label(f"flag_{name}") for name in ("id", *KEPT, "sealed"))
"""A flag's columns beside those of its record."""
FLAGS = select(*OF).where(record_flag.c.record_id == bindparam("wanted")).order_by(record_flag.c.id)
OF_COMMAND = select(*OF).where(
    record_flag.c.flagged_by == bindparam("by"), record_flag.c.command_id == bindparam("command")
)
INSERT = insert(record_flag).returning(record_flag.c.id)
UPDATE = (
    update(record_flag)
    .where(record_flag.c.id == bindparam("wanted"))
    .values({name: bindparam(f"new_{name}") for name in ("day", "unflagged_by", "unflagged_date", "sealed")})
)


def _flag(row: Row, seal: RecordSeal | None) -> RecordFlag:
    said = NOTHING_SAID if seal is None else seal.unseal(row["flag_sealed"])
    return RecordFlag(id=row["flag_id"], **{name: row[f"flag_{name}"] for name in KEPT}, **said)


async def find_flags(session: DatabaseSession, vault: Vault, row: Row) -> list[RecordFlag]:
    """The record's flags, oldest first."""
    seal = vault.seal_of(row, BESIDE)
    return [_flag(each, seal) for each in await session.execute(FLAGS, {"wanted": row.id})]


def one_of(flags: Sequence[RecordFlag], id: int) -> RecordFlag:
    """Refuses one of another record as not there."""
    found = next((flag for flag in flags if flag.id == id), None)
    if found is None:
        raise NotFound
    return found


async def find_made(session: DatabaseSession, user_name: str, command_id: UUID | None) -> list[tuple[int, UUID]]:
    """What this command of theirs raised: ids of flags, and of their records."""
    found = await session.execute(OF_COMMAND, {"by": user_name, "command": command_id})
    return [(row.flag_id, row.flag_record_id) for row in found]


async def add(session: DatabaseSession, vault: Vault, row: Row, flag: RecordFlag, command_id: UUID | None) -> int:
    """Write a new flag; its id."""
    values = {name: getattr(flag, name) for name in KEPT}
    values |= {"record_type": row.record_type, "command_id": command_id, "sealed": _sealed(vault, row, flag)}
    id: int = await session.scalar(INSERT, values)
    return id


async def write(session: DatabaseSession, vault: Vault, row: Row, flag: RecordFlag) -> None:
    """Write what became of a flag."""
    changed = {
        "wanted": flag.id,
        "new_day": flag.day,
        "new_unflagged_by": flag.unflagged_by,
        "new_unflagged_date": flag.unflagged_date,
        "new_sealed": _sealed(vault, row, flag),
    }
    await session.execute(UPDATE, changed)


def _sealed(vault: Vault, row: Row, flag: RecordFlag) -> bytes:
    seal = vault.seal_of(row, BESIDE)
    if seal is None:
        raise Erased
    return seal.seal({"message": flag.message, "unflag_message": flag.unflag_message})


@dataclass(frozen=True, kw_only=True)
class Listed:
    """Which flags of many records. `by`: who raised them, if that matters."""

    kinds: Sequence[str]
    by: str | None = None
    only_open: bool = False
    per: int
    offset: int


async def find_page(session: DatabaseSession, actor: Actor, listed: Listed) -> tuple[list[Row], int]:
    """Flags of the records in the actor's sight, each with its record's row, the latest day first; how many in all."""
    conditions: list[Expression] = [
        record_flag.c.record_id == record.c.id,
        record.c.record_type.in_(listed.kinds),
        visible(SIGHT, extent_of(actor).reach),
    ]
    if listed.by is not None:
        conditions.append(record_flag.c.flagged_by == listed.by)
    if listed.only_open:
        conditions.append(record_flag.c.unflagged_by.is_(None))
    where, values = and_(*conditions), asker_values(actor)
    order = (record_flag.c.day.desc(), record_flag.c.id.desc())
    wanted: Any = select(*OF, *READ).where(where).order_by(*order).limit(listed.per).offset(listed.offset)
    rows = (await session.execute(wanted, values)).all()
    counted = select(func.count()).select_from(record_flag).join(record, record.c.id == record_flag.c.record_id)
    return rows, await session.scalar(counted.where(where), values) or 0


def flag_of(vault: Vault, row: Row) -> RecordFlag:
    """The flag of a row that stands beside its record."""
    return _flag(row, vault.seal_of(row, BESIDE))
