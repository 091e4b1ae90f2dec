"""Scheduled work: once per period and system, however many workers there are."""

import asyncio
import zlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import text

from chassis import logs
from chassis.actor import Actor
from chassis.database import Database
from chassis.unit_of_work import UnitOfWork

SPACE = 7_242
TAKE = text(
    """
    INSERT INTO schedule_turn AS t (name, at)
    SELECT CAST(:name AS text), CAST(:now AS timestamptz) WHERE pg_try_advisory_xact_lock(:space, :key)
    ON CONFLICT (name) DO UPDATE SET at = excluded.at
        WHERE t.at <= CAST(:before AS timestamptz) OR t.at >= CAST(:beyond AS timestamptz)
    RETURNING name
    """
)
"""Nothing where another worker is at it, or any had its turn lately. A turn far ahead was noted by a wrong clock."""
EARLY = 0.9
"""From this part of a period on the next turn is due: clocks that differ a little must not double a period."""
FIRST = timedelta(minutes=1)
"""When a worker that has started looks first: what is done daily is done even if none lives for a day."""


@dataclass(frozen=True)
class Schedule:
    """`run` gets the unit of work and the time; what it raises is logged and it is tried at the next turn."""

    name: str
    every: timedelta
    run: Callable[[UnitOfWork, datetime], Awaitable[None]]


async def keep(schedule: Schedule, database: Database, actor: Actor) -> None:
    """Run it again and again until cancelled."""
    pause = min(schedule.every, FIRST)
    while True:
        await asyncio.sleep(pause.total_seconds())
        pause = schedule.every
        try:
            await run_once(schedule, database, actor, datetime.now(UTC))
        except Exception as error:  # the next turn tries again; the log and its alert say so
            logs.get().warning("schedule_failed", schedule=schedule.name, **logs.failure(error))


async def run_once(schedule: Schedule, database: Database, actor: Actor, now: datetime) -> bool:
    """One turn, unless another worker is at it or had the turn of this period; whether it ran."""
    period = {"now": now, "before": now - schedule.every * EARLY, "beyond": now + schedule.every}
    turn = {"name": schedule.name, "space": SPACE, "key": zlib.crc32(schedule.name.encode()) - (1 << 31)}
    async with database.transaction(actor) as uow:
        if await uow.session.scalar(TAKE, period | turn) is None:
            return False
        await schedule.run(uow, now)
    return True
