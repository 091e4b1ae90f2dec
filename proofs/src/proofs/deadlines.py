"""`python -m proofs.deadlines`: what the clock costs with 100,000 open cases, in seconds of CPU.

The cases service's database alone, with the schedule run by hand. Every case is overdue and none was told of, which is
the most that a round can meet: it is told of all of them, a turn at a time. Then a turn that finds nothing.
"""

import asyncio
import os
import random
import statistics
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cases.bootstrap import write_defaults
from cases.deadline.commands import tell_next
from cases.record.store.setup import SETUP
from cases.record.store.table import record
from cases.silence.commands import tell_of_silence
from chassis.actor import service_actor
from chassis.database import Database
from chassis.ids import new_id
from chassis.moments import written
from contracts.values import Values
from sqlalchemy import insert, text
from testkit.services import migrated

CASES = int(os.environ.get("MAHON_CASES", "100000"))
AT_ONCE, TURNS = 1000, 20
MOST_SECONDS = 60
NOW = datetime(2026, 11, 30, 6, tzinfo=UTC)
LATEST = timedelta(days=60)
TICKS = os.sysconf("SC_CLK_TCK")
FACTS, SEALED = 3000, 1500
"""Bytes of a case as the bench has them: what is read past to find what is due."""
LISTS = ("search", "sounds", "alerts", "associated_users", "associated_groups", "associated_agencies")
BACKENDS = text("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
TOLD = text(
    """
    SELECT count(*) AS told, count(DISTINCT subject) AS subjects FROM outbox
    WHERE family = 'deadline' AND type <> 'cases.silence_noticed.v1'
    """
)


def a_case(number: int, rng: random.Random) -> Values:
    due = NOW - LATEST * rng.random()
    facts = {
        "next_action": "follow_up",
        "next_action_due": written(due),
        "others": rng.randbytes(FACTS // 2).hex(),
    }
    return {
        "id": new_id(),
        "record_type": "case",
        "version": 1,
        "status": "open",
        "record_state": True,
        "owned_by": f"officer_{number % 4000}",
        "short_id": f"{number:07}",
        "risk_level": rng.choice(["high", "medium", "low", None]),
        "created_at": NOW - 2 * LATEST,
        "last_updated_at": NOW - LATEST,
        "next_action_due": due,
        "facts": facts,
        "sealed": rng.randbytes(SEALED),
        "wrapped_key": b"key",
        **{name: [] for name in LISTS},
        **{name: {} for name in ("field_versions", "grants")},
    }


async def load(database: Database) -> None:
    SETUP.forget()
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
    rng = random.Random(54)
    for first in range(0, CASES, AT_ONCE):
        async with database.session() as session:
            await session.execute(insert(record), [a_case(first + number, rng) for number in range(AT_ONCE)])
    async with database.session() as session:
        await session.execute(text("ANALYZE record"))


@dataclass(frozen=True)
class Spent:
    """Seconds of CPU: of this process, and of the database's processes that serve it."""

    here: float
    database: float

    @property
    def whole(self) -> float:
        return self.here + self.database

    def since(self, before: "Spent") -> "Spent":
        return Spent(self.here - before.here, self.database - before.database)


async def spent(database: Database) -> Spent:
    async with database.session() as session:
        pids = await session.scalars(BACKENDS)
    return Spent(time.process_time(), sum(seconds_of(pid) for pid in pids))


def seconds_of(pid: int) -> float:
    """Of one process of the database, which runs on this machine."""
    told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(told[11]) + int(told[12])) / TICKS


async def turn(database: Database) -> bool:
    async with database.transaction(service_actor("cases")) as uow:
        return await tell_next(uow, NOW)


async def measure() -> bool:
    database = Database(await migrated("cases"), "cases")
    began = time.monotonic()
    await load(database)
    print(f"{CASES} open cases, all overdue, in {time.monotonic() - began:.0f} s", flush=True)
    before, turns = await spent(database), 1
    while await turn(database):
        turns += 1
    whole = (await spent(database)).since(before)
    print(f"told of all in {turns} turns: CPU {whole.here:.1f} s here, {whole.database:.1f} s of the database")
    idle = []
    for _ in range(TURNS):
        before = await spent(database)
        await turn(database)
        idle.append((await spent(database)).since(before).whole)
    print(f"a turn that finds nothing: median {statistics.median(idle) * 1000:.0f} ms of CPU")
    before = await spent(database)
    async with database.transaction(service_actor("cases")) as uow:
        await tell_of_silence(uow, NOW)
    silence = (await spent(database)).since(before)
    print(f"a turn that tells of silent cases, most being quiet: {silence.whole * 1000:.0f} ms of CPU")
    async with database.session() as session:
        told = (await session.execute(TOLD)).one()
    print(f"{told.told} announced, of {told.subjects} occasions")
    await database.close()
    return whole.whole <= MOST_SECONDS and told.told == told.subjects == CASES


def main() -> None:
    sys.exit(0 if asyncio.run(measure()) else 1)


if __name__ == "__main__":
    main()
