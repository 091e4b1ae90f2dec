"""What the machine can do with nothing of ours in between: bare asyncpg, bare aio-pika with confirms."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from uuid import uuid4

import aio_pika
from deploy.broker import DECLARING
from deploy.handed_out import FOLDER

from proofs.system import System

SETUP = "CREATE TABLE IF NOT EXISTS raw_row (id uuid PRIMARY KEY, body bytea NOT NULL)"


async def rows(system: System, row: bytes, *, seconds: float, concurrency: int) -> dict[str, float]:
    """Rows of a case's size per second: inserted one a transaction, and read by key."""
    connections = [await system.connect_as_administrator("postgres") for _ in range(concurrency)]
    known = [uuid4() for _ in range(500)]
    await connections[0].execute(SETUP)
    await connections[0].executemany("INSERT INTO raw_row VALUES ($1, $2)", [(key, row) for key in known])

    async def insert(slot: int) -> None:
        await connections[slot].execute("INSERT INTO raw_row VALUES ($1, $2)", uuid4(), row)

    async def read(slot: int) -> None:
        await connections[slot].fetchrow("SELECT id, body FROM raw_row WHERE id = $1", known[slot])

    found = {
        "asyncpg: insert a row of a case's size": await _rate(insert, seconds, concurrency),
        "asyncpg: read it by key": await _rate(read, seconds, concurrency),
    }
    for connection in connections:
        await connection.close()
    return found


async def messages(system: System, body: bytes, *, seconds: float, concurrency: int) -> dict[str, float]:
    """Messages of a case's size per second into a quorum queue, each confirmed."""
    url = _broker_of(system)
    if url is None:
        return {}
    connection = await aio_pika.connect(url)
    try:
        channel = await connection.channel(publisher_confirms=True, on_return_raises=True)
        name = f"raw-{uuid4().hex[:8]}"
        await channel.declare_queue(name, durable=True, arguments={"x-queue-type": "quorum"})

        async def publish(_slot: int) -> None:
            message = aio_pika.Message(body, delivery_mode=aio_pika.DeliveryMode.PERSISTENT)
            await channel.default_exchange.publish(message, routing_key=name)

        rate = await _rate(publish, seconds, concurrency)
        await channel.queue_delete(name)
        return {"aio-pika: publish with confirm": rate}
    finally:
        await connection.close()


def _broker_of(system: System) -> str | None:
    """With the account that may declare a queue; a Mahon of one process has no broker."""
    if DECLARING not in system.processes():
        return None
    return (system.folder / FOLDER / DECLARING / "mahon_amqp_url").read_text()


async def _rate(action: Callable[[int], Awaitable[None]], seconds: float, concurrency: int) -> float:
    began, done = time.monotonic(), 0

    async def repeat(slot: int) -> None:
        nonlocal done
        while time.monotonic() - began < seconds:
            await action(slot)
            done += 1

    await asyncio.gather(*map(repeat, range(concurrency)))
    return done / (time.monotonic() - began)
