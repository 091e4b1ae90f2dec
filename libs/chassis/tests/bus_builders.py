"""Events about records, announced or in their envelopes, and workers that apply them."""

import asyncio
import os
import socket
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import UUID

from chassis.actor import service_actor
from chassis.bus import Bus
from chassis.database import Database
from chassis.errors import NotFound
from chassis.ids import new_id
from chassis.settings import ServiceSettings
from chassis.unit_of_work import UnitOfWork
from chassis.worker import Worker
from contracts.cases import CaseChanged
from contracts.event import Envelope
from pydantic import SecretStr
from sqlalchemy import text

ACTOR = service_actor("cases")
AMQP = os.environ.get("MAHON_TEST_AMQP_URL", "amqp://guest:guest@127.0.0.1:5672/")


def answers(url: str) -> bool:
    parts = urlsplit(url)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 5672), 2):
            return True
    except OSError:
        return False


def changed(record: UUID, number: int) -> CaseChanged:
    return CaseChanged(record_id=record, record_type="case", version=number, facts={})


async def announce(owner: Database, record: UUID, *numbers: int) -> None:
    for number in numbers:
        async with owner.transaction(ACTOR) as uow:
            await uow.publish(changed(record, number), about=record)


def envelope(record: UUID, number: int) -> Envelope:
    event = changed(record, number)
    return Envelope(
        id=new_id(),
        type=event.type,
        source="cases",
        family=event.family,
        subject=record,
        sequence=number,
        time=datetime.now(UTC),
        data=event.model_dump(mode="json"),
    )


class Failing:
    """Fails the first `times` events of a record."""

    def __init__(self, times: int = 0) -> None:
        self.left: dict[UUID, int] = defaultdict(lambda: times)

    async def note(self, uow: UnitOfWork, event: CaseChanged) -> None:
        if self.left[event.record_id] > 0:
            self.left[event.record_id] -= 1
            raise NotFound
        await uow.session.execute(
            text("INSERT INTO applied (subject, number) VALUES (:subject, :number)"),
            {"subject": event.record_id, "number": event.version},
        )


async def applied(consumer: Database) -> dict[UUID, list[int]]:
    async with consumer.session() as session:
        rows = await session.execute(text("SELECT subject, number FROM applied ORDER BY position"))
        found: dict[UUID, list[int]] = defaultdict(list)
        for row in rows:
            found[row.subject].append(row.number)
        return found


def settings(service: str, database: Database) -> ServiceSettings:
    return ServiceSettings(service=service, database_url=SecretStr(database.url))


@asynccontextmanager
async def running(*workers: Worker) -> AsyncIterator[None]:
    """A worker that ends by itself ends the test."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(worker.run()) for worker in workers]
        yield
        for task in tasks:
            task.cancel()


def two_workers(owner: Database, consumer: Database, bus: Bus, reaction: Failing) -> tuple[Worker, Worker]:
    return (
        Worker(settings("cases", owner), bus, {}, database=owner),
        Worker(settings("reporting", consumer), bus, {CaseChanged: reaction.note}, database=consumer),
    )


async def has_applied(consumer: Database, record: UUID, numbers: list[int]) -> None:
    assert (await applied(consumer))[record] == numbers
