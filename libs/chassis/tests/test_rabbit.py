"""What the bus of RabbitMQ promises, one thing at a time, with nothing behind it that decides."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aio_pika
import pytest
from aio_pika.abc import AbstractChannel
from aio_pika.exceptions import ChannelNotFoundEntity
from bus_builders import AMQP, envelope
from chassis.bus import Arrival, BusAway, NotSent, rabbit
from chassis.bus.rabbit import RabbitBus
from chassis.driver import DatabaseAway
from chassis.ids import new_id
from contracts.cases import AccessGranted, CaseChanged
from contracts.event import CATALOG, Envelope
from contracts.topology import BINDINGS, FAMILIES, hears
from rabbit_builders import KEYS, Listener, count, hearing, publish, signed, soon, taken
from structlog.testing import capture_logs

pytestmark = pytest.mark.parametrize("bus", [pytest.param("rabbit", marks=pytest.mark.rabbitmq)], indirect=True)


@pytest.fixture
async def channel() -> AsyncIterator[AbstractChannel]:
    async with await aio_pika.connect(AMQP) as connection:
        yield await connection.channel()


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rabbit, "PAUSES", (0.01, 0.02))


async def test_whatever_is_declared_is_declared_like_that(bus: RabbitBus, channel: AbstractChannel) -> None:
    """The broker refuses to declare anything again that differs from what is there."""
    await bus.declare_all()
    await channel.declare_exchange(bus.prefix, aio_pika.ExchangeType.TOPIC, durable=True)
    await channel.declare_exchange(f"{bus.prefix}.dead", aio_pika.ExchangeType.FANOUT, durable=True)
    await channel.declare_queue(f"{bus.prefix}.dead", durable=True, arguments={"x-queue-type": "quorum"})
    for service in BINDINGS:
        arguments = {
            "x-queue-type": "quorum",
            "x-delivery-limit": 1000,
            "x-max-length-bytes": 1 << 30,
            "x-overflow": "reject-publish",
            "x-dead-letter-exchange": f"{bus.prefix}.dead",
            "x-dead-letter-strategy": "at-least-once",
        }
        await channel.declare_queue(f"{bus.prefix}.{service}", durable=True, arguments=arguments)


async def test_each_family_comes_to_who_hears_it_and_what_is_dead_to_the_graveyard(
    bus: RabbitBus, channel: AbstractChannel
) -> None:
    await bus.declare_all()
    families = [tuple(name.replace("mahon.", "cases.").split(".")) for name in FAMILIES]
    for source, family in families:
        await publish(channel, bus, f"{source}.{family}")
    for service in BINDINGS:
        wanted = sorted(f"{source}.{family}" for source, family in families if hears(service, source, family))
        came = [await taken(channel, f"{bus.prefix}.{service}") for _ in wanted]
        assert sorted(str(message.routing_key) for message in came) == wanted
        assert await count(channel, f"{bus.prefix}.{service}") == 0
    dead = await channel.get_exchange(f"{bus.prefix}.dead")
    await dead.publish(aio_pika.Message(b"dead"), routing_key="whatever")
    assert (await taken(channel, f"{bus.prefix}.dead")).body == b"dead"


async def test_a_service_s_own_account_declares_its_own_queue_and_nothing_else(
    bus: RabbitBus, channel: AbstractChannel
) -> None:
    own = RabbitBus(AMQP, bus.prefix, KEYS, own="reporting")
    await channel.declare_exchange(bus.prefix, aio_pika.ExchangeType.TOPIC, durable=True)
    await own.declare_all()
    await publish(channel, bus, "cases.case")
    assert (await taken(channel, f"{bus.prefix}.reporting")).routing_key == "cases.case"
    with pytest.raises(ChannelNotFoundEntity):
        await channel.declare_queue(f"{bus.prefix}.cases", passive=True)
    await channel.reopen()
    with pytest.raises(ChannelNotFoundEntity):
        await channel.declare_exchange(f"{bus.prefix}.dead", passive=True)


async def test_it_goes_out_as_one_message_that_survives_the_broker_and_is_believed(
    bus: RabbitBus, channel: AbstractChannel
) -> None:
    record = new_id()
    lot = [envelope(record, 1), envelope(record, 2)]
    async with bus.sender("cases") as send:
        await soon(send(lot))
    message = await taken(channel, f"{bus.prefix}.reporting")
    assert KEYS.believe(message.headers, message.body) == lot
    assert (message.message_id, message.content_type) == (str(lot[0].id), "application/cloudevents-batch+json")
    assert (message.delivery_mode, message.routing_key) == (aio_pika.DeliveryMode.PERSISTENT, lot[0].routing_key)


SILENT = next(kind for kind in CATALOG.values() if kind.silent)


def of(kind: Any, number: int = 1) -> Envelope:
    return envelope(new_id(), number).model_copy(
        update={"type": kind.type, "source": kind.publisher(), "family": kind.family}
    )


async def test_what_nobody_could_get_is_not_sent_and_what_was_taken_away_is_declared_again(
    bus: RabbitBus, channel: AbstractChannel
) -> None:
    one = envelope(new_id(), 1)
    async with bus.sender("cases") as send:
        for service in BINDINGS:
            await channel.queue_delete(f"{bus.prefix}.{service}")
        with pytest.raises(NotSent):
            await soon(send([one]))
        await soon(send([one]))
        assert (await taken(channel, f"{bus.prefix}.reporting")).message_id == str(one.id)


async def test_what_concerns_nobody_yet_may_come_to_nobody(bus: RabbitBus, channel: AbstractChannel) -> None:
    unknown = of(CaseChanged).model_copy(update={"type": "cases.unknown.v1"})
    async with bus.sender(SILENT.publisher()) as send:
        for service in BINDINGS:
            await channel.queue_delete(f"{bus.prefix}.{service}")
        await soon(send([of(SILENT)]))
        for loud in ([of(CaseChanged)], [unknown], [of(SILENT), of(CaseChanged)]):
            with pytest.raises(NotSent):
                await soon(send(loud))
            for service in BINDINGS:
                await channel.queue_delete(f"{bus.prefix}.{service}")


async def test_what_arrives_is_handed_over_together_in_order_and_is_gone_once_that_is_decided(
    bus: RabbitBus, channel: AbstractChannel
) -> None:
    await bus.declare_all()
    record, listener = new_id(), Listener()
    lots = [[envelope(record, 1), envelope(record, 2)], [envelope(record, 3)]]
    for lot in lots:
        await signed(channel, bus, *lot)
    async with hearing(bus, listener.receive, listener.disbelieve):
        arrivals = await listener.lot()
        assert [arrival.envelope for arrival in arrivals] == [one for lot in lots for one in lot]
        assert not any(arrival.redelivered for arrival in arrivals)
        assert await soon(listener.doubts.get()) == []
        await signed(channel, bus, envelope(record, 4))
        assert [arrival.envelope.sequence for arrival in await listener.lot()] == [4]
        await asyncio.sleep(0.1)
    assert await count(channel, f"{bus.prefix}.reporting") == 0


async def test_what_nobody_decided_about_comes_again_and_says_so(bus: RabbitBus, channel: AbstractChannel) -> None:
    await bus.declare_all()
    one, begun, listener = envelope(new_id(), 1), asyncio.Event(), Listener()

    async def die(_: list[Arrival]) -> None:
        begun.set()
        await asyncio.Event().wait()

    await signed(channel, bus, one)
    async with hearing(bus, die, listener.disbelieve):
        await soon(begun.wait())
    async with hearing(bus, listener.receive, listener.disbelieve):
        assert await listener.lot() == [Arrival(one, redelivered=True)]


@pytest.mark.parametrize(
    ("kind", "service", "hurries"),
    [(AccessGranted, "referrals", True), (AccessGranted, "reporting", False), (CaseChanged, "referrals", False)],
)
async def test_where_somebody_waits_for_it_nobody_lingers(
    bus: RabbitBus, channel: AbstractChannel, monkeypatch: pytest.MonkeyPatch, kind: Any, service: str, hurries: bool
) -> None:
    monkeypatch.setattr(rabbit, "LINGER_SECONDS", 1.5)
    await bus.declare_all()
    listener = Listener()
    clock = asyncio.get_running_loop().time
    async with hearing(bus, listener.receive, listener.disbelieve, service):
        await signed(channel, bus, of(CaseChanged))
        await asyncio.sleep(0.1)
        begun = clock()
        await signed(channel, bus, of(kind), of(CaseChanged))
        assert len(await listener.lot()) == 3
        assert (clock() - begun < 1.0) == hurries


async def test_a_batch_is_full_at_some_time_and_the_rest_is_the_next(
    bus: RabbitBus, channel: AbstractChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rabbit, "BATCH", 3)
    monkeypatch.setattr(rabbit, "LINGER_SECONDS", 1.0)
    await bus.declare_all()
    record, listener = new_id(), Listener()
    for number in (1, 3, 5):
        await signed(channel, bus, envelope(record, number), envelope(record, number + 1))
    async with hearing(bus, listener.receive, listener.disbelieve):
        assert [len(await listener.lot()), len(await listener.lot())] == [4, 2]


async def test_a_consumer_holds_no_more_than_so_many_messages(
    bus: RabbitBus, channel: AbstractChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rabbit, "PREFETCH", 2)
    monkeypatch.setattr(rabbit, "LINGER_SECONDS", 0.5)
    await bus.declare_all()
    record, listener = new_id(), Listener()
    for number in range(1, 6):
        await signed(channel, bus, envelope(record, number))
    async with hearing(bus, listener.receive, listener.disbelieve):
        assert [len(await listener.lot()) for _ in range(3)] == [2, 2, 1]


async def test_what_is_not_believed_lies_with_the_dead_with_the_reason_and_as_it_was(
    bus: RabbitBus, channel: AbstractChannel
) -> None:
    await bus.declare_all()
    listener, one = Listener(), envelope(new_id(), 1)
    async with hearing(bus, listener.receive, listener.disbelieve):
        await publish(channel, bus, "cases.case", b"forged", other="kept")
        await signed(channel, bus, one)
        assert await listener.lot() == [Arrival(one)]
        [doubt] = await soon(listener.doubts.get())
        assert (doubt.why, doubt.signer) == ("unsigned", "nobody")
        buried = await taken(channel, f"{bus.prefix}.dead")
    assert buried.body == b"forged"
    said = {name: value for name, value in buried.headers.items() if not name.startswith("x-")}
    assert said == {"other": "kept", "not-believed": "unsigned", "heard-by": "reporting"}
    assert (buried.delivery_mode, buried.routing_key) == (aio_pika.DeliveryMode.PERSISTENT, "reporting")


async def test_without_a_graveyard_what_is_not_believed_stops_nobody(bus: RabbitBus, channel: AbstractChannel) -> None:
    await bus.declare_all()
    listener, one = Listener(), envelope(new_id(), 1)
    async with hearing(bus, listener.receive, listener.disbelieve):
        await listener.is_there(bus, channel)
        await channel.queue_delete(f"{bus.prefix}.dead")
        await publish(channel, bus, "cases.case", b"forged")
        assert await listener.lot() == []
        await signed(channel, bus, one)
        assert await listener.lot() == [Arrival(one)]


async def test_while_our_database_is_away_the_same_lot_waits_with_us(bus: RabbitBus, channel: AbstractChannel) -> None:
    await bus.declare_all()
    one, listener = envelope(new_id(), 1), Listener(*(DatabaseAway("57P03") for _ in range(4)))
    await signed(channel, bus, one)
    with capture_logs() as said:
        async with hearing(bus, listener.receive, listener.disbelieve):
            assert await listener.lot() == [Arrival(one)]
    waited = [line for line in said if line["event"] == "waiting_for_database"]
    told = [(line["count"], line["log_level"], line["error_class"]) for line in waited]
    assert told == [(1, "warning", "DatabaseAway")] * 4


async def test_any_other_failure_ends_the_consumer(bus: RabbitBus, channel: AbstractChannel) -> None:
    await bus.declare_all()
    listener = Listener(ZeroDivisionError())
    await signed(channel, bus, envelope(new_id(), 1))
    async with hearing(bus, listener.receive, listener.disbelieve) as task:
        with pytest.raises(ZeroDivisionError):
            await soon(task)


async def test_who_loses_its_queue_starts_afresh(bus: RabbitBus, channel: AbstractChannel) -> None:
    await bus.declare_all()
    listener = Listener()
    async with hearing(bus, listener.receive, listener.disbelieve) as task:
        await listener.is_there(bus, channel)
        await channel.queue_delete(f"{bus.prefix}.reporting")
        with pytest.raises(BusAway):
            await soon(task)


async def test_who_loses_its_channel_starts_afresh(
    bus: RabbitBus, channel: AbstractChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    await bus.declare_all()
    opened: list[AbstractChannel] = []
    monkeypatch.setattr(RabbitBus, "declare", _noting(RabbitBus.declare, opened))
    listener = Listener()
    async with hearing(bus, listener.receive, listener.disbelieve) as task:
        await listener.is_there(bus, channel)
        await opened[0].close()
        with pytest.raises(BusAway):
            await soon(task)


async def test_whom_the_broker_has_forgotten_without_a_word_starts_afresh(
    bus: RabbitBus, channel: AbstractChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rabbit, "RENEW_SECONDS", 0.2)
    await bus.declare_all()
    opened: list[AbstractChannel] = []
    monkeypatch.setattr(RabbitBus, "declare", _noting(RabbitBus.declare, opened))
    listener = Listener()
    async with hearing(bus, listener.receive, listener.disbelieve) as task:
        await listener.is_there(bus, channel)
        await asyncio.sleep(0.6)
        assert not task.done()
        behind = await opened[0].get_underlay_channel()
        for consumer in list(behind.consumers):
            await behind.basic_cancel(consumer)
        with pytest.raises(BusAway):
            await soon(task)


async def test_who_loses_its_queue_while_the_database_is_away_starts_afresh(
    bus: RabbitBus, channel: AbstractChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The consumer's channel is closed under it: what it holds is somebody else's now."""
    await bus.declare_all()
    opened: list[AbstractChannel] = []
    monkeypatch.setattr(RabbitBus, "declare", _noting(RabbitBus.declare, opened))
    listener = Listener()
    async with hearing(bus, listener.receive, listener.disbelieve) as task:
        await listener.is_there(bus, channel)
        listener.fails = [DatabaseAway("57P03")] * 1000
        await signed(channel, bus, envelope(new_id(), 1))
        await asyncio.sleep(0.2)
        await opened[0].close()
        with pytest.raises(BusAway):
            await soon(task)
    assert listener.fails


def _noting(declare: Callable[..., Awaitable[Any]], opened: list[AbstractChannel]) -> Callable[..., Awaitable[Any]]:
    async def noting(self: RabbitBus, channel: AbstractChannel) -> Any:
        opened.append(channel)
        return await declare(self, channel)

    return noting


async def test_a_binding_that_was_taken_away_is_there_again_after_a_while(
    bus: RabbitBus, channel: AbstractChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rabbit, "RENEW_SECONDS", 0.2)
    await bus.declare_all()
    listener = Listener()
    async with hearing(bus, listener.receive, listener.disbelieve):
        await listener.is_there(bus, channel)
        for _ in range(2):
            await (await channel.get_queue(f"{bus.prefix}.reporting")).unbind(bus.prefix, "cases.case.#")
            await asyncio.sleep(0.6)
            await signed(channel, bus, one := envelope(new_id(), 1))
            assert await listener.lot() == [Arrival(one)]


async def test_a_broker_that_is_not_there_is_away(bus: RabbitBus) -> None:
    nowhere = RabbitBus("amqp://guest:guest@127.0.0.1:1/", bus.prefix, KEYS)
    listener = Listener()
    with pytest.raises(BusAway):
        await nowhere.declare_all()
    with pytest.raises(BusAway):
        await nowhere.consume("reporting", listener.receive, listener.disbelieve)
    with pytest.raises(BusAway):
        async with nowhere.sender("cases"):
            raise AssertionError


async def test_a_sender_whose_channel_is_gone_is_told_that_the_bus_is_away(
    bus: RabbitBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[AbstractChannel] = []
    monkeypatch.setattr(RabbitBus, "declare", _noting(RabbitBus.declare, opened))
    async with bus.sender("cases") as send:
        await opened[0].close()
        with pytest.raises(BusAway):
            await soon(send([envelope(new_id(), 1)]))


async def test_whom_the_library_cancels_finds_the_bus_away(bus, monkeypatch):
    """As it does with whoever waits on a connection that stood still."""

    async def cancelled(*_: object, **__: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as patched:
        patched.setattr(aio_pika, "connect", cancelled)
        with pytest.raises(BusAway):
            await bus.declare_all()


async def test_whoever_is_asked_to_end_ends(bus, monkeypatch):
    begun = asyncio.Event()

    async def waits(*_: object, **__: object) -> None:
        begun.set()
        await asyncio.sleep(60)

    with monkeypatch.context() as patched:
        patched.setattr(aio_pika, "connect", waits)
        asking = asyncio.create_task(bus.declare_all())
        await soon(begun.wait())
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
