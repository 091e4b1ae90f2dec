"""Scheduled work: each run under an advisory lock, once per system however many workers there are."""

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

LOCK = text("SELECT pg_try_advisory_xact_lock(:space, :name)")
SPACE = 7_242


@dataclass(frozen=True)
class Schedule:
    """`run` gets the unit of work and the time; what it raises is logged and it is tried at the next turn."""

    name: str
    every: timedelta
    run: Callable[[UnitOfWork, datetime], Awaitable[None]]


async def keep(schedule: Schedule, database: Database, actor: Actor) -> None:
    """Run it again and again until cancelled."""
    while True:
        await asyncio.sleep(schedule.every.total_seconds())
        try:
            await run_once(schedule, database, actor, datetime.now(UTC))
        except Exception as error:  # the next turn tries again; the log and its alert say so
            logs.get().warning("schedule_failed", schedule=schedule.name, **logs.failure(error))


async def run_once(schedule: Schedule, database: Database, actor: Actor, now: datetime) -> bool:
    """One turn, unless another worker is at it; whether it ran."""
    async with database.transaction(actor) as uow:
        key = zlib.crc32(schedule.name.encode()) - (1 << 31)
        if not await uow.session.scalar(LOCK, {"space": SPACE, "name": key}):
            return False
        await schedule.run(uow, now)
    return True
