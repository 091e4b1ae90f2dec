"""What ends, or is cut off: a worker that is told to, connections that are terminated, a COMMIT nobody hears of."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from uuid import uuid4

import asyncpg
import pytest
from bus_builders import Failing, announce, applied, running, settings, two_workers
from chassis import watched
from chassis.actor import service_actor
from chassis.app import create_service
from chassis.bus import Bus, Disbelieve, Receive
from chassis.bus.local import LocalBus
from chassis.database import Database
from chassis.driver import DatabaseAway, OutcomeUnknown
from chassis.ids import new_id
from chassis.patience import happens
from chassis.web import Work
from chassis.worker import Worker
from fastapi import APIRouter
from sqlalchemy import text
from testkit import eventually
from testkit.people import People
from testkit.services import KEYRING, make_unheld_client

TERMINATE = """
SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = ANY($1)
"""


class Stubborn(LocalBus):
    """Lets cancellations pass, as a library may that waits for something which comes at the same moment."""

    def __init__(self, times: int) -> None:
        super().__init__(frozenset({"reporting"}))
        self.left = times

    async def consume(self, service: str, receive: Receive, disbelieve: Disbelieve) -> None:
        while True:
            try:
                await super().consume(service, receive, disbelieve)
            except asyncio.CancelledError:
                self.left -= 1
                if self.left < 0:
                    raise


@pytest.mark.parametrize("times", [0, 1, 3])
async def test_a_worker_ends_when_it_is_told_to(
    consumer: Database, times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watched, "INSIST_SECONDS", 0.05)
    working = asyncio.create_task(Worker(settings("reporting", consumer), Stubborn(times), {}, database=consumer).run())
    await asyncio.sleep(0.1)
    working.cancel()
    done, _ = await asyncio.wait([working], timeout=20)
    assert done == {working}
    assert working.exception() is None


async def test_a_wait_that_is_cancelled_as_it_ends_is_cancelled() -> None:
    event = asyncio.Event()

    async def wait_twice() -> None:
        assert await happens(event, 20)
        await asyncio.Event().wait()

    waiting = asyncio.create_task(wait_twice())
    await asyncio.sleep(0)
    event.set()
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(waiting, 20)


async def test_workers_outlive_the_end_of_their_connections(
    owner: Database, consumer: Database, bus: Bus, vandal: asyncpg.Connection
) -> None:
    other = await asyncpg.connect(consumer.url.replace("+asyncpg", ""))
    records = [new_id() for _ in range(15)]
    first, second = two_workers(owner, consumer, bus, Failing())
    async with running(first, second):
        for record in records:
            with suppress(DatabaseAway):
                await announce(owner, record, 1)
            for connection in (vandal, other):
                await connection.execute(TERMINATE, ["cases", "reporting", ""])
            await asyncio.sleep(0.1)
        assert not any(task.done() for worker in (first, second) for task in worker._tasks)
        last = new_id()
        await eventually(lambda: announced(owner, last))
        async with owner.session() as session:
            told = set(await session.scalars(text("SELECT subject FROM outbox WHERE family = 'case'")))

        async def all_there() -> None:
            assert await applied(consumer) == {record: [1] for record in told}

        await eventually(all_there)
    assert last in told
    await other.close()


async def announced(owner: Database, record: object) -> None:
    try:
        await announce(owner, record, 1)  # type: ignore[arg-type]
    except DatabaseAway as error:
        raise AssertionError from error


router = APIRouter(prefix="/api/v2", tags=["thing"])


@router.post("/things")
async def add_thing(uow: Work) -> dict[str, int]:
    await uow.session.execute(text("INSERT INTO applied (subject, number) VALUES (:id, 1)"), {"id": uuid4()})
    return {}


DIES = """
CREATE OR REPLACE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(5); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER dies AFTER INSERT ON applied DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION die();
"""


@pytest.fixture
async def dying(owner: Database, vandal: asyncpg.Connection) -> AsyncIterator[Database]:
    """Its connection is lost during a COMMIT."""
    await vandal.execute(DIES)
    yield owner
    await vandal.execute("DROP TRIGGER dies ON applied; TRUNCATE audit_entry")


async def test_a_connection_that_is_lost_during_a_commit_leaves_the_outcome_open(dying: Database) -> None:
    with pytest.raises(OutcomeUnknown):
        async with dying.transaction(service_actor("cases")) as uow:
            await add_thing(uow)
    app = create_service(settings("cases", dying), [router], database=dying, keyring=KEYRING)
    people = People(dying)
    await people.add_everybody()
    async with make_unheld_client(app, "cases", people.amina) as amina:
        answer = await amina.post("/api/v2/things", headers={"Idempotency-Key": str(uuid4())})
    assert (answer.status_code, answer.json()["code"]) == (503, "outcome_unknown")
    assert "Nothing was saved" not in answer.text
    assert answer.headers["retry-after"]


async def test_requests_whose_connections_are_ended_are_never_an_error_of_ours(
    owner: Database, vandal: asyncpg.Connection
) -> None:
    app = create_service(settings("cases", owner), [router], database=owner, keyring=KEYRING)
    people = People(owner)
    await people.add_everybody()
    statuses: list[int] = []
    async with make_unheld_client(app, "cases", people.amina) as amina:

        async def ask() -> None:
            statuses.extend([(await amina.post("/api/v2/things")).status_code for _ in range(20)])

        asking = [asyncio.create_task(ask()) for _ in range(5)]
        while not all(task.done() for task in asking):
            await vandal.execute(TERMINATE, ["cases"])
            await asyncio.sleep(0.005)
        await asyncio.gather(*asking)
        assert {503} <= set(statuses) <= {200, 503}
        assert (await amina.post("/api/v2/things")).status_code == 200
    await vandal.execute("TRUNCATE audit_entry")
