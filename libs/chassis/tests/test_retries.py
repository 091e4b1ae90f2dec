"""What is held is worked off: tried again, given back, parked; or given up by an operator's word."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

import pytest
from bus_builders import envelope
from chassis import held, retries
from chassis.actor import Actor, service_actor
from chassis.bus import Arrival
from chassis.database import Database
from chassis.driver import DatabaseAway
from chassis.errors import NotFound
from chassis.ids import derived_id, new_id
from chassis.inbox import Inbox
from chassis.retries import EarlierMissing, retry_due, skip
from chassis.unit_of_work import UnitOfWork
from contracts.cases import CaseChanged
from contracts.event import Envelope
from contracts.upkeep import ResendAsked
from prometheus_client import REGISTRY
from sqlalchemy import text
from structlog.testing import capture_logs

HEAD = text("SELECT sequence, waiting FROM inbox_head WHERE subject = :subject")
APPLIED = text("SELECT sequence FROM inbox WHERE subject = :subject ORDER BY sequence")
HELD = text("SELECT why, attempts, last_error, next_at IS NULL AS put FROM held WHERE id = :id")
DUE = text("UPDATE held SET next_at = now() - interval '1 second' WHERE why = 'retry'")
AUDITED = text(
    "SELECT subject_type, subject, facts FROM audit_entry WHERE action = 'skip_event' AND subject = :subject"
)


WRITE = text("INSERT INTO applied (subject, number) VALUES (:subject, :number)")


class Noting:
    """Notes versions and requests, once they are written in the transaction given; fails as it is told to."""

    def __init__(self) -> None:
        self.error: Exception | None = None
        self.noted: list[int] = []
        self.asked: list[str] = []

    async def note(self, uow: UnitOfWork, event: CaseChanged) -> None:
        if self.error is not None:
            raise self.error
        await uow.session.execute(WRITE, {"subject": event.record_id, "number": event.version})
        self.noted.append(event.version)

    async def ask(self, uow: UnitOfWork, event: ResendAsked) -> None:
        if self.error is not None:
            raise self.error
        await uow.session.execute(WRITE, {"subject": derived_id("upkeep", event.owner), "number": 1})
        self.asked.append(event.owner)


class Desk:
    """A consumer whose events were put aside, and what is known of them."""

    def __init__(self, consumer: Database) -> None:
        self.consumer = consumer
        self.noting = Noting()
        subscriptions = {CaseChanged: self.noting.note, ResendAsked: self.noting.ask}
        self.inbox = Inbox(consumer, "reporting", subscriptions, service_actor("reporting"))

    async def receive(self, *envelopes: Envelope) -> None:
        await self.inbox.receive([Arrival(one) for one in envelopes])

    async def fail(self, *envelopes: Envelope, error: Exception | None = None) -> None:
        """Have them fail, so that they are held; from now on nothing fails."""
        self.noting.error = error or NotFound()
        await self.receive(*envelopes)
        self.noting.error = None

    async def retry(self) -> int:
        """Once everything that is tried again is due."""
        async with self.consumer.session() as session:
            await session.execute(DUE)
        return await retry_due(self.inbox)

    async def skip(self, one: Envelope) -> None:
        async with self.consumer.transaction(self.inbox.actor) as uow:
            await skip(uow, one.id)

    async def head(self, subject: UUID) -> tuple[int, int]:
        async with self.consumer.look() as session:
            sequence, waiting = (await session.execute(HEAD, {"subject": subject})).one()
        return sequence, waiting

    async def applied(self, subject: UUID) -> list[int]:
        async with self.consumer.look() as session:
            return list(await session.scalars(APPLIED, {"subject": subject}))

    async def held(self, one: Envelope) -> tuple[str, int, str | None] | None:
        async with self.consumer.look() as session:
            row = (await session.execute(HELD, {"id": one.id})).one_or_none()
        return None if row is None else (row.why, row.attempts, row.last_error)


@pytest.fixture
def desk(consumer: Database) -> Desk:
    return Desk(consumer)


def counted(why: str) -> float:
    return REGISTRY.get_sample_value("mahon_bus_holds_total", {"service": "reporting", "why": why}) or 0.0


def asked(owner: str = "cases") -> Envelope:
    event = ResendAsked(owner=owner)
    about = derived_id("upkeep", owner)
    made = envelope(about, 1)
    return made.model_copy(
        update={"type": event.type, "source": owner, "family": "upkeep", "data": event.model_dump(mode="json")}
    )


async def test_what_failed_is_applied_once_it_is_due_and_its_record_goes_on(desk: Desk) -> None:
    record, other = new_id(), new_id()
    first, second, third = (envelope(record, number) for number in (1, 2, 3))
    await desk.fail(first)
    await desk.receive(second, third, envelope(other, 1))
    assert desk.noting.noted == [1]
    assert await desk.head(record) == (0, 3)
    assert await desk.retry() == 1
    assert await desk.head(record) == (1, 2)
    assert await desk.held(first) is None
    # What comes next has become due by it, and nothing beyond.
    assert [(await desk.held(one))[0] for one in (second, third)] == ["retry", "gap"]
    assert [await desk.retry(), await desk.retry(), await desk.retry()] == [1, 1, 0]
    assert desk.noting.noted == [1, 1, 2, 3]
    assert await desk.applied(record) == [1, 2, 3]
    assert await desk.head(record) == (3, 0)


async def test_nothing_that_is_not_due_is_taken_up(desk: Desk) -> None:
    one = envelope(new_id(), 1)
    await desk.fail(one)
    async with desk.consumer.session() as session:
        await session.execute(text("UPDATE held SET next_at = now() + interval '1 hour'"))
    assert await retry_due(desk.inbox) == 0
    assert await desk.held(one) == ("retry", 1, "NotFound")


async def test_all_that_is_due_is_taken_up_at_once(desk: Desk) -> None:
    await desk.fail(*(envelope(new_id(), 1) for _ in range(3)))
    assert await desk.retry() == 3
    assert desk.noting.noted == [1, 1, 1]


async def test_what_fails_again_climbs_and_is_told_of_without_its_words(desk: Desk) -> None:
    one, before = envelope(new_id(), 1), counted("retry")
    await desk.fail(one)
    desk.noting.error = RuntimeError("a name that no log may hold")
    with capture_logs() as said:
        assert await desk.retry() == 1
    assert await desk.held(one) == ("retry", 2, "RuntimeError")
    assert counted("retry") - before == 2
    (told,) = said
    assert "a name" not in str(told)
    assert {name: told[name] for name in ("event", "log_level", "event_type", "attempts", "error_class")} == {
        "event": "retry_failed",
        "log_level": "warning",
        "event_type": CaseChanged.type,
        "attempts": 2,
        "error_class": "RuntimeError",
    }


async def test_an_outage_of_our_own_counts_against_no_event(desk: Desk) -> None:
    one = envelope(new_id(), 1)
    await desk.fail(one)
    desk.noting.error = DatabaseAway("away")
    for _ in range(3):
        assert await desk.retry() == 1
        assert await desk.held(one) == ("retry", 1, "DatabaseAway")


class Refusing(Database):
    """Refuses as many transactions as it has errors left."""

    def __init__(self, url: str) -> None:
        super().__init__(url, "reporting")
        self.errors: list[Exception] = []

    @asynccontextmanager
    async def transaction(self, actor: Actor, **more: Any) -> AsyncIterator[UnitOfWork]:
        if self.errors:
            raise self.errors.pop()
        async with super().transaction(actor, **more) as uow:
            yield uow


@pytest.fixture
async def refusing(consumer: Database, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Refusing]:
    monkeypatch.setattr(retries, "AWAY_SECONDS", 0.01)
    made = Refusing(consumer.url)
    yield made
    await made.close()


@pytest.mark.parametrize(("errors", "said"), [([DatabaseAway("57P03")] * 2, True), ([ZeroDivisionError()], False)])
async def test_that_an_attempt_was_survived_is_said_once_the_database_is_there_again(
    refusing: Refusing, errors: list[Exception], said: bool
) -> None:
    desk, one = Desk(refusing), envelope(new_id(), 1)
    await desk.fail(one)

    async def fail(_uow: UnitOfWork, _event: CaseChanged) -> None:
        refusing.errors = [*errors]
        raise NotFound

    again = Desk(refusing)
    again.inbox = Inbox(refusing, "reporting", {CaseChanged: fail}, service_actor("reporting"))
    if said:
        await again.retry()
        assert await again.held(one) == ("retry", 2, "NotFound")
        return
    with pytest.raises(ZeroDivisionError):
        await again.retry()


async def test_after_the_last_step_it_is_parked_and_counted_as_that(desk: Desk) -> None:
    one, before = envelope(new_id(), 1), counted("parked")
    await desk.fail(one)
    desk.noting.error = NotFound()
    async with desk.consumer.session() as session:
        await session.execute(text("UPDATE held SET attempts = :all"), {"all": len(held.LADDER)})
    assert await desk.retry() == 1
    assert await desk.held(one) == ("parked", len(held.LADDER) + 1, "NotFound")
    assert counted("parked") - before == 1
    assert await desk.retry() == 0


async def test_what_cannot_be_read_is_parked_at_once(desk: Desk) -> None:
    record = new_id()
    broken = envelope(record, 1).model_copy(update={"data": {"version": "many"}})
    async with desk.consumer.transaction(desk.inbox.actor) as uow:
        await held.hold(uow, broken, why=held.RETRY, at_once=True)
    before = counted("retry")
    assert await desk.retry() == 1
    assert await desk.held(broken) == ("parked", 1, "ValidationError")
    assert counted("retry") == before


@pytest.mark.parametrize(
    ("attempts", "error", "kept"),
    [
        (held.KILLS_ALLOWED - 1, None, None),
        (held.KILLS_ALLOWED, "NotFound", None),
        (held.KILLS_ALLOWED, None, ("parked", held.KILLS_ALLOWED + 1, "kills_the_process")),
    ],
)
async def test_what_nobody_lived_to_tell_of_is_parked_after_so_many_deaths(
    desk: Desk, attempts: int, error: str | None, kept: tuple[str, int, str] | None
) -> None:
    one, parked = envelope(new_id(), 1), counted("parked")
    async with desk.consumer.transaction(desk.inbox.actor) as uow:
        await held.hold(uow, one, why=held.RETRY, attempts=attempts, error=error)
    with capture_logs() as said:
        assert await desk.retry() == 1
    assert await desk.held(one) == kept
    assert desk.noting.noted == ([] if kept else [1])
    assert counted("parked") - parked == (1 if kept else 0)
    told = {
        "event": "event_parked",
        "log_level": "error",
        "event_type": CaseChanged.type,
        "subject": str(one.subject),
        "why": "kills_the_process",
    }
    assert said == ([told] if kept else [])


async def test_what_has_come_ahead_of_others_waits_for_them_again(desk: Desk) -> None:
    record = new_id()
    early = envelope(record, 2)
    async with desk.consumer.transaction(desk.inbox.actor) as uow:
        await held.hold(uow, early, why=held.RETRY, at_once=True)
    assert await desk.retry() == 1
    assert await desk.held(early) == ("gap", 1, None)
    assert desk.noting.noted == []


async def test_what_was_applied_meanwhile_is_not_applied_again(desk: Desk) -> None:
    record = new_id()
    first = envelope(record, 1)
    await desk.fail(first)
    async with desk.consumer.session() as session:
        await session.execute(text("UPDATE inbox_head SET sequence = 1 WHERE subject = :id"), {"id": record})
    assert await desk.retry() == 1
    assert desk.noting.noted == []
    assert await desk.held(first) is None
    assert await desk.head(record) == (1, 0)
    assert await desk.applied(record) == []


async def test_upkeep_has_no_order_and_is_just_done(desk: Desk) -> None:
    one = asked()
    await desk.fail(one)
    assert await desk.retry() == 1
    assert desk.noting.asked == ["cases"]
    assert await desk.held(one) is None
    assert await desk.applied(one.subject) == []


async def test_an_operator_gives_up_what_is_next_and_the_record_goes_on(desk: Desk) -> None:
    record = new_id()
    first, second, third = (envelope(record, number) for number in (1, 2, 3))
    await desk.fail(first)
    await desk.receive(second, third)
    await desk.skip(first)
    assert await desk.held(first) is None
    assert await desk.head(record) == (1, 2)
    assert await desk.applied(record) == [1]
    assert [(await desk.held(one))[0] for one in (second, third)] == ["retry", "gap"]
    async with desk.consumer.look() as session:
        audited = (await session.execute(AUDITED, {"subject": str(record)})).one()
    facts = {"type": CaseChanged.type, "source": "cases", "sequence": 1}
    assert (audited.subject_type, audited.facts) == ("case", facts)


async def test_what_is_not_next_cannot_be_given_up(desk: Desk) -> None:
    record = new_id()
    await desk.receive(envelope(record, 1), later := envelope(record, 4))
    with pytest.raises(EarlierMissing) as refused:
        await desk.skip(later)
    assert refused.value.facts == {"missing": 2}
    assert await desk.held(later) == ("gap", 0, None)


@pytest.mark.parametrize("number", [1, 2])
async def test_a_fork_is_given_up_without_moving_its_record(desk: Desk, number: int) -> None:
    record = new_id()
    fork = envelope(record, number)
    await desk.receive(envelope(record, 1), envelope(record, 2), envelope(record, 4))
    await desk.receive(fork)
    assert await desk.held(fork) == ("fork", 0, None)
    await desk.skip(fork)
    assert await desk.held(fork) is None
    assert await desk.head(record) == (2, 1)
    assert await desk.applied(record) == [1, 2]


async def test_upkeep_is_given_up_as_it_stands(desk: Desk) -> None:
    one = asked()
    await desk.fail(one)
    await desk.skip(one)
    assert await desk.held(one) is None
    assert await desk.applied(one.subject) == []


async def test_what_is_not_held_cannot_be_given_up(desk: Desk) -> None:
    with pytest.raises(NotFound):
        await desk.skip(envelope(new_id(), 1))
