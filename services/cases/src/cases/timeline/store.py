"""Whole histories, many at once, and what their records keep of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from chassis.driver import Row
from chassis.session import DatabaseSession
from sqlalchemy import ARRAY, Uuid, any_, bindparam, select, union, update

from cases.history.domain import Entry
from cases.history.store import record_history
from cases.record.store.table import record
from cases.timeline.domain import End, ProvenEntry

MOST = 500
AFTER = bindparam("after", type_=Uuid)
IDS = bindparam("ids", type_=ARRAY(Uuid))
_all = union(
    select(record.c.id).where(record.c.id > AFTER),
    select(record_history.c.record_id).where(record_history.c.record_id > AFTER),
).subquery()
NEXT = select(_all.c.id).order_by(_all.c.id).limit(MOST)
ENDS = select(record.c.id, record.c.record_type, record.c.version, record.c.chained).where(record.c.id == any_(IDS))
ENTRIES = (
    select(record_history)
    .where(record_history.c.record_id == any_(IDS))
    .order_by(record_history.c.record_id, record_history.c.version, record_history.c.position)
)
UNCHAINED = (
    select(record.c.id, record.c.record_type, record.c.version, record.c.chained)
    .where(record.c.chained.is_(None), record.c.id > AFTER)
    .order_by(record.c.id)
    .limit(MOST)
    .with_for_update()
)
PROVE = (
    update(record_history)
    .where(record_history.c.record_id == bindparam("of"), record_history.c.version == bindparam("numbered"))
    .values(proof=bindparam("made"))
)
END = update(record).where(record.c.id == bindparam("of")).values(chained=bindparam("made"))


async def list_ids(session: DatabaseSession, after: UUID) -> Sequence[UUID]:
    """The next records that there are, or that have a history."""
    return await session.scalars(NEXT, {"after": after})


async def find_ends(session: DatabaseSession, ids: Sequence[UUID]) -> Mapping[UUID, End]:
    return {row.id: _end(row) for row in await session.execute(ENDS, {"ids": list(ids)})}


async def find_written(session: DatabaseSession, ids: Sequence[UUID]) -> Mapping[UUID, list[ProvenEntry]]:
    """The histories by record, in order."""
    found: dict[UUID, list[ProvenEntry]] = defaultdict(list)
    for row in await session.execute(ENTRIES, {"ids": list(ids)}):
        found[row.record_id].append(ProvenEntry(_entry(row), row.proof))
    return found


async def lock_unchained(session: DatabaseSession, after: UUID) -> list[End]:
    """The next records whose history is not chained."""
    return [_end(row) for row in await session.execute(UNCHAINED, {"after": after})]


async def write_chain(session: DatabaseSession, end: End, proofs: Sequence[bytes], chained: bytes) -> None:
    numbered = [{"of": end.id, "numbered": number, "made": made} for number, made in enumerate(proofs, start=1)]
    await session.execute(PROVE, numbered)
    await session.execute(END, {"of": end.id, "made": chained})


def _end(row: Row) -> End:
    return End(id=row.id, kind=row.record_type, version=row.version, chained=row.chained)


def _entry(row: Row) -> Entry:
    return Entry(
        record_id=row.record_id,
        version=row.version,
        at=row.at,
        user_name=row.user_name,
        action=row.action,
        changes=row.changes,
        sealed=row.sealed,
    )
