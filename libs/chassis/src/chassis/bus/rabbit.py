"""RabbitMQ: one topic exchange, one durable quorum queue per consuming service.

Retries, gaps and parking live in PostgreSQL (`held`), never in the broker: confirmed messages in a broker's
waiting queue were lost in every restart measured (`docs/domain/messages.md §2`).
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any, TypeVar

import aio_pika
from aio_pika.abc import AbstractChannel, AbstractExchange, AbstractIncomingMessage, AbstractQueue
from aio_pika.exceptions import AMQPError
from aiormq.exceptions import ChannelInvalidStateError, PublishError
from contracts.event import CATALOG, Envelope
from contracts.topology import BINDINGS, binding_keys
from contracts.values import Values
from typing_extensions import override

from chassis import logs
from chassis.bus import Arrival, BusAway, Disbelieve, NotBelieved, NotSent, Receive, Send
from chassis.bus.signing import TOGETHER, EventKeys
from chassis.database import is_outage
from chassis.patience import cancelled_as, ever_longer

T = TypeVar("T")
PUBLISH_SECONDS = 10.0
CONNECT_SECONDS = 10.0
CLOSE_SECONDS = 2.0
HEARTBEAT_SECONDS = 10
PREFETCH = 100
BATCH = 50
"""How many events a consumer gathers for one transaction, give or take a message."""
LINGER_SECONDS = 0.08
HURRY_SECONDS = 0.004
"""How long a consumer gathers a batch for one transaction; how long still once there is what somebody waits for."""
RENEW_SECONDS = 15.0
"""How often a consumer declares anew what it hears: who deletes a binding tells nobody."""
ANSWER_SECONDS = 15.0
"""How long a broker may take to answer."""
PAUSES = (0.2, 0.5, 1.0, 2.0)
DELIVERY_LIMIT = 1000
MOST_BYTES = 1 << 30
DEAD_ARGUMENTS: Values = {"x-queue-type": "quorum"}
CONNECTION_LOST = (
    AMQPError,
    ChannelInvalidStateError,
    ConnectionError,
    TimeoutError,
    OSError,
    asyncio.InvalidStateError,
)

WHY, HEARD_BY = "not-believed", "heard-by"
"""Headers that a message gets on its way to the dead."""


@dataclass(frozen=True)
class Lot:
    """A message and the events in it; or why it is not believed, and none."""

    message: AbstractIncomingMessage
    envelopes: list[Envelope]
    doubt: NotBelieved | None = None

    @property
    def deliveries(self) -> list[Arrival]:
        return [Arrival(envelope, bool(self.message.redelivered)) for envelope in self.envelopes]

    def is_urgent_for(self, service: str) -> bool:
        """Whether somebody there waits for one of its events."""
        kinds = (CATALOG.get(envelope.type) for envelope in self.envelopes)
        return any(kind is not None and kind.urgent_for == service for kind in kinds)


@dataclass(frozen=True)
class Hearing:
    """Whom to believe, and what to do about messages that have arrived."""

    keys: EventKeys
    decide: Callable[[list[Lot]], Awaitable[None]]

    def read(self, message: AbstractIncomingMessage) -> Lot:
        try:
            return Lot(message, self.keys.believe(message.headers, message.body))
        except NotBelieved as doubt:
            return Lot(message, [], doubt)


Arrived = asyncio.Queue[Lot | None]


class BrokerConnection(aio_pika.Connection):
    """Closed where it could not be opened: the library leaves that to who collects it, wherever that is."""

    @override
    async def connect(self, timeout: float | None = None) -> None:
        try:
            await super().connect(timeout)
        except BaseException:
            await _close(self)
            raise


class RabbitBus:
    """`own`: the service whose own account the URL names, which may declare its own queue only."""

    def __init__(self, url: str, prefix: str, keys: EventKeys, *, own: str | None = None) -> None:
        self._url = url
        self.prefix = prefix
        self._keys = keys
        self._own = own

    @asynccontextmanager
    async def _channel(self) -> AsyncIterator[AbstractChannel]:
        with cancelled_as(BusAway):
            try:
                connection = await aio_pika.connect(
                    self._url,
                    timeout=CONNECT_SECONDS,
                    heartbeat=HEARTBEAT_SECONDS,
                    client_properties={},
                    connection_class=BrokerConnection,
                )
            except CONNECTION_LOST as error:
                raise BusAway from error
            try:
                yield await answered(connection.channel(publisher_confirms=True, on_return_raises=True))
            except CONNECTION_LOST as error:
                raise BusAway from error
            finally:
                await _close(connection)

    async def declare_all(self) -> None:
        """Declare the topology and leave; raises BusAway."""
        async with self._channel() as channel:
            await answered(self.declare(channel))

    async def declare(self, channel: AbstractChannel) -> AbstractExchange:
        """The whole topology, by everybody who may: an event sent before its consumer's first start waits for it."""
        if self._own is not None:
            events = await channel.get_exchange(self.prefix, ensure=False)
            await self._declare_queue(channel, events, self._own)
            return events
        events = await channel.declare_exchange(self.prefix, aio_pika.ExchangeType.TOPIC, durable=True)
        dead = await channel.declare_exchange(f"{self.prefix}.dead", aio_pika.ExchangeType.FANOUT, durable=True)
        graveyard = await channel.declare_queue(f"{self.prefix}.dead", durable=True, arguments=DEAD_ARGUMENTS)
        await graveyard.bind(dead)
        for service in sorted(BINDINGS):
            await self._declare_queue(channel, events, service)
        return events

    async def _declare_queue(self, channel: AbstractChannel, events: AbstractExchange, service: str) -> AbstractQueue:
        """A service's queue with all that it hears."""
        queue = await channel.declare_queue(
            f"{self.prefix}.{service}",
            durable=True,
            arguments=queue_arguments(self.prefix),
        )
        for key in binding_keys(service):
            await queue.bind(events, key)
        return queue

    @asynccontextmanager
    async def sender(self, service: str) -> AsyncIterator[Send]:
        async with self._channel() as channel:
            exchange = await answered(self.declare(channel))

            async def send(envelopes: list[Envelope]) -> None:
                try:
                    await _send(exchange, envelopes, self._keys, service)
                except NotSent:
                    # It came back: somebody took away what was declared.
                    await answered(self.declare(channel))
                    raise

            yield send

    async def consume(self, service: str, receive: Receive, disbelieve: Disbelieve) -> None:
        async with self._channel() as channel:
            await answered(channel.set_qos(PREFETCH))
            events = await answered(self.declare(channel))
            dead = await channel.get_exchange(f"{self.prefix}.dead", ensure=False)

            async def renew() -> AbstractQueue:
                return await self._declare_queue(channel, events, service)

            async def decide(lots: list[Lot]) -> None:
                doubted = [(lot.message, lot.doubt) for lot in lots if lot.doubt is not None]
                await receive([delivery for lot in lots for delivery in lot.deliveries])
                await disbelieve([doubt for _, doubt in doubted])
                for message, doubt in doubted:
                    await _bury(dead, message, doubt, service)

            await _hand_over(channel, renew, service, Hearing(self._keys, decide))


async def answered(asked: Awaitable[T]) -> T:
    """What the broker answers. Raises BusAway where it does not in time: one that stands still, or makes and deletes a
    queue at once, answers nothing and closes nothing, and who waits for it without end stays deaf.
    """
    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            return await asked
    except TimeoutError as error:
        raise BusAway from error


def queue_arguments(prefix: str) -> Values:
    """Of a service's queue, by whomever it is declared."""
    return {
        "x-queue-type": "quorum",
        "x-delivery-limit": DELIVERY_LIMIT,
        "x-max-length-bytes": MOST_BYTES,
        "x-overflow": "reject-publish",
        "x-dead-letter-exchange": f"{prefix}.dead",
        "x-dead-letter-strategy": "at-least-once",
    }


async def _bury(dead: AbstractExchange, message: AbstractIncomingMessage, doubt: NotBelieved, service: str) -> None:
    """Put what is not believed away for a person, with the reason; where that is not kept the reason still is."""
    headers = {**message.headers, WHY: doubt.why, HEARD_BY: service}
    put = aio_pika.Message(message.body, headers=headers, delivery_mode=aio_pika.DeliveryMode.PERSISTENT)
    await dead.publish(put, routing_key=service, mandatory=False, timeout=PUBLISH_SECONDS)


async def _send(exchange: AbstractExchange, envelopes: list[Envelope], keys: EventKeys, service: str) -> None:
    kinds = [CATALOG.get(envelope.type) for envelope in envelopes]
    body = TOGETHER.dump_json(envelopes)
    message = aio_pika.Message(
        body,
        message_id=str(envelopes[0].id),
        content_type="application/cloudevents-batch+json",
        delivery_mode=aio_pika.DeliveryMode.PERSISTENT,
        headers=dict(keys.headers(service, body)),
    )
    mandatory = any(kind is None or not kind.silent for kind in kinds)
    key = envelopes[0].routing_key
    try:
        await exchange.publish(message, routing_key=key, mandatory=mandatory, timeout=PUBLISH_SECONDS)
    except PublishError as error:
        raise NotSent from error
    except CONNECTION_LOST as error:
        raise BusAway from error


async def _hand_over(
    channel: AbstractChannel, renew: Callable[[], Awaitable[AbstractQueue]], service: str, hearing: Hearing
) -> None:
    """Batches of what has arrived; one acknowledgement for all of a batch, after it is durably decided."""
    arrived: Arrived = asyncio.Queue()
    # The broker ends a consumer without the channel when its queue is deleted or moved.
    (await channel.get_underlay_channel()).on_consumer_cancel_callbacks.add(lambda _: arrived.put_nowait(None))
    channel.close_callbacks.add(lambda *_: arrived.put_nowait(None))
    queue = await answered(renew())

    async def take(message: AbstractIncomingMessage) -> None:
        arrived.put_nowait(hearing.read(message))

    await answered(queue.consume(take))
    clock = asyncio.get_running_loop().time
    renewed = clock()
    while True:
        batch = await _gather(arrived, service)
        lots = [lot for lot in batch if lot is not None]
        if lots:
            await _decide(channel, hearing, lots)
            await lots[-1].message.ack(multiple=True)
        if len(lots) < len(batch):
            raise BusAway
        if clock() - renewed > RENEW_SECONDS:
            # Of a queue that was deleted while it was consumed the broker may tell nobody, and another stands there.
            if not (await answered(renew())).declaration_result.consumer_count:
                raise BusAway
            renewed = clock()


async def _decide(channel: AbstractChannel, hearing: Hearing, lots: list[Lot]) -> None:
    """While our own database is away the messages stay with us: given back, they would be counted as failures."""
    for pause in ever_longer(PAUSES):
        try:
            await hearing.decide(lots)
        except Exception as error:
            if not is_outage(error):
                raise
            logs.get().warning("waiting_for_database", count=len(lots), **logs.failure(error))
        else:
            return
        await asyncio.sleep(pause)
        if channel.is_closed:
            raise BusAway


async def _gather(arrived: Arrived, service: str) -> list[Lot | None]:
    """What has arrived, and what still does within the time to linger; after a while, nothing.

    None stands for a channel or a consumer that has ended.
    """
    try:
        async with asyncio.timeout(RENEW_SECONDS):
            lot = await arrived.get()
    except TimeoutError:
        return []
    batch, events = [lot], 0
    with suppress(TimeoutError):
        async with asyncio.timeout(LINGER_SECONDS) as lingering:
            while lot is not None and (events := events + len(lot.envelopes)) < BATCH:
                if lot.is_urgent_for(service):
                    _end_soon(lingering)
                lot = await arrived.get()
                batch.append(lot)
    return batch


def _end_soon(lingering: asyncio.Timeout) -> None:
    soon = asyncio.get_running_loop().time() + HURRY_SECONDS
    lingering.reschedule(min(lingering.when() or soon, soon))


async def _close(connection: Any) -> None:
    """Whom the broker does not answer in time is closed all the same: the second call has nothing left to wait for."""
    try:
        async with asyncio.timeout(CLOSE_SECONDS):
            await connection.close()
    except CONNECTION_LOST:
        await connection.close()
