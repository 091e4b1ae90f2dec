"""A service's other half: whose reactions it runs, what its gauges tell, and what it lives through."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import httpx
import pytest
from bus_builders import announce, envelope
from chassis import held, pulse
from chassis.actor import service_actor
from chassis.actors import ACTOR_SUBSCRIPTIONS
from chassis.app import create_service
from chassis.bus import Arrival, BusAway, Disbelieve, Receive
from chassis.bus.local import LocalBus
from chassis.database import Database
from chassis.driver import DatabaseAway
from chassis.ids import new_id
from chassis.serve import observed
from chassis.settings import ServiceSettings
from chassis.unit_of_work import UnitOfWork
from chassis.upkeep import UPKEEP_SUBSCRIPTIONS, compare_heads
from chassis.watched import Abandoned
from chassis.worker import Worker, all_subscriptions
from contracts.cases import CaseChanged
from contracts.event import Envelope
from contracts.identity import AccountChanged
from contracts.upkeep import HeadsAnnounced
from prometheus_client import REGISTRY
from pydantic import SecretStr
from sqlalchemy import text
from structlog.testing import capture_logs
from testkit import eventually
from testkit.services import KEYRING, make_unheld_client


async def first(uow: UnitOfWork, event: object) -> None:
    """A reaction."""


async def second(uow: UnitOfWork, event: object) -> None:
    """Another."""


def test_a_service_reacts_after_what_every_service_does() -> None:
    own = {CaseChanged: first, HeadsAnnounced: second, AccountChanged: (first, second)}
    merged = all_subscriptions(own)
    assert merged[CaseChanged] == (first,)
    assert merged[HeadsAnnounced] == (compare_heads, second)
    copying = ACTOR_SUBSCRIPTIONS[AccountChanged]
    assert merged[AccountChanged] == (*(copying if isinstance(copying, tuple) else (copying,)), first, second)
    assert merged.keys() == {CaseChanged, *ACTOR_SUBSCRIPTIONS, *UPKEEP_SUBSCRIPTIONS}


def settings(database: Database) -> ServiceSettings:
    return ServiceSettings(service="reporting", database_url=SecretStr(database.url))


def a_worker(consumer: Database, bus: LocalBus | None = None, reaction=first) -> Worker:
    bus = bus or LocalBus(frozenset({"reporting"}))
    return Worker(settings(consumer), bus, {CaseChanged: reaction}, database=consumer)


def gauge(name: str, **labels: str) -> float | None:
    return REGISTRY.get_sample_value(name, {"service": "reporting", **labels})


WHYS = ("gap", "retry", "parked", "fork", "unreadable")


async def test_the_gauges_tell_what_waits_and_since_when(consumer: Database) -> None:
    worker = a_worker(consumer)
    await worker.measure()
    names = ("mahon_outbox_backlog", "mahon_outbox_oldest_seconds", "mahon_held_oldest_seconds")
    assert [gauge(name) for name in names] == [0, 0, 0]
    assert [gauge("mahon_held", why=why) for why in WHYS] == [0] * 5
    await announce(consumer, new_id(), 1, 2)
    async with consumer.transaction(service_actor("reporting")) as uow:
        for number, why in enumerate((*WHYS, "gap"), start=1):
            await held.hold(uow, envelope(new_id(), number), why=why)
        await uow.session.execute(text("UPDATE outbox SET time = now() - interval '1 hour' WHERE sequence = 1"))
        old = "UPDATE held SET received_at = now() - make_interval(hours => :hours) WHERE why = :why"
        await uow.session.execute(text(old), {"hours": 2, "why": "parked"})
        await uow.session.execute(text(old), {"hours": 5, "why": "fork"})
    await worker.measure()
    assert gauge("mahon_outbox_backlog") == 2
    assert 3600 <= (gauge("mahon_outbox_oldest_seconds") or 0) < 3 * 3600
    assert 5 * 3600 <= (gauge("mahon_held_oldest_seconds") or 0) < 7 * 3600
    assert [gauge("mahon_held", why=why) for why in WHYS] == [2, 1, 1, 1, 1]


class Failing(LocalBus):
    """Loses its consumers, as it is told to, before it carries anything."""

    def __init__(self, *errors: BaseException) -> None:
        super().__init__(frozenset({"reporting"}))
        self.errors = list(errors)
        self.before: list[Envelope] = []
        """What it hands over before it loses the last of them."""

    async def consume(self, service: str, receive: Receive, disbelieve: Disbelieve) -> None:
        if self.before and len(self.errors) == 1:
            await receive([Arrival(self.before.pop())])
        if self.errors:
            raise self.errors.pop(0)
        await super().consume(service, receive, disbelieve)


@asynccontextmanager
async def running(worker: Worker) -> AsyncIterator["asyncio.Task[None]"]:
    task = asyncio.create_task(worker.run())
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, RuntimeError):
            await task
        with suppress(RuntimeError):
            await worker.stop()


def noting(noted: list[int]) -> Callable[[UnitOfWork, CaseChanged], object]:
    async def note(_uow: UnitOfWork, event: CaseChanged) -> None:
        noted.append(event.version)

    return note


async def sent(bus: LocalBus, number: int = 1) -> None:
    async with bus.sender("cases") as send:
        try:
            await send([envelope(new_id(), number)])
        except Exception as error:
            raise AssertionError from error


@pytest.mark.parametrize("error", [BusAway(), DatabaseAway("away")])
async def test_a_lost_bus_or_database_is_told_of_and_taken_up_again(consumer: Database, error: Exception) -> None:
    noted: list[int] = []
    bus = Failing(error)
    with capture_logs() as said:
        async with running(a_worker(consumer, bus, noting(noted))):
            await eventually(lambda: sent(bus))
    assert noted == [1]
    told = [(one["log_level"], one["error_class"]) for one in said if one["event"] == "consumer_interrupted"]
    assert told == [("warning", type(error).__name__)]


async def test_who_heard_something_since_begins_again_with_the_shortest_pause(
    consumer: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chassis.worker.PAUSES", (0.01, 60.0))
    noted: list[int] = []
    bus = Failing(BusAway(), BusAway())
    bus.before.append(envelope(new_id(), 7).model_copy(update={"sequence": 1}))
    async with running(a_worker(consumer, bus, noting(noted))):
        await eventually(lambda: sent(bus))
    assert noted == [7, 1]


async def test_a_mistake_of_ours_ends_the_worker(consumer: Database) -> None:
    worker = a_worker(consumer, Failing(RuntimeError("a mistake")))
    async with running(worker) as task:
        with pytest.raises(RuntimeError, match="a mistake"):
            await asyncio.wait_for(task, 60)


async def test_a_job_that_nobody_cancelled_but_a_library_ends_the_worker(consumer: Database) -> None:
    worker = a_worker(consumer, Failing(asyncio.CancelledError()))
    async with running(worker) as task:
        with pytest.raises(Abandoned):
            await asyncio.wait_for(task, 60)


async def test_what_is_held_is_worked_off_while_it_runs(consumer: Database) -> None:
    noted: list[int] = []
    worker = a_worker(consumer, reaction=noting(noted))
    async with consumer.transaction(service_actor("reporting")) as uow:
        await held.hold(uow, envelope(new_id(), 1), why=held.RETRY, at_once=True)

    async def applied() -> None:
        assert noted == [1]

    async with running(worker):
        await eventually(applied)


async def test_the_gauges_are_kept_while_it_runs(consumer: Database) -> None:
    await announce(consumer, new_id(), 1, 2, 3)
    async with consumer.session() as session:
        await session.execute(text("UPDATE outbox SET published_at = now() WHERE sequence < 3"))

    async def measured() -> None:
        assert gauge("mahon_outbox_backlog") in {0, 1}
        assert gauge("mahon_outbox_oldest_seconds") is not None

    async with running(a_worker(consumer)):
        await eventually(measured)


async def test_who_hears_not_even_itself_says_so(consumer: Database) -> None:
    worker = a_worker(consumer)
    app = create_service(settings(consumer), [], database=consumer, keyring=KEYRING)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    observed(worker.pulse, port)
    heard = "INSERT INTO heard (source, at) VALUES ('reporting', now() - make_interval(secs => :ago))"
    async with make_unheld_client(app, "reporting", None) as visitor, httpx.AsyncClient() as scraper:
        for ago, hearing, status in ((None, "ok", 200), (30, "ok", 200), (91, "hears nothing", 503)):
            if ago is not None:
                async with consumer.session() as session:
                    await session.execute(text("DELETE FROM heard"))
                    await session.execute(text(heard), {"ago": ago})
            await worker.measure()
            ready = await visitor.get("/health/ready")
            assert (ready.status_code, ready.json()["worker"]) == (200, hearing)
            assert (await visitor.get("/health/hearing")).status_code == status
            assert (await scraper.get(f"http://127.0.0.1:{port}/health/ready")).status_code == status
        async with consumer.session() as session:
            await session.execute(text("UPDATE heard SET at = now()"))
            await session.execute(text("INSERT INTO disbelieved (signer, why, count) VALUES ('cases', 'altered', 1)"))
        assert (await visitor.get("/health/ready")).json()["worker"] == "was sent messages that are not believed"
        assert (await visitor.get("/health/hearing")).status_code == 503
        assert "mahon_silent_seconds" in (await scraper.get(f"http://127.0.0.1:{port}/metrics")).text


async def test_a_worker_says_why_it_is_not_ready(consumer: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """It starts; it works; it finds no broker, whose absence has to be over for a while; it stands still."""
    worker = a_worker(consumer, Failing(BusAway()))
    assert worker.pulse.said() == pulse.STARTING
    await worker.measure()
    assert worker.pulse.said() == pulse.OK
    with monkeypatch.context() as early:
        early.setattr("chassis.worker.PAUSES", (60,))
        async with running(worker):
            await eventually(lambda: says(worker, pulse.SEVERED))
            assert gauge("mahon_consuming") == 0
    async with running(worker):
        assert worker.pulse.said() == pulse.SEVERED
        monkeypatch.setattr(pulse, "SURE_SECONDS", 0.05)
        await eventually(lambda: says(worker, pulse.OK))
        assert gauge("mahon_consuming") == 1
    monkeypatch.setattr(pulse, "STALE_SECONDS", 0.0)
    assert worker.pulse.said() == pulse.AWAY


async def test_what_a_worker_hears_shows_that_it_is_attached(consumer: Database) -> None:
    heard: list[int] = []
    worker = a_worker(consumer, Handing(envelope(new_id(), 1)), reaction=noting(heard))
    await worker.measure()
    worker.pulse.interrupted()
    async with running(worker):
        await eventually(lambda: says(worker, pulse.OK))

        async def applied() -> None:
            assert heard == [1]

        await eventually(applied)


class Handing(LocalBus):
    """Hands over one event, and nothing more."""

    def __init__(self, event: Envelope) -> None:
        super().__init__(frozenset({"reporting"}))
        self._event = event

    async def consume(self, service: str, receive: Receive, disbelieve: Disbelieve) -> None:
        await receive([Arrival(self._event)])
        await super().consume(service, receive, disbelieve)


async def says(worker: Worker, wanted: str) -> None:
    assert worker.pulse.said() == wanted
