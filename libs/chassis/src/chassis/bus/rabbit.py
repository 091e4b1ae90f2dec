"""RabbitMQ: one topic exchange, one durable quorum queue per consuming service.

Retries, gaps and parking live in PostgreSQL (`held`), never in the broker: confirmed messages in a broker's
waiting queue were lost in every restart measured (`security.md`, finding 1).
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import aio_pika
from aio_pika.abc import AbstractChannel, AbstractExchange, AbstractIncomingMessage, AbstractQueue
from aio_pika.exceptions import AMQPError
from aiormq.exceptions import ChannelInvalidStateError, PublishError
from contracts.event import CATALOG, Envelope
from contracts.topology import BINDINGS, binding_keys

from chassis.bus import BusAway, Delivery, NotSent, Receive, Send

PUBLISH_SECONDS = 10.0
CONNECT_SECONDS = 10.0
HEARTBEAT_SECONDS = 10
PREFETCH = 100
BATCH = 50
LINGER_SECONDS = 0.05
HURRY_SECONDS = 0.008
"""How long a consumer gathers a batch for one transaction; how long still once there is what somebody waits for."""
DELIVERY_LIMIT = 1000
MOST_BYTES = 1 << 30
CONNECTION_LOST = (
    AMQPError,
    ChannelInvalidStateError,
    ConnectionError,
    TimeoutError,
    OSError,
    asyncio.InvalidStateError,
)

Arrived = asyncio.Queue[AbstractIncomingMessage | None]


class RabbitBus:
    def __init__(self, url: str, prefix: str = "mahon") -> None:
        self._url = url
        self._prefix = prefix

    @asynccontextmanager
    async def _channel(self) -> AsyncIterator[AbstractChannel]:
        try:
            connection = await aio_pika.connect(
                self._url, timeout=CONNECT_SECONDS, heartbeat=HEARTBEAT_SECONDS, client_properties={}
            )
        except CONNECTION_LOST as error:
            raise BusAway from error
        try:
            yield await connection.channel(publisher_confirms=True, on_return_raises=True)
        except CONNECTION_LOST as error:
            raise BusAway from error
        finally:
            await _close(connection)

    async def declare(self, channel: AbstractChannel) -> AbstractExchange:
        """The whole topology, by everybody: an event sent before its consumer's first start waits for it."""
        events = await channel.declare_exchange(self._prefix, aio_pika.ExchangeType.TOPIC, durable=True)
        dead = await channel.declare_exchange(f"{self._prefix}.dead", aio_pika.ExchangeType.FANOUT, durable=True)
        graveyard = await channel.declare_queue(
            f"{self._prefix}.dead", durable=True, arguments={"x-queue-type": "quorum"}
        )
        await graveyard.bind(dead)
        for service in sorted(BINDINGS):
            queue = await self._declare_queue(channel, service)
            for key in binding_keys(service):
                await queue.bind(events, key)
        return events

    async def _declare_queue(self, channel: AbstractChannel, service: str) -> AbstractQueue:
        return await channel.declare_queue(
            f"{self._prefix}.{service}",
            durable=True,
            arguments={
                "x-queue-type": "quorum",
                "x-delivery-limit": DELIVERY_LIMIT,
                "x-max-length-bytes": MOST_BYTES,
                "x-overflow": "reject-publish",
                "x-dead-letter-exchange": f"{self._prefix}.dead",
                "x-dead-letter-strategy": "at-least-once",
            },
        )

    @asynccontextmanager
    async def sender(self) -> AsyncIterator[Send]:
        async with self._channel() as channel:
            exchange = await self.declare(channel)

            async def send(envelope: Envelope) -> None:
                await _send(exchange, envelope)

            yield send

    async def consume(self, service: str, receive: Receive) -> None:
        async with self._channel() as channel:
            await channel.set_qos(PREFETCH)
            await self.declare(channel)
            queue = await self._declare_queue(channel, service)
            await _hand_over(channel, queue, service, receive)


async def _send(exchange: AbstractExchange, envelope: Envelope) -> None:
    kind = CATALOG.get(envelope.type)
    message = aio_pika.Message(
        envelope.model_dump_json().encode(),
        message_id=str(envelope.id),
        type=envelope.type,
        content_type="application/cloudevents+json",
        delivery_mode=aio_pika.DeliveryMode.PERSISTENT,
        headers={"x-sequence": envelope.sequence, "traceparent": envelope.traceparent or ""},
    )
    mandatory = kind is None or not kind.silent
    try:
        await exchange.publish(message, routing_key=envelope.routing_key, mandatory=mandatory, timeout=PUBLISH_SECONDS)
    except PublishError as error:
        raise NotSent from error
    except CONNECTION_LOST as error:
        raise BusAway from error


async def _hand_over(channel: AbstractChannel, queue: AbstractQueue, service: str, receive: Receive) -> None:
    """Batches of what has arrived; one acknowledgement for all of a batch, after it is durably decided."""
    arrived: Arrived = asyncio.Queue()
    channel.close_callbacks.add(lambda *_: arrived.put_nowait(None))
    await queue.consume(arrived.put)
    while True:
        batch = await _gather(arrived, service)
        messages = [message for message in batch if message is not None]
        if messages:
            await receive([_delivery(message) for message in messages])
            await messages[-1].ack(multiple=True)
        if len(messages) < len(batch):
            raise BusAway


async def _gather(arrived: Arrived, service: str) -> list[AbstractIncomingMessage | None]:
    """What has arrived, and what still does within the time to linger. None stands for a closed channel."""
    batch = [await arrived.get()]
    with suppress(TimeoutError):
        async with asyncio.timeout(LINGER_SECONDS) as lingering:
            while batch[-1] is not None and len(batch) < BATCH:
                if _is_urgent(batch[-1], service):
                    _end_soon(lingering)
                batch.append(await arrived.get())
    return batch


def _end_soon(lingering: asyncio.Timeout) -> None:
    soon = asyncio.get_running_loop().time() + HURRY_SECONDS
    lingering.reschedule(min(lingering.when() or soon, soon))


def _is_urgent(message: AbstractIncomingMessage, service: str) -> bool:
    kind = CATALOG.get(message.type or "")
    return kind is not None and kind.urgent_for == service


def _delivery(message: AbstractIncomingMessage) -> Delivery:
    return Delivery(Envelope.model_validate_json(message.body), bool(message.redelivered))


async def _close(connection: Any) -> None:
    try:
        await asyncio.wait_for(connection.close(), 2)
    except CONNECTION_LOST:
        return
