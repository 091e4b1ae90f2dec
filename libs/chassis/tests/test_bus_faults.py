"""Whatever befalls broker, consumer or network: afterwards every copy equals its source, by itself."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from uuid import UUID

import aio_pika
import pytest
from bus_builders import ACTOR, AMQP, Failing, announce, applied, running, two_workers
from chassis import hearing, upkeep
from chassis.actor import Actor, service_actor
from chassis.bus import Bus, rabbit
from chassis.bus.rabbit import RabbitBus
from chassis.database import Database
from chassis.driver import DatabaseAway
from chassis.ids import new_id
from chassis.migrations import from_the_beginning
from chassis.unit_of_work import UnitOfWork
from contracts.topology import BINDINGS
from sqlalchemy import text
from testkit import eventually

ON_RABBIT = pytest.mark.parametrize("bus", [pytest.param("rabbit", marks=pytest.mark.rabbitmq)], indirect=True)
READER = service_actor("reporting")


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rabbit, "RENEW_SECONDS", 0.2)
    monkeypatch.setattr(rabbit, "PAUSES", (0.01,))


@asynccontextmanager
async def broker() -> AsyncIterator[aio_pika.abc.AbstractChannel]:
    async with await aio_pika.connect(AMQP) as connection:
        yield await connection.channel()


async def turn(owner: Database, consumer: Database) -> None:
    """What the schedules do, once everything that was sent is older than the quiet."""
    later = datetime.now(UTC) + hearing.QUIET + timedelta(seconds=1)
    async with owner.transaction(ACTOR) as uow:
        await upkeep.announce_heads(uow, later)
    async with consumer.transaction(READER) as uow:
        await upkeep.ask_for_gaps(uow, later)
        await hearing.ask_for_missed(uow, datetime.now(UTC) + timedelta(hours=2))


async def converge(owner: Database, consumer: Database, wanted: dict[UUID, list[int]], *, turns: int = 6) -> None:
    """Within so few turns of twenty seconds that two minutes are enough."""
    for _ in range(turns):
        if await applied(consumer) == wanted:
            return
        await turn(owner, consumer)
        await asyncio.sleep(0.7)
    assert await applied(consumer) == wanted


async def delete_queue(channel: aio_pika.abc.AbstractChannel, prefix: str) -> None:
    await channel.queue_delete(f"{prefix}.reporting")


async def unbind(channel: aio_pika.abc.AbstractChannel, prefix: str) -> None:
    queue = await channel.get_queue(f"{prefix}.reporting")
    await queue.unbind(prefix, "cases.case.#")


async def delete_exchange(channel: aio_pika.abc.AbstractChannel, prefix: str) -> None:
    await channel.exchange_delete(prefix)


async def purge(channel: aio_pika.abc.AbstractChannel, prefix: str) -> None:
    await (await channel.get_queue(f"{prefix}.reporting")).purge()


async def wipe(channel: aio_pika.abc.AbstractChannel, prefix: str) -> None:
    for name in (*BINDINGS, "dead"):
        await channel.queue_delete(f"{prefix}.{name}")
    await channel.exchange_delete(prefix)
    await channel.exchange_delete(f"{prefix}.dead")


@ON_RABBIT
@pytest.mark.parametrize("fault", [delete_queue, unbind, delete_exchange, wipe, purge])
async def test_what_is_taken_away_at_the_broker_is_declared_again_and_what_was_lost_comes(
    owner: Database, consumer: Database, bus: RabbitBus, fault
) -> None:
    record, other = new_id(), new_id()
    async with running(*two_workers(owner, consumer, bus, Failing())):
        await announce(owner, record, 1)
        await eventually(lambda: there(consumer, {record: [1]}))
        async with broker() as channel:
            await fault(channel, bus.prefix)
        await announce(owner, record, 2)
        await announce(owner, other, 1)
        await converge(owner, consumer, {record: [1, 2], other: [1]})
        await announce(owner, other, 2)
        await converge(owner, consumer, {record: [1, 2], other: [1, 2]})


async def there(consumer: Database, wanted: dict[UUID, list[int]]) -> None:
    assert await applied(consumer) == wanted


class Refusing(Database):
    """Is away for as long as it is told to be; counts how often it was asked meanwhile."""

    away = False
    asked = 0

    @asynccontextmanager
    async def transaction(self, actor: Actor, **more: object) -> AsyncIterator[UnitOfWork]:
        if self.away:
            self.asked += 1
            raise DatabaseAway("57P03")
        async with super().transaction(actor, **more) as uow:  # type: ignore[arg-type]
            yield uow


@ON_RABBIT
async def test_a_database_that_is_away_for_longer_than_any_message_is_delivered_loses_none(
    owner: Database, consumer: Database, bus: RabbitBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rabbit, "DELIVERY_LIMIT", 2)
    refusing, record = Refusing(consumer.url, "reporting"), new_id()
    async with running(*two_workers(owner, refusing, bus, Failing())):
        await announce(owner, record, 1)
        await eventually(lambda: there(consumer, {record: [1]}))
        refusing.away = True
        await announce(owner, record, 2, 3)

        async def tried() -> None:
            assert refusing.asked > 50

        await eventually(tried)
        refusing.away = False
        await eventually(lambda: there(consumer, {record: [1, 2, 3]}))
        async with broker() as channel:
            dead = await channel.get_queue(f"{bus.prefix}.dead")
            assert await dead.get(fail=False) is None
    await refusing.close()


HOURS = "UPDATE outbox SET published_at = now() - interval '1 hour' WHERE published_at IS NULL"


@pytest.mark.parametrize("heard", [None, timedelta(minutes=90), timedelta(days=40)])
async def test_what_was_missed_an_hour_ago_is_asked_for(
    owner: Database, consumer: Database, bus: Bus, heard: timedelta | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hearing, "PAGE", 2)
    records = [new_id() for _ in range(7)]
    for turn_, record in enumerate(records):
        await announce(owner, record, 1, 2)
        async with owner.session() as session:
            await session.execute(text(HOURS.replace("1 hour", f"{60 + turn_} minutes")))
    if heard is not None:
        async with consumer.session() as session:
            note = text("INSERT INTO heard (source, until) VALUES ('cases', :until)")
            await session.execute(note, {"until": datetime.now(UTC) - heard})
    async with running(*two_workers(owner, consumer, bus, Failing())):
        await converge(owner, consumer, {record: [1, 2] for record in records})


async def test_who_begins_to_hear_a_family_hears_what_was_said_before(
    owner: Database, consumer: Database, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What its migration says (`hear_from_the_beginning`) of an owner that was heard without a hole until now."""
    monkeypatch.setattr(hearing, "PAGE", 2)
    records = [new_id() for _ in range(7)]
    for turn_, record in enumerate(records):
        await announce(owner, record, 1, 2)
        async with owner.session() as session:
            await session.execute(text(HOURS.replace("1 hour", f"{60 + turn_} minutes")))
    async with consumer.session() as session:
        await session.execute(text("INSERT INTO heard (source, until) VALUES ('cases', now())"))
        await session.execute(from_the_beginning("cases"))
    async with running(*two_workers(owner, consumer, bus, Failing())):
        await converge(owner, consumer, {record: [1, 2] for record in records})


async def test_what_was_asked_for_and_got_lost_is_asked_for_again(owner: Database, consumer: Database) -> None:
    record = new_id()
    await announce(owner, record, 1)
    async with owner.session() as session:
        await session.execute(text(HOURS))
    async with consumer.transaction(READER) as uow:
        told = upkeep.HeadsAnnounced(owner="cases", heads={"case": {record: 1}})
        await upkeep.compare_heads(uow, told)
    async with consumer.session() as session:
        await session.execute(text("DELETE FROM outbox"))
    for hours, wanted in ((0, 0), (1, 1)):
        async with consumer.transaction(READER) as uow:
            await hearing.ask_for_missed(uow, datetime.now(UTC) + timedelta(hours=hours))
        async with consumer.session() as session:
            asked = text("SELECT count(*) FROM outbox WHERE data->'missing' ? :record")
            assert await session.scalar(asked, {"record": str(record)}) == wanted
    async with consumer.session() as session:
        note = text("INSERT INTO inbox_head (source, subject, sequence) VALUES ('cases', :record, 1)")
        await session.execute(note, {"record": record})
    async with consumer.transaction(READER) as uow:
        await hearing.ask_for_missed(uow, datetime.now(UTC) + timedelta(days=1))
    async with consumer.session() as session:
        assert await session.scalar(text("SELECT count(*) FROM missed")) == 0


async def test_sayings_without_a_hole_ask_for_nothing(owner: Database, consumer: Database) -> None:
    begun = datetime.now(UTC)
    for minutes in range(1, 9):
        told = upkeep.HeadsAnnounced(
            owner="cases",
            heads={},
            since=None if minutes == 1 else begun + timedelta(minutes=minutes - 1),
            until=begun + timedelta(minutes=minutes),
        )
        async with consumer.transaction(READER) as uow:
            await upkeep.compare_heads(uow, told)
    async with consumer.session() as session:
        assert await session.scalar(text("SELECT count(*) FROM outbox")) == 0
        assert await session.scalar(text("SELECT until FROM heard")) == begun + timedelta(minutes=8)
