"""The audit of a service as a chain of blocks, which its worker closes every few seconds (ADR 40).

An entry is sealed by who writes it. A block says which entries there are, and follows from the block before it, so that
none can be taken out, put in or moved. Entries of transactions that are still open come into a later block.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from contracts.upkeep import HeadsAnnounced
from contracts.values import Values
from sqlalchemy import ARRAY, BigInteger, DateTime, LargeBinary, bindparam, select, text

from chassis import logs
from chassis.audit_told import tell_entries
from chassis.driver import Row
from chassis.linking import MAC, moment, proof, same
from chassis.schedule import Schedule
from chassis.session import DatabaseSession
from chassis.tables import audit_head
from chassis.unit_of_work import UnitOfWork

MOST = 2000
"""Entries of one block."""
BLOCKS = 20
"""Blocks of one turn."""
EVERY = timedelta(seconds=5)
NOTHING = bytes(MAC)
BEFORE_CHAIN = "0"
"""The transaction of entries that were there before the chain: they have no seal of their own."""

HEAD = text("SELECT number, mac, proof FROM audit_head FOR UPDATE")
LAST = text(
    """
    SELECT number, at, mac, CAST(xid AS text) AS xid, positions[cardinality(positions)] AS position
    FROM audit_block ORDER BY number DESC LIMIT 1
    """
)
ENDED = text(
    """
    WITH now AS (SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS text) AS bigint) AS next),
    behind AS (
        SELECT mod(mod(now.next, 4294967296) - CAST(CAST(a.backend_xid AS text) AS bigint) + 4294967296, 4294967296)
            AS by
        FROM now, pg_stat_activity AS a WHERE a.datname = current_database() AND a.backend_xid IS NOT NULL
          AND a.pid <> pg_backend_pid()
    )
    SELECT CAST(now.next - coalesce((SELECT max(by) FROM behind WHERE by < 2147483648), 0) AS text) FROM now
    """
)
"""The first transaction of this database that may still be under way; what others of the server do holds up nothing.
Asked for by itself, before the entries: what has ended by then, the next statement sees.
"""
NEXT = text(
    """
    SELECT position, at, seal, CAST(xid AS text) AS xid, user_name, role, action, subject_type, subject, outcome, code
    FROM audit_entry
    WHERE (xid, position) > (CAST(CAST(:xid AS text) AS xid8), :position)
      AND xid < CAST(CAST(:ended AS text) AS xid8)
    ORDER BY xid, position LIMIT :most
    """
)
CLOSE = text(
    """
    INSERT INTO audit_block (number, at, previous, previous_at, xid, positions, ats, tags, mac)
    VALUES (:number, :at, :previous, :previous_at, CAST(CAST(:xid AS text) AS xid8), :positions, :ats, :tags, :mac)
    """
).bindparams(
    bindparam("positions", type_=ARRAY(BigInteger)),
    bindparam("ats", type_=ARRAY(DateTime(timezone=True))),
    bindparam("previous", type_=LargeBinary),
    bindparam("previous_at", type_=DateTime(timezone=True)),
)
LEAD = text(
    """
    INSERT INTO audit_head (one, number, mac, proof) VALUES (1, :number, :mac, :proof)
    ON CONFLICT (one) DO UPDATE SET number = excluded.number, mac = excluded.mac, proof = excluded.proof
    """
)


@dataclass(frozen=True)
class Place:
    """How far the chain goes: its last block, and the last entry of that."""

    number: int = 0
    at: datetime | None = None
    mac: bytes = NOTHING
    xid: str = BEFORE_CHAIN
    position: int = 0


async def close_blocks(uow: UnitOfWork, now: datetime) -> None:
    """Close blocks over what was written since the last one. Does nothing where the chain's end is not what it was:
    what follows on something forged would prove it.
    """
    key = uow.chain
    if key is None:
        return
    place = await _end(uow.session, key)
    if place is None:
        logs.get().error("audit_chain_broken")
        return
    ended = await uow.session.scalar(ENDED)
    for _ in range(BLOCKS):
        wanted = {"xid": place.xid, "position": place.position, "ended": ended, "most": MOST}
        rows = (await uow.session.execute(NEXT, wanted)).all()
        if not rows:
            return
        place = await _close(uow.session, key, place, rows, now)
        await tell_entries(uow, rows)
        if len(rows) < MOST:
            return


async def _end(session: DatabaseSession, key: bytes) -> Place | None:
    head = (await session.execute(HEAD)).one_or_none()
    last = (await session.execute(LAST)).one_or_none()
    if head is None and last is None:
        return Place()
    if head is None or last is None or (head.number, head.mac) != (last.number, last.mac):
        return None
    if not same(head.proof, head_proof(key, head.number, head.mac)):
        return None
    return Place(last.number, last.at, last.mac, last.xid, last.position)


async def _close(session: DatabaseSession, key: bytes, place: Place, rows: list[Row], now: datetime) -> Place:
    block: Values = {
        "number": place.number + 1,
        "at": now,
        "previous": place.mac,
        "previous_at": place.at,
        "xid": rows[-1].xid,
        "positions": [row.position for row in rows],
        "ats": [row.at for row in rows],
        "tags": b"".join(tag(key, row) for row in rows),
    }
    block["mac"] = block_proof(key, block)
    await session.execute(CLOSE, block)
    head = {"number": block["number"], "mac": block["mac"]}
    await session.execute(LEAD, head | {"proof": head_proof(key, **head)})
    return Place(block["number"], now, block["mac"], block["xid"], block["positions"][-1])


def tag(key: bytes, entry: Row) -> bytes:
    seal = entry["seal"] or b""
    return proof(key, b"place", entry["position"], moment(entry["at"]), entry["xid"], seal.hex())


def block_proof(key: bytes, block: Any) -> bytes:
    previous_at = None if block["previous_at"] is None else moment(block["previous_at"])
    said = (block["number"], moment(block["at"]), block["previous"].hex(), previous_at, block["xid"])
    ats = [moment(each) for each in block["ats"]]
    return proof(key, b"block", *said, block["positions"], ats, block["tags"].hex())


def head_proof(key: bytes, number: int, mac: bytes) -> bytes:
    return proof(key, b"head", number, mac.hex())


CHAIN_SCHEDULES = (Schedule("close_audit_blocks", EVERY, close_blocks),)

TOLD = select(audit_head.c.number, audit_head.c.mac)
KEEP = text(
    """
    INSERT INTO audit_anchor AS a (source, number, mac) VALUES (:owner, :number, :mac)
    ON CONFLICT (source) DO UPDATE SET number = excluded.number, mac = excluded.mac, at = now()
    WHERE a.number < excluded.number
    """
)


async def last_block(session: DatabaseSession) -> Values:
    """What the others are told of the chain's end; nothing as long as there is none."""
    head = (await session.execute(TOLD)).one_or_none()
    return {} if head is None else {"audit_block": head.number, "audit_mac": head.mac.hex()}


async def note_block(uow: UnitOfWork, event: HeadsAnnounced) -> None:
    """Keep the farthest end of another service's chain."""
    if event.owner == uow.source or event.audit_block is None or event.audit_mac is None:
        return
    kept = {"owner": event.owner, "number": event.audit_block, "mac": bytes.fromhex(event.audit_mac)}
    await uow.session.execute(KEEP, kept)
