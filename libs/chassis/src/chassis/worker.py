"""A service's other half: sends its outbox, takes its inbox, works off what is held, keeps its schedules."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from itertools import chain

from contracts.event import Event
from sqlalchemy import text

from chassis import hearing, logs, metrics
from chassis.actor import service_actor
from chassis.actors import ACTOR_SUBSCRIPTIONS
from chassis.audit_chain import CHAIN_SCHEDULES
from chassis.audit_dropped import DROP_SCHEDULES
from chassis.bus import Arrival, Bus, BusAway
from chassis.connections import WORKER_SECONDS
from chassis.database import Database, is_outage
from chassis.inbox import Inbox
from chassis.life_span import LIFE_SPAN_SCHEDULES
from chassis.patience import ever_longer, happens
from chassis.promised import of_process
from chassis.pulse import MEASURE_SECONDS, Pulse
from chassis.reacting import Reaction, Subscriptions
from chassis.relay import PAUSES, Relay
from chassis.retries import retry_due
from chassis.schedule import Schedule, keep
from chassis.session import DatabaseSession
from chassis.settings import ServiceSettings
from chassis.upkeep import UPKEEP_SCHEDULES, UPKEEP_SUBSCRIPTIONS
from chassis.watched import begun, end

RETRY_SECONDS = 0.25
"""After something was heard: what was put aside then is due for the first time (`chassis.held`)."""
QUIET_SECONDS = 1.0
"""How often is looked for what is due while nothing is heard."""

OUTBOX = text(
    "SELECT count(*) AS number, coalesce(extract(epoch FROM now() - min(time)), 0) AS age "
    "FROM outbox WHERE published_at IS NULL"
)
HELD = text(
    "SELECT why, count(*) AS number, coalesce(extract(epoch FROM now() - min(received_at)), 0) AS age "
    "FROM held GROUP BY why"
)


def all_subscriptions(own: Subscriptions) -> Subscriptions:
    """The service's own reactions, and those every service has: the copy of actors, and upkeep."""
    merged: dict[type[Event], tuple[Reaction, ...]] = {}
    for kind, reactions in chain(ACTOR_SUBSCRIPTIONS.items(), UPKEEP_SUBSCRIPTIONS.items(), own.items()):
        added = reactions if isinstance(reactions, tuple) else (reactions,)
        merged[kind] = (*merged.get(kind, ()), *added)
    return merged


Measure = Callable[[DatabaseSession], Awaitable[None]]
"""Looks into the service's database and sets a gauge of its own."""


class Worker:
    def __init__(
        self,
        settings: ServiceSettings,
        bus: Bus,
        subscriptions: Subscriptions,
        schedules: Sequence[Schedule] = (),
        *,
        measures: Sequence[Measure] = (),
        database: Database | None = None,
    ) -> None:
        self.service = settings.service
        self.database = database or Database.of(settings, seconds=WORKER_SECONDS)
        self._owns_database = database is None
        self._bus = bus
        self._actor = service_actor(settings.service)
        self.inbox = Inbox(self.database, settings.service, all_subscriptions(subscriptions), self._actor)
        self.relay = Relay(settings.url, settings.service, bus, promised=of_process(settings))
        self._schedules = (*schedules, *UPKEEP_SCHEDULES, *CHAIN_SCHEDULES, *DROP_SCHEDULES, *LIFE_SPAN_SCHEDULES)
        self._measures = measures
        self._tasks: list[asyncio.Task[None]] = []
        self.pulse = Pulse()
        self._heard = asyncio.Event()
        self._pauses = ever_longer(PAUSES)
        metrics.consuming.labels(self.service).set_function(lambda: float(self.pulse.is_consuming))

    async def run(self) -> None:
        """Work until stopped, or until a job ends by itself, which is an error; everything has ended then."""
        jobs: list[Callable[[], Awaitable[None]]] = [self.relay.run, self._consume, self._retry, self._gauge]
        jobs += [partial(keep, schedule, self.database, self._actor) for schedule in self._schedules]
        self._tasks = begun(jobs)
        try:
            ended, _ = await asyncio.wait(self._tasks, return_when=asyncio.FIRST_EXCEPTION)
            for task in ended:
                task.result()
        except asyncio.CancelledError:
            return
        finally:
            await self.stop()

    async def stop(self) -> None:
        """End cleanly: what is under way is rolled back and comes again."""
        await end(self._tasks)
        self._tasks = []
        if self._owns_database:
            await self.database.close()

    async def _consume(self) -> None:
        while True:
            self.pulse.begins()
            try:
                await self._bus.consume(self.service, self._receive, self.inbox.disbelieve)
            except Exception as error:
                self.pulse.interrupted()
                if not isinstance(error, BusAway) and not is_outage(error):
                    raise
                logs.get().warning("consumer_interrupted", **logs.failure(error))
                await asyncio.sleep(next(self._pauses))

    async def _receive(self, deliveries: list[Arrival]) -> None:
        self.pulse.heard()
        self._pauses = ever_longer(PAUSES)
        await self.inbox.receive(deliveries)
        self._heard.set()

    async def _retry(self) -> None:
        while True:
            try:
                taken = await retry_due(self.inbox)
            except Exception as error:
                if not is_outage(error):
                    raise
                taken = 0
            if not taken and await happens(self._heard, QUIET_SECONDS):
                self._heard.clear()
                await asyncio.sleep(RETRY_SECONDS)

    async def _gauge(self) -> None:
        while True:
            try:
                await self.measure()
            except Exception as error:
                if not is_outage(error):
                    raise
            await asyncio.sleep(MEASURE_SECONDS)

    async def measure(self) -> None:
        """Set the gauges an operator's alerts look at: what waits to be sent, and what is held."""
        async with self.database.session() as session:
            waiting = (await session.execute(OUTBOX)).one()
            held = (await session.execute(HELD)).all()
            self.pulse.measured(await hearing.silent_seconds(session, self.service))
            for take in self._measures:
                await take(session)
        metrics.silence.labels(self.service).set(self.pulse.silent or 0.0)
        if self.pulse.is_deaf:
            logs.get().error("hears_nothing")
        metrics.backlog.labels(self.service).set(waiting.number)
        metrics.outbox_age.labels(self.service).set(float(waiting.age))
        metrics.held_age.labels(self.service).set(max((float(row.age) for row in held), default=0.0))
        for why in ("gap", "retry", "parked", "fork", "unreadable"):
            metrics.held_rows.labels(self.service, why).set(next((row.number for row in held if row.why == why), 0))
