"""Events that arrive together and are reacted to at once."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from bus_builders import envelope
from chassis import tracing
from chassis.actor import service_actor
from chassis.bus import Arrival
from chassis.database import Database
from chassis.errors import NotFound
from chassis.ids import new_id
from chassis.inbox import Inbox
from chassis.reacting import Reactions, Together
from chassis.unit_of_work import UnitOfWork
from contracts.cases import CaseChanged
from contracts.event import Envelope
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.sdk.trace.sampling import ALWAYS_ON
from opentelemetry.trace import SpanKind
from prometheus_client import REGISTRY
from sqlalchemy import text
from testkit.services import Deliver

ADD = text("INSERT INTO applied (subject, number) VALUES (:subject, :number)")


class Noting:
    """Notes all events it gets at once; refuses any lot with a record of `never`."""

    def __init__(self, *never: UUID) -> None:
        self.never = set(never)
        self.lots: list[list[tuple[UUID, int]]] = []

    async def note(self, uow: UnitOfWork, events: list[CaseChanged]) -> None:
        self.lots.append([(event.record_id, event.version) for event in events])
        if self.never & {event.record_id for event in events}:
            raise NotFound
        await uow.session.execute(ADD, [{"subject": event.record_id, "number": event.version} for event in events])


def changed(record: UUID, number: int) -> CaseChanged:
    return CaseChanged(record_id=record, record_type="case", version=number, facts={})


async def receive(consumer: Database, noting: Noting, *events: CaseChanged) -> None:
    inbox = Inbox(consumer, "reporting", {CaseChanged: Together(noting.note)}, service_actor("reporting"))
    number = Deliver(inbox).envelope
    await inbox.receive([Arrival(number(event, about=event.record_id)) for event in events])


async def applied(consumer: Database) -> list[tuple[UUID, int]]:
    async with consumer.look() as session:
        rows = await session.execute(text("SELECT subject, number FROM applied ORDER BY position"))
        return [(row.subject, row.number) for row in rows]


async def test_different_records_are_reacted_to_at_once_and_one_record_in_its_order(consumer: Database) -> None:
    noting, one, other = Noting(), new_id(), new_id()
    await receive(consumer, noting, changed(one, 1), changed(other, 1), changed(one, 2), changed(one, 3))
    assert noting.lots == [[(one, 1), (other, 1)], [(one, 2)], [(one, 3)]]
    assert await applied(consumer) == [(one, 1), (other, 1), (one, 2), (one, 3)]


async def test_a_failure_holds_only_its_own_record(consumer: Database) -> None:
    one, bad, other = new_id(), new_id(), new_id()
    await receive(consumer, Noting(bad), changed(one, 1), changed(bad, 1), changed(other, 1))
    assert await applied(consumer) == [(one, 1), (other, 1)]
    async with consumer.look() as session:
        assert await session.scalars(text("SELECT subject FROM held")) == [bad]


NOBODY_LISTENS = UnitOfWork(None, service_actor("reporting"), "reporting")
"""For reactions that only note what they are asked."""


class Asked:
    """Reactions that note in which order they were asked, and with what."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, object]] = []

    def alone(self, name: str):
        async def react(uow: UnitOfWork, event: CaseChanged) -> None:
            assert uow is NOBODY_LISTENS
            self.asked.append((name, event.version))

        return react

    def together(self, name: str) -> Together:
        async def react(uow: UnitOfWork, events: list[CaseChanged]) -> None:
            assert uow is NOBODY_LISTENS
            self.asked.append((name, [event.version for event in events]))

        return Together(react)


def counted(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


async def react(subscriptions, *envelopes: Envelope, end: bool = True) -> None:
    reacting = Reactions("reporting", subscriptions).within(NOBODY_LISTENS)
    for one in envelopes:
        await reacting.to(one)
    if end:
        await reacting.end()


async def test_several_reactions_are_asked_in_their_order_and_those_together_at_the_end() -> None:
    asked, one, other = Asked(), new_id(), new_id()
    all_three = (asked.together("lot"), asked.alone("first"), asked.alone("second"))
    await react({CaseChanged: all_three}, envelope(one, 1), envelope(other, 2))
    assert asked.asked == [("first", 1), ("second", 1), ("first", 2), ("second", 2), ("lot", [1, 2])]


async def test_what_waits_for_more_is_asked_before_the_same_record_again_and_once_only() -> None:
    asked, one, other = Asked(), new_id(), new_id()
    lots = (asked.together("lot"), asked.together("other lot"))
    await react({CaseChanged: lots}, envelope(one, 1), envelope(other, 2), envelope(one, 3))
    assert asked.asked == [("lot", [1, 2]), ("other lot", [1, 2]), ("lot", [3]), ("other lot", [3])]


async def test_what_waits_is_asked_at_the_end_only() -> None:
    asked = Asked()
    await react({CaseChanged: asked.together("lot")}, envelope(new_id(), 1), end=False)
    assert asked.asked == []


async def test_one_reaction_needs_no_brackets_and_an_event_nobody_asked_for_just_counts() -> None:
    asked = Asked()
    await react({CaseChanged: asked.alone("only")}, envelope(new_id(), 1))
    assert asked.asked == [("only", 1)]
    await react({}, envelope(new_id(), 1))
    assert asked.asked == [("only", 1)]


async def test_a_reaction_is_counted_and_timed_by_service_and_type_never_below_nothing() -> None:
    asked, late, early = Asked(), envelope(new_id(), 1), envelope(new_id(), 2)
    late = late.model_copy(update={"time": datetime.now(UTC) - timedelta(seconds=60)})
    early = early.model_copy(update={"time": datetime.now(UTC) + timedelta(seconds=60)})
    applied_before = counted("mahon_bus_applied_total", service="reporting", type=late.type)
    seen_before = counted("mahon_bus_visible_seconds_count", service="reporting")
    seconds_before = counted("mahon_bus_visible_seconds_sum", service="reporting")
    await react({CaseChanged: asked.alone("only")}, early)
    # A clock that is ahead of ours counts as no time at all.
    assert counted("mahon_bus_visible_seconds_sum", service="reporting") == seconds_before
    await react({CaseChanged: asked.alone("only")}, late)
    assert counted("mahon_bus_applied_total", service="reporting", type=late.type) - applied_before == 2
    assert counted("mahon_bus_visible_seconds_count", service="reporting") - seen_before == 2
    assert counted("mahon_bus_visible_seconds_sum", service="reporting") - seconds_before >= 60


async def test_a_reaction_is_a_span_that_continues_the_announcement(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = InMemorySpanExporter()
    provider = TracerProvider(sampler=ALWAYS_ON)
    provider.add_span_processor(SimpleSpanProcessor(seen))
    monkeypatch.setattr(tracing, "TRACER", provider.get_tracer("test"))
    trace, parent = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"
    told = envelope(new_id(), 1).model_copy(update={"traceparent": f"00-{trace}-{parent}-01"})
    await react({CaseChanged: Asked().alone("only")}, told)
    (span,) = seen.get_finished_spans()
    assert (span.name, span.kind) == (f"react {told.type}", SpanKind.CONSUMER)
    assert dict(span.attributes) == {"event_type": told.type}
    assert format(span.context.trace_id, "032x") == trace
    assert format(span.parent.span_id, "016x") == parent
