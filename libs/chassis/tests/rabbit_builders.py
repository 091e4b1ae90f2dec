"""Messages at the broker, and a consumer that notes what it is handed."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager, suppress
from typing import Any

import aio_pika
from aio_pika.abc import AbstractChannel, AbstractIncomingMessage
from bus_builders import envelope
from chassis.bus import Arrival, BusAway, Disbelieve, NotBelieved, Receive, rabbit
from chassis.bus.rabbit import RabbitBus
from chassis.ids import new_id
from contracts.event import Envelope
from testkit.services import KEYRING
from testkit.waiting import eventually

KEYS = KEYRING.events
SECONDS = 5


async def soon(wanted: Awaitable[Any]) -> Any:
    return await asyncio.wait_for(wanted, SECONDS)


async def taken(channel: AbstractChannel, name: str) -> AbstractIncomingMessage:
    queue = await channel.get_queue(name)

    async def look() -> AbstractIncomingMessage:
        message = await queue.get(no_ack=True, fail=False)
        assert message is not None, f"nothing came to {name}"
        return message

    return await eventually(look, within=SECONDS)


async def count(channel: AbstractChannel, name: str) -> int:
    return (await (await channel.get_queue(name)).declare()).message_count or 0


async def publish(channel: AbstractChannel, bus: RabbitBus, key: str, body: bytes = b"[]", **headers: Any) -> None:
    message = aio_pika.Message(body, headers=headers)
    await (await channel.get_exchange(bus.prefix)).publish(message, routing_key=key)


async def signed(channel: AbstractChannel, bus: RabbitBus, *envelopes: Envelope) -> None:
    body = rabbit.TOGETHER.dump_json(list(envelopes))
    await publish(channel, bus, envelopes[0].routing_key, body, **KEYS.headers("cases", body))


class Listener:
    """What a consumer was handed, lot by lot. `fails`: what it raises instead, one after the other."""

    def __init__(self, *fails: Exception) -> None:
        self.fails = list(fails)
        self.lots: asyncio.Queue[list[Arrival]] = asyncio.Queue()
        self.doubts: asyncio.Queue[list[NotBelieved]] = asyncio.Queue()

    async def receive(self, arrivals: list[Arrival]) -> None:
        if self.fails:
            raise self.fails.pop(0)
        self.lots.put_nowait(arrivals)

    async def disbelieve(self, doubts: list[NotBelieved]) -> None:
        self.doubts.put_nowait(doubts)

    async def lot(self) -> list[Arrival]:
        return await soon(self.lots.get())

    async def is_there(self, bus: RabbitBus, channel: AbstractChannel) -> None:
        """It hears what comes to its queue, which was there before."""
        await signed(channel, bus, envelope(new_id(), 1))
        await self.lot()


@asynccontextmanager
async def hearing(
    bus: RabbitBus, receive: Receive, disbelieve: Disbelieve, service: str = "reporting"
) -> AsyncIterator["asyncio.Task[None]"]:
    """A consumer that is there; its task ends as `consume` ends."""
    task = asyncio.create_task(bus.consume(service, receive, disbelieve))
    try:
        yield task
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError, BusAway, ZeroDivisionError):
            await task
