"""Runs a service's reactions: to one event after the other, or to several that arrived together at once."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from contracts.event import CATALOG, Envelope, Event
from opentelemetry.trace import SpanKind

from chassis import metrics, tracing
from chassis.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Together:
    """A reaction to a list of events, each about another record, that does at once what it would do to each in turn.

    The other reactions to the same event come before it.
    """

    react: Callable[[UnitOfWork, list[Any]], Awaitable[None]]


Reaction = Callable[[UnitOfWork, Any], Awaitable[None]] | Together
Subscriptions = Mapping[type[Event], Reaction | tuple[Reaction, ...]]


class Reactions:
    """A service's reactions by the type of the event; an event nobody asked for just counts."""

    def __init__(self, service: str, subscriptions: Subscriptions) -> None:
        self._service = service
        self._by_type = {
            kind.type: found if isinstance(found, tuple) else (found,) for kind, found in subscriptions.items()
        }

    def within(self, uow: UnitOfWork) -> "Reacting":
        return Reacting(self._service, self._by_type, uow)


class Reacting:
    """The reactions of one transaction. `end` runs those that still wait for more of their kind."""

    def __init__(self, service: str, by_type: Mapping[str, tuple[Reaction, ...]], uow: UnitOfWork) -> None:
        self._service = service
        self._by_type = by_type
        self._uow = uow
        self._waiting: dict[Together, list[Event]] = {}
        self._subjects: set[UUID] = set()

    async def to(self, envelope: Envelope) -> None:
        """React, in the order of the record's events."""
        reactions = self._by_type.get(envelope.type)
        if not reactions:
            return
        if envelope.subject in self._subjects:
            await self.end()
        event = CATALOG[envelope.type].model_validate(envelope.data)
        with tracing.span(f"react {envelope.type}", SpanKind.CONSUMER, envelope.traceparent, event_type=envelope.type):
            for reaction in reactions:
                if isinstance(reaction, Together):
                    self._waiting.setdefault(reaction, []).append(event)
                    self._subjects.add(envelope.subject)
                else:
                    await reaction(self._uow, event)
        metrics.applied.labels(self._service, envelope.type).inc()
        metrics.visible.labels(self._service).observe(max(0.0, (datetime.now(UTC) - envelope.time).total_seconds()))

    async def end(self) -> None:
        waiting, self._waiting, self._subjects = self._waiting, {}, set()
        for together, events in waiting.items():
            await together.react(self._uow, events)
