"""Finds what is not as it was written in a service's audit: altered, taken out, put in, moved (ADR 40)."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ARRAY, BigInteger, bindparam, select, text

from chassis.audit_chain import BEFORE_CHAIN, Place, block_proof, head_proof, tag
from chassis.driver import Row
from chassis.linking import ENTRY, MAC, WHOSE, is_sealed, same
from chassis.session import DatabaseSession
from chassis.tables import audit_anchor, audit_head

MOST_NAMED = 1000
"""Blocks that are named one by one where many are missing."""
PATIENCE = timedelta(minutes=2)
"""What is in no block after that was not seen by a worker."""


@dataclass(frozen=True)
class Forgery:
    """`what`: `altered`, `removed`, `added`, `copied`, `out_of_order` or `unsealed`; `where`: what it was found at."""

    where: str
    what: str


BLOCK = text(
    """
    SELECT number, at, previous, previous_at, CAST(xid AS text) AS xid, positions, ats, tags, mac
    FROM audit_block WHERE number > :after ORDER BY number LIMIT 1
    """
)
# No facts are SQL's null; JSON's own, which reads the same, nobody of ours has written.
ENTRIES = text(
    """
    SELECT position, at, actor, user_name, role, action, subject_type, subject, outcome, code, request_id, seal,
           CASE WHEN facts = 'null' THEN '"null"' ELSE facts END AS facts, CAST(xid AS text) AS xid
    FROM audit_entry WHERE position = ANY(:positions)
    """
).bindparams(bindparam("positions", type_=ARRAY(BigInteger)))
LOOSE = text(
    """
    SELECT e.position, e.at, e.actor, e.user_name, e.role, e.action, e.subject_type, e.subject, e.outcome, e.code,
           CASE WHEN e.facts = 'null' THEN '"null"' ELSE e.facts END AS facts, e.request_id, e.seal,
           CAST(e.xid AS text) AS xid,
           (e.xid, e.position) > (CAST(CAST(:xid AS text) AS xid8), :position) AS is_waiting
    FROM audit_entry AS e LEFT JOIN (SELECT unnest(positions) AS position FROM audit_block) AS b USING (position)
    WHERE b.position IS NULL
    """
)
LEADING = select(audit_head)
FIRST = text("SELECT min(number) FROM audit_block")
ANCHORED = select(audit_anchor).where(audit_anchor.c.source == bindparam("owner"))
AT = text("SELECT mac FROM audit_block WHERE number = :number")
COPIED = text(
    """
    SELECT e.position FROM audit_entry AS e
    JOIN (SELECT seal FROM audit_entry WHERE seal IS NOT NULL GROUP BY seal HAVING count(*) > 1) AS d USING (seal)
    ORDER BY e.position
    """
)


async def find_forged(session: DatabaseSession, key: bytes, now: datetime, kept: timedelta) -> AsyncIterator[Forgery]:
    """All that is not as it was written. `kept`: how long entries are; older ones may be gone."""
    place, pruned = Place(), now - kept
    while (block := (await session.execute(BLOCK, {"after": place.number})).one_or_none()) is not None:
        for forgery in _check_place(place, block, pruned):
            yield forgery
        if same(block.mac, block_proof(key, block)) and len(block.tags) == MAC * len(block.positions):
            async for forgery in _check_entries(session, key, block, pruned):
                yield forgery
        else:
            yield Forgery(f"block {block.number}", "altered")
        last = block.positions[-1] if block.positions else place.position
        place = Place(block.number, block.at, block.mac, block.xid, last)
    async for forgery in _check_end(session, key, place):
        yield forgery
    async for forgery in _check_loose(session, key, place, now):
        yield forgery


def _check_place(place: Place, block: Row, pruned: datetime) -> list[Forgery]:
    if block.number != place.number + 1:
        first = place.number == 0
        if first and block.previous_at is not None and block.previous_at < pruned:
            return []
        missing = range(place.number + 1, min(block.number, place.number + MOST_NAMED))
        return [Forgery(f"block {number}", "removed") for number in missing]
    return [] if same(block.previous, place.mac) else [Forgery(f"block {block.number}", "out_of_order")]


async def _check_entries(session: DatabaseSession, key: bytes, block: Row, pruned: datetime) -> AsyncIterator[Forgery]:
    found = {row.position: row for row in await session.execute(ENTRIES, {"positions": block.positions})}
    for index, (position, at) in enumerate(zip(block.positions, block.ats, strict=True)):
        row, wanted = found.get(position), block.tags[index * MAC : (index + 1) * MAC]
        if row is None:
            if at >= pruned:
                yield Forgery(f"entry {position}", "removed")
        elif not same(wanted, tag(key, row)):
            yield Forgery(f"entry {position}", "altered")
        elif row.xid != BEFORE_CHAIN and not _is_sealed(key, row):
            yield Forgery(f"entry {position}", "added" if row.seal is None else "altered")


def _is_sealed(key: bytes, row: Row) -> bool:
    return is_sealed(key, row.seal, {name: row[name] for name in WHOSE}, [row[name] for name in ENTRY], row.facts)


async def _check_end(session: DatabaseSession, key: bytes, place: Place) -> AsyncIterator[Forgery]:
    head = (await session.execute(LEADING)).one_or_none()
    if head is None:
        if place.number:
            yield Forgery("head", "removed")
    elif not same(head.proof, head_proof(key, head.number, head.mac)):
        yield Forgery("head", "altered")
    elif head.number > place.number:
        for number in range(place.number + 1, head.number + 1):
            yield Forgery(f"block {number}", "removed")
    elif (head.number, head.mac) != (place.number, place.mac):
        yield Forgery(f"block {place.number}", "added")


async def _check_loose(session: DatabaseSession, key: bytes, place: Place, now: datetime) -> AsyncIterator[Forgery]:
    """What is in no block: it is too new for that, or does not belong there."""
    for row in await session.execute(LOOSE, {"xid": place.xid, "position": place.position}):
        is_known = row.xid == BEFORE_CHAIN if row.seal is None else _is_sealed(key, row)
        if not row.is_waiting or not is_known:
            yield Forgery(f"entry {row.position}", "added")
        elif row.at < now - PATIENCE:
            yield Forgery(f"entry {row.position}", "unsealed")
    for position in await session.scalars(COPIED):
        yield Forgery(f"entry {position}", "copied")


async def find_cut(session: DatabaseSession, others: DatabaseSession, owner: str) -> list[Forgery]:
    """Whether the chain still has the end that another service was told of."""
    anchor = (await others.execute(ANCHORED, {"owner": owner})).one_or_none()
    if anchor is None:
        return []
    mac, first = await session.scalar(AT, {"number": anchor.number}), await session.scalar(FIRST)
    if mac is None and first is not None and first > anchor.number:
        return []
    return [] if same(mac, anchor.mac) else [Forgery(f"block {anchor.number}", "removed" if mac is None else "altered")]
