"""The relay at work: what it sends, when it looks again, and what it does when the other side is away."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from uuid import UUID

import asyncpg
import pytest
from bus_builders import ACTOR, announce, changed, envelope
from chassis import relay
from chassis.bus import BusAway, NotSent, Send
from chassis.database import Database
from chassis.ids import new_id
from chassis.relay import Relay, send_in_order
from contracts.event import Envelope
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.sampling import ALWAYS_ON
from prometheus_client import REGISTRY
from sqlalchemy import text
from structlog.testing import capture_logs
from testkit import eventually

STORED = text("SELECT id, type, family, subject, sequence, time, traceparent, published_at FROM outbox")


class Recording:
    """A bus that notes what it is sent; it fails as often as it is told to, and is away as often."""

    def __init__(self, *, refusing: int = 0, away: int = 0) -> None:
        self.refusing = refusing
        self.away = away
        self.lots: list[list[Envelope]] = []
        self.opened: list[str] = []

    @asynccontextmanager
    async def sender(self, service: str) -> AsyncIterator[Send]:
        self.opened.append(service)
        if self.away:
            self.away -= 1
            raise BusAway
        yield self._send

    async def _send(self, lot: list[Envelope]) -> None:
        if self.refusing:
            self.refusing -= 1
            raise NotSent
        self.lots.append(lot)

    @property
    def sent(self) -> list[UUID]:
        return [one.id for lot in self.lots for one in lot]


@asynccontextmanager
async def relaying(owner: Database, bus: Recording) -> AsyncIterator[None]:
    """A relay that ends by itself ends the test."""
    async with asyncio.TaskGroup() as group:
        task = group.create_task(Relay(owner.url, "cases", bus).run())
        yield
        task.cancel()


def becomes(found: Callable[[], object], wanted: object):
    async def check() -> None:
        assert found() == wanted

    return eventually(check)


def counted(name: str) -> float:
    return REGISTRY.get_sample_value(name, {"service": "cases"}) or 0.0


async def unpublished(owner: Database) -> int:
    async with owner.look() as session:
        return await session.scalar(text("SELECT count(*) FROM outbox WHERE published_at IS NULL"))


async def all_marked(owner: Database) -> None:
    async def check() -> None:
        assert await unpublished(owner) == 0

    await eventually(check)


async def test_an_event_is_sent_whole_then_marked_and_counted(owner: Database) -> None:
    record, bus, before = new_id(), Recording(), counted("mahon_bus_sent_total")
    with TracerProvider(sampler=ALWAYS_ON).get_tracer("test").start_as_current_span("request"):
        await announce(owner, record, 4)
    await announce(owner, record, 5)
    async with relaying(owner, bus):
        await all_marked(owner)
    async with owner.look() as session:
        stored = {row["id"]: row for row in await session.execute(STORED)}
    sent = [one for lot in bus.lots for one in lot]
    assert [(one.sequence, one.data["version"]) for one in sent] == [(1, 4), (2, 5)]
    assert sent[0].traceparent is not None
    for one in sent:
        row = stored[one.id]
        assert (one.source, one.type, one.family) == ("cases", row["type"], row["family"])
        assert (one.subject, one.time, one.traceparent) == (row["subject"], row["time"], row["traceparent"])
        assert one.event() == changed(record, one.data["version"])
    assert counted("mahon_bus_sent_total") - before == 2


async def test_what_an_event_follows_travels_with_it(owner: Database) -> None:
    bus = Recording()
    await announce(owner, new_id(), 1)
    async with owner.session() as session:
        await session.execute(text("UPDATE outbox SET sequence = 9, follows = 4"))
    async with relaying(owner, bus):
        await becomes(lambda: [(one.sequence, one.follows) for lot in bus.lots for one in lot], [(9, 4)])


async def test_what_was_not_confirmed_is_told_of_and_sent_again(
    owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "SWEEP_SECONDS", 0.05)
    bus, before = Recording(refusing=2), counted("mahon_bus_send_failures_total")
    await announce(owner, new_id(), 1, 2)
    with capture_logs() as said:
        async with relaying(owner, bus):
            await all_marked(owner)
    assert len(bus.sent) == len(set(bus.sent)) == 2
    assert counted("mahon_bus_send_failures_total") - before == 4
    assert [(one["event"], one["log_level"], one["family"], one["count"]) for one in said] == [
        ("not_sent", "warning", "case", 2)
    ] * 2
    assert {one["error_class"] for one in said} == {"NotSent"}


async def test_only_what_was_not_confirmed_counts_as_a_failure(
    owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "SWEEP_SECONDS", 0.05)
    monkeypatch.setattr(relay, "TOGETHER", 1)
    before = counted("mahon_bus_send_failures_total")
    bus = Recording()
    fine = bus._send

    async def refuse_the_second(lot: list[Envelope]) -> None:
        if len(bus.lots) == 1 and not bus.refusing:
            bus.refusing = 1
            raise NotSent
        bus.refusing = 0
        await fine(lot)

    monkeypatch.setattr(bus, "_send", refuse_the_second)
    await announce(owner, new_id(), 1, 2)
    async with relaying(owner, bus):
        await all_marked(owner)
    assert counted("mahon_bus_send_failures_total") - before == 1


async def test_who_waits_takes_over_when_the_other_ends(owner: Database) -> None:
    first, second = Recording(), Recording()
    async with relaying(owner, first):
        await announce(owner, new_id(), 1)
        await all_marked(owner)
        waiting = asyncio.create_task(Relay(owner.url, "cases", second).run())
        await asyncio.sleep(0.3)
    await announce(owner, new_id(), 1)
    await becomes(lambda: len(second.sent), 1)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert len(first.sent) == 1


async def test_it_begins_afresh_when_the_bus_comes_back(owner: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relay, "PAUSES", (0.01, 0.02))
    bus, before = Recording(away=4), counted("mahon_bus_send_failures_total")
    await announce(owner, new_id(), 1)
    with capture_logs() as said:
        async with relaying(owner, bus):
            await all_marked(owner)
    assert (bus.opened, len(bus.sent)) == (["cases"] * 5, 1)
    assert counted("mahon_bus_send_failures_total") - before == 4
    assert [(one["event"], one["log_level"], one["error_class"]) for one in said] == [
        ("relay_interrupted", "warning", "BusAway")
    ] * 4


async def test_it_begins_afresh_when_its_own_connection_is_cut(
    owner: Database, vandal: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Only the first pause is short: what went well in between has it begin with that one again.
    monkeypatch.setattr(relay, "PAUSES", (0.01, 60.0))
    bus = Recording(away=1)
    cut = (
        "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database "
        "WHERE locktype = 'advisory' AND objid = $1 AND granted AND datname = current_database()"
    )
    with capture_logs() as said:
        async with relaying(owner, bus):
            await announce(owner, new_id(), 1)
            await all_marked(owner)
            assert await vandal.fetchval(cut, relay.LOCK) is True
            await announce(owner, new_id(), 1)
            await all_marked(owner)
    assert len(bus.sent) == 2
    assert [one["event"] for one in said] == ["relay_interrupted"] * 2


async def test_it_begins_afresh_when_its_database_answers_no_more(
    owner: Database, vandal: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "ANSWER_SECONDS", 0.2)
    monkeypatch.setattr(relay, "TURN_SECONDS", 0.05)
    bus = Recording()
    await announce(owner, new_id(), 1)
    with capture_logs() as said:
        async with vandal.transaction():
            await vandal.execute("LOCK TABLE outbox")
            async with relaying(owner, bus):
                await becomes(lambda: bool(said), True)
        async with relaying(owner, bus):
            await all_marked(owner)
    assert said[0]["event"] == "relay_interrupted"
    assert said[0]["error_class"] == "DatabaseAway"
    assert len(bus.sent) == 1


async def test_an_announcement_wakes_it_long_before_it_would_look(
    owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "SWEEP_SECONDS", 60)
    bus = Recording()
    async with relaying(owner, bus):
        await announce(owner, new_id(), 1)
        await becomes(lambda: len(bus.sent), 1)
        for number in (2, 3):
            await announce(owner, new_id(), 1)
            await becomes(lambda wanted=number: len(bus.sent) == wanted, True)


async def test_more_than_it_takes_at_once_goes_out_without_a_pause(
    owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "SWEEP_SECONDS", 60)
    monkeypatch.setattr(relay, "BATCH", 4)
    bus, record = Recording(), new_id()
    async with owner.transaction(ACTOR) as uow:
        for number in range(1, 11):
            await uow.publish(changed(record, number), about=record)
    async with relaying(owner, bus):
        await all_marked(owner)
    assert [[one.sequence for one in lot] for lot in bus.lots] == [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10]]


async def test_what_was_committed_late_behind_the_last_one_sent_is_found_by_the_next_sweep(
    owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "BEHIND", 0)
    monkeypatch.setattr(relay, "SWEEP_SECONDS", 0.3)
    bus = Recording()
    await announce(owner, new_id(), 1)
    await announce(owner, new_id(), 1)
    async with relaying(owner, bus):
        await all_marked(owner)
        first = bus.sent[0]
        async with owner.session() as session:
            await session.execute(text("UPDATE outbox SET published_at = NULL WHERE id = :id"), {"id": first})
        await becomes(lambda: bus.sent.count(first), 2)


async def test_between_two_sweeps_it_looks_only_at_what_lies_after_what_it_sent(
    owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relay, "BEHIND", 0)
    monkeypatch.setattr(relay, "SWEEP_SECONDS", 60)
    bus, again = Recording(), text("UPDATE outbox SET published_at = NULL WHERE id = :id")
    await announce(owner, new_id(), 1)
    await announce(owner, new_id(), 1)
    async with relaying(owner, bus):
        await all_marked(owner)
        async with owner.session() as session:
            await session.execute(again, {"id": bus.sent[0]})
        await announce(owner, new_id(), 1)
        await becomes(lambda: len(bus.sent), 3)
    assert len(set(bus.sent)) == 3
    assert await unpublished(owner) == 1


async def test_a_failure_that_is_none_of_the_bus_is_raised_unless_others_were_sent() -> None:
    lost, fine = envelope(new_id(), 1), envelope(new_id(), 1).model_copy(update={"family": "form"})

    async def send(lot: list[Envelope]) -> None:
        if lot[0].family == "case":
            raise BusAway

    with pytest.raises(BusAway):
        await send_in_order([lost], send)
    assert await send_in_order([lost, fine], send) == {fine.id}
    assert await send_in_order([], send) == set()


async def test_the_reason_of_a_failed_sending_is_told_by_its_class() -> None:
    async def send(lot: list[Envelope]) -> None:
        raise NotSent from ConnectionResetError()

    with capture_logs() as said:
        assert await send_in_order([envelope(new_id(), 1)], send) == set()
    assert [one["error_class"] for one in said] == ["ConnectionResetError"]
