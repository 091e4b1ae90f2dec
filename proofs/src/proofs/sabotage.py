"""Takes a protection away, to see that the checker sees it. Never imported by anything that serves people."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from weakref import WeakKeyDictionary

from chassis import worker
from chassis.bus import Arrival
from chassis.database import Database
from chassis.inbox import UNORDERED, Inbox
from chassis.unit_of_work import UnitOfWork
from contracts.event import Envelope, Event
from sqlalchemy import text

BEHIND_SECONDS = 0.3
"""How long an event lies in the memory of the process: what a busy consumer or publisher of that kind is behind."""
NOTED = text(
    """
    INSERT INTO inbox (source, subject, sequence, id) VALUES (:source, :subject, :sequence, :id)
    ON CONFLICT (source, subject, sequence) DO NOTHING
    """
)
HEAD = text(
    """
    INSERT INTO inbox_head AS h (source, subject, sequence) VALUES (:source, :subject, :sequence)
    ON CONFLICT (source, subject) DO UPDATE SET sequence = greatest(h.sequence, excluded.sequence)
    """
)


class NaiveConsumer:
    """Acknowledges what arrives, keeps it in memory, applies it a little later in the order it came, asks no number.

    It writes the books as it applies, and never reads them: an empty book would show nothing but itself.
    """

    def __init__(self, taken_by: Inbox) -> None:
        self._inbox = taken_by
        self._arrived: asyncio.Queue[tuple[float, Envelope]] = asyncio.Queue()
        self._working = asyncio.create_task(self._work())

    def take(self, deliveries: list[Arrival]) -> None:
        for delivery in deliveries:
            self._arrived.put_nowait((time.monotonic() + BEHIND_SECONDS, delivery.envelope))

    async def _work(self) -> None:
        while True:
            due, envelope = await self._arrived.get()
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            try:
                await self._apply(envelope)
            except Exception as error:  # who has acknowledged cannot ask for it again
                say(f"dropped {envelope.type}: {type(error).__name__}")

    async def _apply(self, envelope: Envelope) -> None:
        async with self._inbox.database.transaction(self._inbox.actor) as uow:
            await self._inbox.react(uow, envelope)
            if envelope.family != UNORDERED:
                row = {name: getattr(envelope, name) for name in ("source", "subject", "sequence")}
                await uow.session.execute(NOTED, row | {"id": envelope.id})
                await uow.session.execute(HEAD, row)


CONSUMERS: "WeakKeyDictionary[Inbox, NaiveConsumer]" = WeakKeyDictionary()


async def receive_naively(self: Inbox, deliveries: list[Arrival]) -> None:
    if self not in CONSUMERS:
        CONSUMERS[self] = NaiveConsumer(self)
    CONSUMERS[self].take(deliveries)


async def publish_from_memory(self: UnitOfWork, event: Event, *, about: Any) -> None:
    """Write the event down only some time after the commit, as a job kept in memory would."""
    database, actor = DATABASES[self.source], self.actor

    async def later() -> None:
        await asyncio.sleep(BEHIND_SECONDS)
        async with database.transaction(actor) as uow:
            await PUBLISH(uow, event, about=about)

    def start() -> None:
        task = asyncio.get_running_loop().create_task(later())
        UNDER_WAY.add(task)
        task.add_done_callback(forget)

    ONCE_COMMITTED.setdefault(id(self), []).append(start)


@asynccontextmanager
async def transact_and_then(self: Database, actor: Any, **options: Any) -> AsyncIterator[UnitOfWork]:
    async with TRANSACT(self, actor, **options) as uow:
        yield uow
    for start in ONCE_COMMITTED.pop(id(uow), ()):
        start()


DATABASES: dict[str, Database] = {}
PUBLISH = UnitOfWork.publish
TRANSACT = Database.transaction
ONCE_COMMITTED: dict[int, list[Callable[[], None]]] = {}
UNDER_WAY: set[Any] = set()


def forget(task: Any) -> None:
    UNDER_WAY.discard(task)
    if not task.cancelled() and task.exception() is not None:
        say(f"dropped an event: {type(task.exception()).__name__}")


def say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def take_away_inbox() -> None:
    """Heads announced and compared, and events sent again, belong to it: they would mend what is lost."""
    vars(worker)["UPKEEP_SCHEDULES"] = ()
    Inbox.receive = receive_naively  # type: ignore[method-assign]  # that is the sabotage


def take_away_outbox() -> None:
    begin = Database.__init__

    def remember(self: Database, url: str, source: str, **options: Any) -> None:
        begin(self, url, source, **options)
        DATABASES[source] = self

    Database.__init__ = remember  # type: ignore[method-assign]  # that is the sabotage
    Database.transaction = transact_and_then  # type: ignore[method-assign]  # that is the sabotage
    UnitOfWork.publish = publish_from_memory  # type: ignore[method-assign]  # that is the sabotage


def install(what: str) -> None:
    {"inbox": take_away_inbox, "outbox": take_away_outbox}[what]()
    say(f"sabotaged: without {what}")


install(os.environ["MAHON_SABOTAGE"])
