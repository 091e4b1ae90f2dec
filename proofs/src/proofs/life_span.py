"""`python -m proofs.life_span`: a million events' plumbing in one database, pruned while people register cases.

What stands there is as old as its rule allows and older: outbox, inbox, commands and audit of as many events, five of
each record, with the facts of a case that the service itself registered. Then the rules of `chassis.life_span` take
turns with registrations alone and run beside registrations; each turn is compared with its neighbour. It prints bytes
per row, rows pruned a second, what is left and how much longer a registration took meanwhile.
"""

import asyncio
import statistics
import time
from datetime import UTC, datetime
from typing import Annotated

import typer
from cases.bootstrap import write_defaults
from cases.form.store import save_forms
from chassis.actor import Actor, service_actor
from chassis.connections import Connections
from chassis.database import Database
from chassis.life_span import RULES, LifeSpan
from chassis.migrations import upgrade
from sqlalchemy import text
from testkit.people import People
from testkit.postgres import drop_created, url_of
from testkit.services import sign_in

from proofs.lending import CONCURRENCY, Measured, case, form, register

LOT = 50_000
EACH = 5
"""Events of one record: registered once, then changed."""
TABLES = ("outbox", "inbox", "command", "audit_entry")
FILL = {
    "outbox": """
        INSERT INTO outbox (id, type, family, subject, sequence, data, time, published_at)
        SELECT gen_random_uuid(), CASE WHEN n % :each = 0 THEN o.type ELSE 'cases.case_changed.v1' END, 'case',
            md5((n / :each)::text)::uuid, n % :each + 1, o.data, now() - interval '9 days', now() - interval '8 days'
        FROM generate_series(CAST(:first AS int), CAST(:last AS int)) n, (
            SELECT type, data FROM outbox WHERE family = 'case' ORDER BY position LIMIT 1) o""",
    "inbox": """
        INSERT INTO inbox (source, subject, sequence, id, received_at)
        SELECT 'referrals', md5((n / :each)::text)::uuid, n % :each + 1, gen_random_uuid(), now() - interval '8 days'
        FROM generate_series(CAST(:first AS int), CAST(:last AS int)) n""",
    "command": """
        INSERT INTO command (actor, key, fingerprint, received_at)
        SELECT md5((n % 500)::text)::uuid, gen_random_uuid(), sha256(n::text::bytea), now() - interval '91 days'
        FROM generate_series(CAST(:first AS int), CAST(:last AS int)) n WHERE :each > 0""",
    "audit_entry": """
        INSERT INTO audit_entry (at, actor, user_name, role, action, subject_type, subject, outcome, facts, request_id)
        SELECT now() - interval '731 days', actor, user_name, role, action, subject_type,
            md5((n / :each)::text)::uuid::text, outcome, facts, request_id
        FROM generate_series(CAST(:first AS int), CAST(:last AS int)) n, (SELECT * FROM audit_entry LIMIT 1) a""",
}
SIZE = text("SELECT pg_total_relation_size(CAST(:name AS regclass))")
ANALYZE = {name: text(f"ANALYZE {name}") for name in TABLES}
COUNT = {name: text(f"SELECT count(*) FROM {name}") for name in TABLES}
LEFT = text(
    """
    SELECT count(*) AS records, bool_and(number = 1 AND last = :each AND follows = 0) AS whole FROM (
        SELECT count(*) AS number, max(sequence) AS last, max(follows) AS follows
        FROM outbox WHERE follows IS NOT NULL GROUP BY subject) AS kept
    """
)


class Filled:
    """The database, the service on it, and who registers."""

    def __init__(self, measured: Measured, people: People) -> None:
        self.measured = measured
        self.database: Database = measured.database
        self._person: Actor = people.amina
        self._number = 0

    async def fill(self, events: int) -> None:
        await self.register(1)
        for name, statement in FILL.items():
            began, before = time.monotonic(), await self._size(name)
            for first in range(0, events, LOT):
                async with self.database.session() as session:
                    lot = {"first": first, "last": min(first + LOT, events) - 1, "each": EACH}
                    await session.execute(text(statement), lot)
            grown = await self._size(name) - before
            took = time.monotonic() - began
            # As autovacuum has done long before a table is so large.
            async with self.database.session() as session:
                await session.execute(ANALYZE[name])
            print(f"life_span: {name:<12} {events} rows, {grown / events:6.0f} bytes each, indexes in ({took:.0f} s)")

    async def _size(self, name: str) -> int:
        async with self.database.look() as session:
            return int(await session.scalar(SIZE, {"name": name}))

    async def sizes(self) -> None:
        for name in TABLES:
            async with self.database.look() as session:
                rows = await session.scalar(COUNT[name])
            print(f"life_span: {name:<12} {rows:>9} rows, {await self._size(name) / 2**20:7.0f} MiB")

    async def register(self, number: int) -> list[float]:
        """Milliseconds that each registration took."""
        token, spent = sign_in(self._person, "cases"), list[float]()

        async def some() -> None:
            while len(spent) + CONCURRENCY <= number or not spent:
                self._number += 1
                began = time.perf_counter()
                await register(self.measured.app, token, case(self._number))
                spent.append((time.perf_counter() - began) * 1000)

        await asyncio.gather(*(some() for _ in range(min(number, CONCURRENCY))))
        return spent


class Pruner:
    """Runs the rules one after the other, one turn each, without the pause there is between a worker's turns."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rules: list[LifeSpan] = [rule for rule in RULES if rule.table in TABLES]
        self.seconds = dict.fromkeys(TABLES, 0.0)
        self.turns = dict.fromkeys(TABLES, 0)
        self.done = False

    async def until(self, stop: asyncio.Event) -> None:
        while not (stop.is_set() or self.done):
            sizes = [await self._turn(rule) for rule in self._rules]
            self.done = not any(sizes)

    async def _turn(self, rule: LifeSpan) -> bool:
        """Whether there may be more to do for this rule."""
        schedule = rule.schedule()
        before = await self._count(rule.table)
        began = time.monotonic()
        async with self._database.transaction(service_actor("cases")) as uow:
            await schedule.run(uow, datetime.now(UTC))
        self.seconds[rule.table] += time.monotonic() - began
        self.turns[rule.table] += 1
        return before > 0

    async def _count(self, table: str) -> int:
        async with self._database.look() as session:
            return int(await session.scalar(DUE[table]))


DUE = {
    "outbox": text(
        "SELECT count(*) FROM (SELECT FROM outbox WHERE (follows IS NULL) AND published_at < now() - interval '7 days'"
        " LIMIT 1) AS due"
    ),
    "inbox": text(
        "SELECT count(*) FROM (SELECT FROM inbox WHERE received_at < now() - interval '7 days' LIMIT 1) AS due"
    ),
    "command": text(
        "SELECT count(*) FROM (SELECT FROM command WHERE received_at < now() - interval '90 days' LIMIT 1) AS due"
    ),
    "audit_entry": text(
        "SELECT count(*) FROM (SELECT at FROM audit_entry ORDER BY position LIMIT 1) AS first"
        " WHERE at < now() - interval '730 days'"
    ),
}


async def show(events: int, registrations: int) -> None:
    url = await url_of("mahon_proof_life_span")
    await upgrade("cases", url)
    measured = Measured(url, Connections)
    async with measured.database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await save_forms(uow.session, [form()])
    people = People(measured.database)
    await people.add_everybody({"basic_identity": "rw"})
    filled = Filled(measured, people)
    await filled.fill(events)
    await prune(filled, Pruner(measured.database), events, registrations)
    await filled.sizes()
    await must_be_whole(measured.database, events)
    await measured.close()
    await drop_created()


async def prune(filled: Filled, pruner: Pruner, events: int, registrations: int) -> None:
    """Turns of registrations alone, and beside pruning, until there is nothing more to prune."""
    alone, beside, began = list[list[float]](), list[list[float]](), time.monotonic()
    while not pruner.done:
        alone.append(await filled.register(registrations))
        stop = asyncio.Event()
        pruning = asyncio.create_task(pruner.until(stop))
        beside.append(await filled.register(registrations))
        stop.set()
        await pruning
    print(f"life_span: pruned in {time.monotonic() - began:.0f} s, {len(alone)} turns alone and as many beside")
    for name, seconds in pruner.seconds.items():
        print(f"life_span: {name:<12} {events / seconds:7.0f} rows a second while pruning, {pruner.turns[name]} turns")
    _print_ratios(alone, beside)


async def must_be_whole(database: Database, events: int) -> None:
    async with database.look() as session:
        left = (await session.execute(LEFT, {"each": EACH})).one()
    if (left.records, left.whole) != (events // EACH, True):
        raise SystemExit(f"life_span: FAILED: of {events // EACH} records, {left.records} have their last state alone")
    print(f"life_span: {left.records} records, each with its last state alone, which follows nothing")


def _print_ratios(alone: list[list[float]], beside: list[list[float]]) -> None:
    for what, of in (("median", 0.5), ("p95", 0.95)):
        pairs = [(_quantile(one, of), _quantile(other, of)) for one, other in zip(alone, beside, strict=True)]
        ratio = statistics.median(other / one for one, other in pairs)
        first, second = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(f"life_span: a registration's {what}: {first:.1f} ms alone, {second:.1f} beside; ratio {ratio:.2f}")


def _quantile(values: list[float], of: float) -> float:
    return sorted(values)[min(int(len(values) * of), len(values) - 1)]


def life_span(
    events: Annotated[int, typer.Option(help="How many events' plumbing stands there.")] = 1_000_000,
    registrations: Annotated[int, typer.Option(help="How many cases a turn registers.")] = 160,
) -> None:
    """Prune a database full of plumbing while people work, on the test server."""
    asyncio.run(show(events, registrations))


if __name__ == "__main__":
    typer.run(life_span)
