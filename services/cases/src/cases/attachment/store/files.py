"""Files as they are known beside their records. The key of each is sealed with its record's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.driver import Row
from chassis.errors import NotFound
from chassis.session import DatabaseSession
from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Identity,
    Index,
    LargeBinary,
    Table,
    Text,
    Uuid,
    any_,
    bindparam,
    delete,
    insert,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY

from cases.record.store.rows import Erased, RecordSeal, Vault
from cases.tables import metadata

attachment = Table(
    "attachment",
    metadata,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("record_id", Uuid, nullable=False),
    Column("object_id", Uuid, nullable=False, unique=True),
    Column("size", BigInteger, nullable=False),
    Column("added_by", Text, nullable=False),
    Column("added_at", DateTime(timezone=True), nullable=False),
    Column("command_id", Uuid),
    Column("sealed", LargeBinary, nullable=False),
)
"""`object_id`: its name where files lie. `command_id`: the Idempotency-Key that added it. `sealed`: the key of the file
under the record's key: without the row, or without the record's key, nobody opens it. What is said of it stands in the
record's values."""
Index("ix_attachment_record_id", attachment.c.record_id)
Index("ix_attachment_command_id", attachment.c.command_id, postgresql_where=text("command_id IS NOT NULL"))

BESIDE = "attachments"
"""What the sealed bytes are bound to, beside their record."""
ONE = select(attachment).where(attachment.c.id == bindparam("wanted"), attachment.c.record_id == bindparam("of"))
OF_COMMAND = select(attachment.c.id).where(
    attachment.c.added_by == bindparam("by"), attachment.c.command_id == bindparam("command")
)
INSERT = insert(attachment).returning(attachment.c.id)
DELETE = delete(attachment).where(attachment.c.id == bindparam("wanted"))
OF_RECORD = delete(attachment).where(attachment.c.record_id == bindparam("wanted"))
KNOWN = select(attachment.c.object_id).where(attachment.c.object_id == any_(bindparam("ids", type_=ARRAY(Uuid))))


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """`key`: of this file alone."""

    object_id: UUID
    size: int
    key: bytes


def about(object_id: UUID) -> str:
    """What the pieces of a file are bound to."""
    return f"file/{object_id}"


def _seal(vault: Vault, row: Row) -> RecordSeal:
    seal = vault.seal_of(row, BESIDE)
    if seal is None:
        raise Erased
    return seal


async def add(
    session: DatabaseSession, vault: Vault, row: Row, stored: StoredFile, *, by: str, at: datetime, command: UUID | None
) -> int:
    """Write down where the file lies; its number."""
    values = {
        "record_id": row.id,
        "object_id": stored.object_id,
        "size": stored.size,
        "added_by": by,
        "added_at": at,
        "command_id": command,
        "sealed": _seal(vault, row).seal({"key": stored.key.hex()}),
    }
    number: int = await session.scalar(INSERT, values)
    return number


async def find(session: DatabaseSession, vault: Vault, row: Row, number: int) -> StoredFile:
    """Refuses one of another record as not there."""
    found = (await session.execute(ONE, {"wanted": number, "of": row.id})).one_or_none()
    if found is None:
        raise NotFound
    key = bytes.fromhex(_seal(vault, row).unseal(found.sealed)["key"])
    return StoredFile(object_id=found.object_id, size=found.size, key=key)


async def find_made(session: DatabaseSession, user_name: str, command_id: UUID | None) -> int | None:
    """The file that this command of theirs added."""
    number: int | None = await session.scalar(OF_COMMAND, {"by": user_name, "command": command_id})
    return number


async def remove(session: DatabaseSession, number: int) -> None:
    """With its key: what lies where files are is nobody's to open from then on, and is swept away."""
    await session.execute(DELETE, {"wanted": number})


async def remove_all(session: DatabaseSession, record_id: UUID) -> None:
    await session.execute(OF_RECORD, {"wanted": record_id})


async def find_known(session: DatabaseSession, ids: Sequence[UUID]) -> set[UUID]:
    """Those of the names under which a file lies that is somebody's."""
    return set(await session.scalars(KNOWN, {"ids": list(ids)}))
