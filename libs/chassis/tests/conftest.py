"""A miniature service, `cases`, to test the mechanism on: one record table's worth of behaviour and no more."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import aio_pika
import asyncpg
import pytest
from chassis.bus import Bus
from chassis.bus.local import LocalBus
from chassis.bus.rabbit import RabbitBus
from chassis.database import Database
from chassis.sealing import Keyring
from contracts.topology import BINDINGS
from sqlalchemy import text
from testkit.databases import create_tables
from testkit.postgres import database_name, url_of
from testkit.services import KEYRING, empty

# What the tests here share lies beside them, and with importlib mode nothing puts that on the path.
sys.path.insert(0, str(Path(__file__).parent))

from bus_builders import AMQP, answers

SCHEMA = """
CREATE TABLE IF NOT EXISTS applied (position bigserial PRIMARY KEY, subject uuid NOT NULL, number int NOT NULL)
"""


async def make_database(service: str) -> Database:
    from chassis.tables import shared

    made = Database(await url_of(database_name(f"chassis_{service}")), service, pool_size=8)
    await create_tables(made.url, shared)
    async with made.session() as session:
        await session.execute(text(SCHEMA))
    return made


@pytest.fixture(scope="session")
async def owner_database() -> AsyncIterator[Database]:
    made = await make_database("cases")
    yield made
    await made.close()


@pytest.fixture(scope="session")
async def consumer_database() -> AsyncIterator[Database]:
    made = await make_database("reporting")
    yield made
    await made.close()


@pytest.fixture
async def owner(owner_database: Database) -> AsyncIterator[Database]:
    yield owner_database
    await empty(owner_database)


@pytest.fixture
async def consumer(consumer_database: Database) -> AsyncIterator[Database]:
    yield consumer_database
    await empty(consumer_database)


@pytest.fixture
async def sealing(owner: Database) -> AsyncIterator[Database]:
    """The database of a service that holds the key of its audit."""
    owner.chain = KEYRING.chain
    yield owner
    owner.chain = None


@pytest.fixture
def keyring() -> Keyring:
    return KEYRING


@pytest.fixture
async def vandal(owner_database: Database) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(owner_database.url.replace("+asyncpg", ""))
    yield connection
    await connection.close()


@pytest.fixture(params=["local", pytest.param("rabbit", marks=pytest.mark.rabbitmq)])
async def bus(request: pytest.FixtureRequest) -> AsyncIterator[Bus]:
    if request.param == "local":
        yield LocalBus(frozenset({"reporting", "cases"}))
        return
    if AMQP == "none" or not answers(AMQP):
        pytest.skip("no RabbitMQ answers; the closing lines say so")
    prefix = f"test-{uuid4().hex[:8]}"
    yield RabbitBus(AMQP, prefix, KEYRING.events)
    async with await aio_pika.connect(AMQP) as connection:
        channel = await connection.channel()
        for name in (*BINDINGS, "dead"):
            await channel.queue_delete(f"{prefix}.{name}")
        for exchange in (prefix, f"{prefix}.dead"):
            await channel.exchange_delete(exchange)
