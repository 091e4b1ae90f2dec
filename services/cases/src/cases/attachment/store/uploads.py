"""What has arrived of files that come in pieces, sealed with the key of the record they are for."""

import base64
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from chassis.driver import Row
from chassis.session import DatabaseSession
from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Index,
    LargeBinary,
    Table,
    Text,
    Uuid,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert as upserted

from cases.attachment.domain import Sending
from cases.record.store.rows import Erased, RecordSeal, Vault
from cases.tables import metadata

upload = Table(
    "upload",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("record_id", Uuid, nullable=False),
    Column("user_name", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("begun_at", DateTime(timezone=True), nullable=False),
)
"""`id`: as the device named it."""
Index("ix_upload_record_id", upload.c.record_id)
Index("ix_upload_user_name", upload.c.user_name)
Index("ix_upload_begun_at", upload.c.begun_at)
upload_piece = Table(
    "upload_piece",
    metadata,
    Column("upload_id", Uuid, primary_key=True),
    Column("place", BigInteger, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)
"""`place`: how many bytes come before it."""

START = upserted(upload).values(received=0).on_conflict_do_nothing()
THEIRS = select(upload).where(
    upload.c.id == bindparam("wanted"), upload.c.record_id == bindparam("of"), upload.c.user_name == bindparam("by")
)
LOCKED = THEIRS.with_for_update()
OPEN = select(func.count()).where(upload.c.user_name == bindparam("by"))
ADD = insert(upload_piece)
GROWN = update(upload).where(upload.c.id == bindparam("wanted")).values(received=bindparam("now_received"))
PLACES = select(upload_piece.c.place).where(upload_piece.c.upload_id == bindparam("wanted")).order_by("place")
PIECE = select(upload_piece.c.sealed).where(
    upload_piece.c.upload_id == bindparam("wanted"), upload_piece.c.place == bindparam("at")
)
FORGET = delete(upload).where(upload.c.id == bindparam("wanted"))
FORGET_PIECES = delete(upload_piece).where(upload_piece.c.upload_id == bindparam("wanted"))
OF_RECORD = select(upload.c.id).where(upload.c.record_id == bindparam("wanted"))
OLD = select(upload.c.id).where(upload.c.begun_at < bindparam("before")).limit(100).with_for_update(skip_locked=True)


async def start(session: DatabaseSession, sending: Sending, now: datetime) -> None:
    """Nothing where it has begun already."""
    await session.execute(
        START,
        {
            "id": sending.id,
            "record_id": sending.record_id,
            "user_name": sending.user_name,
            "size": sending.size,
            "begun_at": now,
        },
    )


async def find(session: DatabaseSession, id: UUID, *, of: UUID, by: str, to_change: bool = False) -> Sending | None:
    """What this person has sent of it for this record."""
    row = (await session.execute(LOCKED if to_change else THEIRS, {"wanted": id, "of": of, "by": by})).one_or_none()
    if row is None:
        return None
    return Sending(id=row.id, record_id=row.record_id, user_name=row.user_name, size=row["size"], received=row.received)


async def count_open(session: DatabaseSession, user_name: str) -> int:
    count: int = await session.scalar(OPEN, {"by": user_name})
    return count


async def add_piece(session: DatabaseSession, vault: Vault, row: Row, sending: Sending, piece: bytes) -> None:
    """Write the next piece down."""
    place = sending.received
    sealed = _seal(vault, row, sending.id, place).seal({"piece": base64.b64encode(piece).decode()})
    await session.execute(ADD, {"upload_id": sending.id, "place": place, "sealed": sealed})
    await session.execute(GROWN, {"wanted": sending.id, "now_received": place + len(piece)})


async def read(session: DatabaseSession, vault: Vault, row: Row, sending: Sending) -> bytearray:
    """The whole file, put together again piece by piece."""
    content = bytearray()
    for place in await session.scalars(PLACES, {"wanted": sending.id}):
        sealed = await session.scalar(PIECE, {"wanted": sending.id, "at": place})
        content += base64.b64decode(_seal(vault, row, sending.id, place).unseal(sealed)["piece"])
    return content


async def forget(session: DatabaseSession, ids: Iterable[UUID]) -> None:
    for id in ids:
        await session.execute(FORGET_PIECES, {"wanted": id})
        await session.execute(FORGET, {"wanted": id})


async def forget_of_record(session: DatabaseSession, record_id: UUID) -> None:
    await forget(session, await session.scalars(OF_RECORD, {"wanted": record_id}))


async def forget_old(session: DatabaseSession, before: datetime) -> None:
    """Those that began before and were never ended."""
    await forget(session, await session.scalars(OLD, {"before": before}))


def _seal(vault: Vault, row: Row, id: UUID, place: int) -> RecordSeal:
    seal = vault.seal_of(row, f"upload/{id}/{place}")
    if seal is None:
        raise Erased
    return seal
