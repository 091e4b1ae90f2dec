"""What cannot be applied now: gaps, failures on the ladder, and the parking lot. One table, in PostgreSQL."""

import random
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from contracts.event import Envelope
from contracts.values import Values
from sqlalchemy import BigInteger, cast, delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert

from chassis.session import DatabaseSession
from chassis.tables import held
from chassis.unit_of_work import UnitOfWork

GAP, RETRY, PARKED, FORK, UNREADABLE = "gap", "retry", "parked", "fork", "unreadable"
WAITING = (GAP, RETRY, PARKED, UNREADABLE)
LADDER = (0.2, 1.0, 5.0, 30.0, 120.0, 600.0, 3600.0, 6 * 3600.0, 24 * 3600.0)
"""Seconds between attempts (`docs/domain/messages.md §3`); the first two are for a parent event that is just behind."""
KILLS_ALLOWED = 3
LEASE_SECONDS = 60.0

IS_DUE = text("SELECT EXISTS (SELECT FROM held WHERE next_at <= now() AND why = 'retry')")
"""Asked once a second and after whatever was heard, so without a transaction around it."""
UNSUSPECTED = "attempts = 0 OR last_error IS NOT NULL"
CLAIM = text(
    f"""
    UPDATE held SET attempts = attempts + 1, next_at = now() + make_interval(secs => :lease)
    WHERE (source, subject, sequence, id) IN (
        SELECT source, subject, sequence, id FROM held
        WHERE next_at <= now() AND why = 'retry' AND ({UNSUSPECTED})
        ORDER BY next_at, sequence LIMIT :limit FOR UPDATE SKIP LOCKED
    )
    RETURNING envelope, attempts, last_error
    """
)
"""What has never been tried, or has failed and said so; a suspect, whose attempt nobody survived to tell of, waits."""
CLAIM_SUSPECT = text(CLAIM.text.replace(UNSUSPECTED, "attempts > 0 AND last_error IS NULL"))


def next_attempt(attempts: int, now: datetime) -> datetime | None:
    """When to try again after so many attempts, ± 20 %; none: park it."""
    if attempts > len(LADDER):
        return None
    return now + timedelta(seconds=LADDER[attempts - 1] * random.uniform(0.8, 1.2))  # noqa: S311  # spreads load


async def hold(
    uow: UnitOfWork,
    envelope: Envelope,
    *,
    why: str,
    attempts: int = 0,
    error: str | None = None,
    at_once: bool = False,
) -> int:
    """Put an event aside; 1 if it was not there yet, else 0."""
    now = datetime.now(UTC)
    due = now if at_once else next_attempt(attempts, now) if why == RETRY else None
    row = {
        "source": envelope.source,
        "subject": envelope.subject,
        "sequence": envelope.sequence,
        "id": envelope.id,
        "why": why,
        "envelope": envelope.model_dump(mode="json"),
        "attempts": attempts,
        "next_at": due,
        "last_error": error,
    }
    added = insert(held).values(row).on_conflict_do_nothing().returning(held.c.sequence)
    return 0 if await uow.session.scalar(added) is None else 1


async def holds(uow: UnitOfWork, envelope: Envelope) -> bool:
    """Whether this very event is put aside already."""
    found = select(held.c.sequence).where(_key(envelope))
    return await uow.session.scalar(found) is not None


async def find(uow: UnitOfWork, id: UUID) -> Envelope | None:
    """A held event by its id, locked."""
    found = await uow.session.scalar(select(held.c.envelope).where(held.c.id == id).with_for_update())
    return None if found is None else Envelope.model_validate(found)


async def release_next(uow: UnitOfWork, source: str, subject: UUID, sequence: int) -> None:
    """What follows this number, now that it is applied, is due."""
    follows = func.coalesce(cast(held.c.envelope["follows"].astext, BigInteger), held.c.sequence - 1)
    waiting = (held.c.source == source) & (held.c.subject == subject) & (follows <= sequence) & (held.c.why == GAP)
    await uow.session.execute(update(held).where(waiting).values(why=RETRY, next_at=func.now()))


async def drop_gap(uow: UnitOfWork, envelope: Envelope) -> int:
    """Forget that this event waits for a gap; how often it did."""
    gone = delete(held).where(_key(envelope), held.c.why == GAP).returning(held.c.sequence)
    return len(await uow.session.scalars(gone))


async def is_due(session: DatabaseSession) -> bool:
    return bool((await session.execute(IS_DUE)).scalar_one())


async def claim_due(uow: UnitOfWork, *, limit: int = 50) -> list[tuple[Envelope, int, str | None]]:
    """Take what is due for a minute, counting the attempt before it is made, so that a killer is found out.

    Suspects are taken one by one, after everything else, so that none is blamed for another's kill.
    """
    rows = (await uow.session.execute(CLAIM, {"limit": limit, "lease": LEASE_SECONDS})).all()
    if not rows:
        rows = (await uow.session.execute(CLAIM_SUSPECT, {"limit": 1, "lease": LEASE_SECONDS})).all()
    claimed = [(Envelope.model_validate(row.envelope), row.attempts, row.last_error) for row in rows]
    return sorted(claimed, key=lambda item: (item[0].source, item[0].subject, item[0].sequence))


async def drop(uow: UnitOfWork, envelope: Envelope) -> None:
    await uow.session.execute(delete(held).where(_key(envelope)))


async def back_to_gap(uow: UnitOfWork, envelope: Envelope) -> None:
    await uow.session.execute(update(held).where(_key(envelope)).values(why=GAP, next_at=None))


async def put_back(uow: UnitOfWork, envelope: Envelope, *, attempts: int, error: str, counts: bool) -> str:
    """After a failed attempt: up the ladder, or parked; an outage of ours does not count. Returns the new `why`."""
    now = datetime.now(UTC)
    tried = attempts if counts else max(attempts - 1, 0)
    due = next_attempt(max(tried, 1), now)
    why = PARKED if due is None else RETRY
    values: Values = {"why": why, "next_at": due, "attempts": tried, "last_error": error}
    await uow.session.execute(update(held).where(_key(envelope)).values(values))
    return why


async def park(uow: UnitOfWork, envelope: Envelope, reason: str) -> None:
    await uow.session.execute(update(held).where(_key(envelope)).values(why=PARKED, next_at=None, last_error=reason))


def _key(envelope: Envelope) -> Any:
    return (
        (held.c.source == envelope.source)
        & (held.c.subject == envelope.subject)
        & (held.c.sequence == envelope.sequence)
        & (held.c.id == envelope.id)
    )
