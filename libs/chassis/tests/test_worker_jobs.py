"""What a worker does beside hearing: it tries what is due, keeps gauges and schedules, closes what it opened."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta

import asyncpg
import pytest
from bus_builders import envelope, running
from chassis import schedule, worker
from chassis.actor import service_actor
from chassis.audit_chain import CHAIN_SCHEDULES
from chassis.audit_dropped import DROP_SCHEDULES
from chassis.bus import Arrival, Disbelieve, NotBelieved, Receive
from chassis.bus.local import LocalBus
from chassis.connections import WORKER_SECONDS
from chassis.database import Database
from chassis.driver import DatabaseAway
from chassis.ids import new_id
from chassis.inbox import Inbox
from chassis.life_span import LIFE_SPAN_SCHEDULES
from chassis.promised import SPACE
from chassis.schedule import Schedule
from chassis.session import DatabaseSession
from chassis.settings import ServiceSettings
from chassis.unit_of_work import UnitOfWork
from chassis.upkeep import UPKEEP_SCHEDULES
from chassis.worker import Measure, Worker
from contracts.cases import CaseChanged
from prometheus_client import REGISTRY
from pydantic import SecretStr
from sqlalchemy import text
from structlog.testing import capture_logs
from testkit import eventually

MOST_LOOKS = 1000
ALIVE = "SELECT count(*) FROM pg_stat_activity WHERE pid = $1"


def settings(database: Database, pool_size: int = 4) -> ServiceSettings:
    return ServiceSettings(service="reporting", database_url=SecretStr(database.url), pool_size=pool_size)


def a_worker(
    database: Database, *measures: Measure, schedules=(), pool_size: int = 4, bus=None, reactions=None
) -> Worker:
    bus = bus or LocalBus(frozenset({"reporting"}))
    given = settings(database, pool_size)
    return Worker(given, bus, reactions or {}, schedules, measures=measures, database=database)


async def backend(database: Database) -> int:
    async with database.look() as session:
        return int(await session.scalar(text("SELECT pg_backend_pid()")))


@asynccontextmanager
async def looking(consumer: Database) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(consumer.url.replace("+asyncpg", ""))
    try:
        yield connection
    finally:
        await connection.close()


async def test_a_worker_closes_the_database_that_it_opened(consumer: Database) -> None:
    own = Worker(settings(consumer), LocalBus(frozenset({"reporting"})), {})
    async with own.database.look() as session:
        assert await session.scalar(text("SHOW statement_timeout")) == f"{WORKER_SECONDS // 60}min"
    pid = await backend(own.database)
    async with looking(consumer) as watcher:
        async with running(own):
            await asyncio.sleep(0.05)
            assert await watcher.fetchval(ALIVE, pid) == 1

        async def is_gone() -> None:
            assert await watcher.fetchval(ALIVE, pid) == 0

        await eventually(is_gone)


async def test_a_worker_leaves_open_what_it_was_given(consumer: Database) -> None:
    given = a_worker(consumer)
    pid = await backend(given.database)
    async with running(given):
        await asyncio.sleep(0.05)
    async with looking(consumer) as watcher:
        assert await watcher.fetchval(ALIVE, pid) == 1


async def test_a_worker_promises_what_its_process_may_open(consumer: Database) -> None:
    promised = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = $1 AND objid = $2"
    async with looking(consumer) as watcher, running(a_worker(consumer, pool_size=4_720)):

        async def is_promised() -> None:
            assert await watcher.fetchval(promised, SPACE, 4_721) == 1

        await eventually(is_promised)


async def test_gauges_of_a_service_s_own_are_kept_through_an_outage(
    consumer: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "MEASURE_SECONDS", 0.01)
    seen: list[int] = []

    async def measure(session: DatabaseSession) -> None:
        seen.append(await session.scalar(text("SELECT 7")))
        if len(seen) == 1:
            raise DatabaseAway

    async def went_on() -> None:
        assert len(seen) > 2

    async with running(a_worker(consumer, measure)):
        await eventually(went_on)
    assert set(seen) == {7}


async def test_a_gauge_that_is_wrong_ends_the_worker_and_all_that_it_does(consumer: Database) -> None:
    """Whoever runs it has nothing left to end."""

    async def measure(_session: DatabaseSession) -> None:
        raise LookupError("a mistake")

    before = asyncio.all_tasks()
    task = asyncio.create_task(a_worker(consumer, measure).run())
    with pytest.raises(LookupError, match="a mistake"):
        await asyncio.wait_for(task, 20)
    assert asyncio.all_tasks() - before <= {task}


async def test_silence_is_told_as_a_gauge_and_once_it_is_long_in_the_log(consumer: Database) -> None:
    working = a_worker(consumer)
    heard = "INSERT INTO heard (source, at) VALUES ('reporting', now() - make_interval(secs => :ago))"
    for ago, said in ((None, []), (30, []), (400, [("hears_nothing", "error")])):
        async with consumer.session() as session:
            await session.execute(text("DELETE FROM heard"))
            if ago is not None:
                await session.execute(text(heard), {"ago": ago})
        with capture_logs() as logged:
            await working.measure()
        silent = REGISTRY.get_sample_value("mahon_silent_seconds", {"service": "reporting"})
        assert silent is not None
        assert 0 <= silent - (ago or 0) < 20
        assert ago is not None or silent == 0
        assert [(one["event"], one["log_level"]) for one in logged] == said


class Redelivering(LocalBus):
    """Hands over one event that somebody else was given before, a moment after it was asked to."""

    async def consume(self, service: str, receive: Receive, disbelieve: Disbelieve) -> None:
        await asyncio.sleep(0.2)
        await receive([Arrival(envelope(new_id(), 1), redelivered=True)])
        await super().consume(service, receive, disbelieve)


async def test_what_is_put_aside_as_it_is_heard_is_tried_soon(
    consumer: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "QUIET_SECONDS", 60)
    noted = asyncio.Event()

    async def note(_uow: UnitOfWork, _event: CaseChanged) -> None:
        noted.set()

    bus = Redelivering(frozenset({"reporting"}))
    async with running(a_worker(consumer, bus=bus, reactions={CaseChanged: note})):
        await asyncio.wait_for(noted.wait(), 20)


async def looks(
    consumer: Database, monkeypatch: pytest.MonkeyPatch, *, quiet: float, away: bool, seconds: float
) -> int:
    """How often what is due is looked for in that time, where nothing is heard and the database may be away."""
    monkeypatch.setattr(worker, "QUIET_SECONDS", quiet)
    monkeypatch.setattr(worker, "RETRY_SECONDS", 0.01)
    looked = 0
    retry_due = worker.retry_due

    async def counted(inbox: Inbox) -> int:
        nonlocal looked
        looked += 1
        if looked > MOST_LOOKS:
            raise LookupError("it never pauses")
        if away:
            raise DatabaseAway
        return await retry_due(inbox)

    monkeypatch.setattr(worker, "retry_due", counted)
    async with running(a_worker(consumer)):
        await asyncio.sleep(seconds)
    return looked


@pytest.mark.parametrize("away", [False, True])
async def test_what_is_due_is_looked_for_now_and_then_while_nothing_is_heard(
    consumer: Database, monkeypatch: pytest.MonkeyPatch, *, away: bool
) -> None:
    assert await looks(consumer, monkeypatch, quiet=0.01, away=away, seconds=1) > 2
    # What services say to each other may be heard meanwhile.
    assert await looks(consumer, monkeypatch, quiet=60, away=away, seconds=0.5) < 5


class Doubting(LocalBus):
    """Hands over what is not believed."""

    async def consume(self, service: str, receive: Receive, disbelieve: Disbelieve) -> None:
        await disbelieve([NotBelieved("unsigned", "nobody")])
        await super().consume(service, receive, disbelieve)


async def test_what_is_not_believed_is_noted_and_counted(consumer: Database) -> None:
    labels = {"service": "reporting", "why": "unsigned"}
    before = REGISTRY.get_sample_value("mahon_bus_disbelieved_total", labels) or 0

    async def is_noted() -> None:
        async with consumer.look() as session:
            assert list(await session.scalars(text("SELECT why FROM disbelieved"))) == ["unsigned"]

    with capture_logs():
        async with running(a_worker(consumer, bus=Doubting(frozenset({"reporting"})))):
            await eventually(is_noted)
    assert REGISTRY.get_sample_value("mahon_bus_disbelieved_total", labels) == before + 1


async def test_a_mistake_in_trying_again_ends_the_worker(consumer: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async def wrong(_inbox: Inbox) -> int:
        raise LookupError("a mistake")

    monkeypatch.setattr(worker, "retry_due", wrong)
    task = asyncio.create_task(a_worker(consumer).run())
    with pytest.raises(LookupError, match="a mistake"):
        await asyncio.wait_for(task, 20)


async def test_its_own_schedules_are_kept_with_those_of_every_service(
    consumer: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schedule, "FIRST", timedelta(milliseconds=10))
    actors = []

    async def run(uow: UnitOfWork, _now: datetime) -> None:
        actors.append(uow.actor)

    schedules = (*UPKEEP_SCHEDULES, *CHAIN_SCHEDULES, *LIFE_SPAN_SCHEDULES, *DROP_SCHEDULES)
    every = {"own", *(each.name for each in schedules)}
    # What it calls is made by migrations, which this database has not had.
    wanted = every - {"prune_audit_entry"}

    async def all_had_a_turn() -> None:
        async with consumer.look() as session:
            assert set(await session.scalars(text("SELECT name FROM schedule_turn"))) == wanted

    async with consumer.session() as session:
        await session.execute(text("DELETE FROM schedule_turn"))
    async with running(a_worker(consumer, schedules=[Schedule("own", timedelta(hours=1), run)])):
        await eventually(all_had_a_turn)
    assert actors == [service_actor("reporting")]


async def test_a_worker_that_was_stopped_can_be_stopped_again(consumer: Database) -> None:
    working = a_worker(consumer)
    task = asyncio.create_task(working.run())
    await asyncio.sleep(0.05)
    await working.stop()
    await working.stop()
    with suppress(asyncio.CancelledError):
        await asyncio.wait_for(task, 20)
    assert task.done()
