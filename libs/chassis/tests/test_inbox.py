"""The inbox, event by event: what it writes down of each, what it says, and what it counts."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from bus_builders import ACTOR, envelope
from chassis import held
from chassis.actor import service_actor
from chassis.bus import Arrival
from chassis.database import Database
from chassis.errors import NotFound
from chassis.ids import new_id
from chassis.inbox import UPKEEP_KEPT, Head, Inbox, lock_heads, settle
from chassis.retries import retry_due
from chassis.unit_of_work import UnitOfWork
from contracts.cases import CaseChanged
from contracts.event import Envelope
from contracts.upkeep import ResendAsked
from prometheus_client import REGISTRY
from sqlalchemy import text
from structlog.testing import capture_logs
from testkit.services import Deliver

HEADS = text("SELECT subject, sequence, waiting FROM inbox_head WHERE source = 'cases'")
APPLIED = text("SELECT source, subject, sequence, id FROM inbox ORDER BY sequence")
HELD = text("SELECT id, why, attempts, last_error, next_at <= now() AS due FROM held ORDER BY sequence, received_at")


class Noting:
    """Notes versions; refuses those it is told to."""

    def __init__(self, *refused: int) -> None:
        self.refused = set(refused)
        self.noted: list[int] = []
        self.asked: list[str] = []

    async def note(self, uow: UnitOfWork, event: CaseChanged) -> None:
        if event.version in self.refused:
            raise NotFound
        self.noted.append(event.version)

    async def ask(self, uow: UnitOfWork, event: ResendAsked) -> None:
        self.asked.append(event.owner)


def an_inbox(consumer: Database, noting: Noting) -> Inbox:
    subscriptions = {CaseChanged: noting.note, ResendAsked: noting.ask}
    return Inbox(consumer, "reporting", subscriptions, service_actor("reporting"))


async def rows(consumer: Database, statement) -> list[tuple[object, ...]]:
    async with consumer.look() as session:
        return [tuple(row) for row in await session.execute(statement)]


async def heads(consumer: Database) -> dict[UUID, tuple[int, int]]:
    return {subject: (sequence, waiting) for subject, sequence, waiting in await rows(consumer, HEADS)}


def counted(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, {"service": "reporting", **labels}) or 0.0


async def receive(inbox: Inbox, *envelopes: Envelope, redelivered: bool = False) -> None:
    await inbox.receive([Arrival(one, redelivered=redelivered) for one in envelopes])


def test_a_head_moves_and_counts_what_waits_never_below_nothing() -> None:
    head = Head("cases", UUID(int=1), 4, 1)
    head.hold(0)
    assert (head.waiting, head.moved) == (1, False)
    head.hold(-2)
    assert (head.waiting, head.moved) == (0, True)
    head.hold(0)
    assert head.moved is True
    head = Head("cases", UUID(int=1), 4, 1)
    head.hold(1)
    assert (head.sequence, head.waiting, head.moved) == (4, 2, True)
    head = Head("cases", UUID(int=1), 4, 1)
    head.move(5)
    assert (head.sequence, head.waiting, head.moved) == (5, 1, True)


async def test_what_is_applied_is_written_down_with_its_head(consumer: Database) -> None:
    noting, one, other = Noting(), new_id(), new_id()
    lot = [envelope(one, 1), envelope(other, 1), envelope(one, 2)]
    await receive(an_inbox(consumer, noting), *lot)
    assert noting.noted == [1, 1, 2]
    assert await heads(consumer) == {one: (2, 0), other: (1, 0)}
    written = {(source, subject, sequence, id) for source, subject, sequence, id in await rows(consumer, APPLIED)}
    assert written == {("cases", each.subject, each.sequence, each.id) for each in lot}


async def test_an_event_known_already_is_counted_and_changes_nothing(consumer: Database) -> None:
    noting, record = Noting(), new_id()
    inbox, first = an_inbox(consumer, noting), envelope(record, 1)
    before, forks = counted("mahon_bus_duplicates_total"), counted("mahon_bus_forks_total")
    await receive(inbox, first, first)
    await receive(inbox, first)
    assert noting.noted == [1]
    assert await heads(consumer) == {record: (1, 0)}
    assert counted("mahon_bus_duplicates_total") - before == 2
    assert counted("mahon_bus_forks_total") == forks
    assert await rows(consumer, HELD) == []


async def test_a_number_so_old_that_it_is_known_no_more_is_a_duplicate(consumer: Database) -> None:
    noting, record = Noting(), new_id()
    inbox = an_inbox(consumer, noting)
    await receive(inbox, envelope(record, 1), envelope(record, 2))
    async with consumer.session() as session:
        await session.execute(text("DELETE FROM inbox WHERE sequence = 1"))
    before = counted("mahon_bus_duplicates_total")
    await receive(inbox, envelope(record, 1))
    assert counted("mahon_bus_duplicates_total") - before == 1
    assert await rows(consumer, HELD) == []


async def test_a_fork_is_told_of_by_record_and_number_and_kept(consumer: Database) -> None:
    noting, record = Noting(), new_id()
    inbox, fork = an_inbox(consumer, noting), envelope(record, 1)
    await receive(inbox, envelope(record, 1), envelope(new_id(), 1), envelope(record, 2))
    before = counted("mahon_bus_forks_total")
    with capture_logs() as said:
        await receive(inbox, fork)
    assert said == [{"event": "fork", "log_level": "error", "source": "cases", "subject": str(record), "sequence": 1}]
    assert counted("mahon_bus_forks_total") - before == 1
    assert await rows(consumer, HELD) == [(fork.id, "fork", 0, None, None)]
    assert noting.noted == [1, 1, 2]


async def test_a_fork_that_comes_together_with_the_event_is_kept_as_well(consumer: Database) -> None:
    noting, record = Noting(), new_id()
    first, fork = envelope(record, 1), envelope(record, 1)
    await receive(an_inbox(consumer, noting), envelope(new_id(), 1), first, first, fork)
    assert noting.noted == [1, 1]
    assert await rows(consumer, HELD) == [(fork.id, "fork", 0, None, None)]


async def test_equal_numbers_of_other_records_and_sources_are_nobodys_fork(consumer: Database) -> None:
    one, other = envelope(new_id(), 1), envelope(new_id(), 1)
    elsewhere = envelope(one.subject, 1).model_copy(update={"source": "referrals"})
    inbox, before = an_inbox(consumer, Noting()), counted("mahon_bus_applied_total", type=one.type)
    await receive(inbox, one, other, elsewhere)
    assert counted("mahon_bus_applied_total", type=one.type) - before == 3
    for again in (one, other, elsewhere):
        await receive(inbox, again)
    assert await rows(consumer, HELD) == []


async def test_what_is_ahead_waits_is_counted_once_and_goes_when_its_turn_comes(consumer: Database) -> None:
    noting, record = Noting(), new_id()
    inbox, third, second = an_inbox(consumer, noting), envelope(record, 3), envelope(record, 2)
    await receive(inbox, third, third)
    await receive(inbox, second)
    assert await heads(consumer) == {record: (0, 2)}
    assert await rows(consumer, HELD) == [(second.id, "gap", 0, None, None), (third.id, "gap", 0, None, None)]
    await receive(inbox, envelope(record, 1))
    assert await heads(consumer) == {record: (1, 2)}
    assert [(why, due) for _, why, _, _, due in await rows(consumer, HELD)] == [("retry", True), ("gap", None)]
    while await retry_due(inbox):
        pass
    assert noting.noted == [1, 2, 3]
    assert await heads(consumer) == {record: (3, 0)}
    assert await rows(consumer, HELD) == []


async def test_what_waited_for_a_gap_of_which_nothing_is_kept_is_applied_when_it_comes_again(
    consumer: Database,
) -> None:
    noting, record = Noting(), new_id()
    inbox, fifth = an_inbox(consumer, noting), envelope(record, 5)
    await receive(inbox, fifth)
    assert await heads(consumer) == {record: (0, 1)}
    await receive(inbox, fifth.model_copy(update={"follows": 0}))
    assert noting.noted == [5]
    assert await heads(consumer) == {record: (5, 0)}
    assert await rows(consumer, HELD) == []


async def test_what_is_tried_again_already_is_not_applied_beside_that(consumer: Database) -> None:
    noting, record = Noting(1), new_id()
    inbox, first = an_inbox(consumer, noting), envelope(record, 1)
    await receive(inbox, first)
    noting.refused.clear()
    await receive(inbox, first)
    assert noting.noted == []
    assert await heads(consumer) == {record: (0, 1)}
    assert len(await rows(consumer, HELD)) == 1


async def test_who_fails_is_put_aside_alone_and_the_failure_told_by_its_class(consumer: Database) -> None:
    noting, record, other = Noting(1), new_id(), new_id()
    inbox, bad = an_inbox(consumer, noting), envelope(record, 1)
    before = counted("mahon_bus_holds_total", why="retry")
    with capture_logs() as said:
        await receive(inbox, bad, envelope(other, 2).model_copy(update={"sequence": 1}))
    assert noting.noted == [2]
    assert await heads(consumer) == {record: (0, 1), other: (1, 0)}
    assert [row[:4] for row in await rows(consumer, HELD)] == [(bad.id, "retry", 1, "NotFound")]
    assert counted("mahon_bus_holds_total", why="retry") - before == 1
    (warning,) = said
    assert warning["event"] == "event_held"
    assert (warning["log_level"], warning["event_type"]) == ("warning", bad.type)
    assert warning["error_class"] == "NotFound"


async def test_what_cannot_be_read_waits_for_a_person(consumer: Database) -> None:
    record = new_id()
    broken = envelope(record, 1).model_copy(update={"data": {"version": "many"}})
    before = counted("mahon_bus_holds_total", why="unreadable")
    await receive(an_inbox(consumer, Noting()), broken)
    assert await rows(consumer, HELD) == [(broken.id, "unreadable", 1, "ValidationError", None)]
    assert counted("mahon_bus_holds_total", why="unreadable") - before == 1


async def test_upkeep_needs_no_order_and_no_head(consumer: Database) -> None:
    noting, record = Noting(), new_id()
    inbox = an_inbox(consumer, noting)
    asking = Deliver(inbox).envelope(ResendAsked(owner="cases"), about=record, sequence=7)
    await receive(inbox, asking, envelope(record, 1))
    assert (noting.asked, noting.noted) == (["cases"], [1])
    assert await heads(consumer) == {record: (1, 0)}
    assert len(await rows(consumer, APPLIED)) == 1


async def test_upkeep_that_was_taken_is_no_news_nor_is_what_is_older_than_that_is_known(consumer: Database) -> None:
    noting, before = Noting(), counted("mahon_bus_duplicates_total")
    inbox = an_inbox(consumer, noting)
    asking = Deliver(inbox).envelope(ResendAsked(owner="cases"), about=new_id())
    await receive(inbox, asking)
    await receive(inbox, asking)
    assert noting.asked == ["cases"]
    assert counted("mahon_bus_duplicates_total") - before == 1

    def sent(ago: timedelta) -> Envelope:
        asked = Deliver(inbox).envelope(ResendAsked(owner="cases"), about=new_id())
        return asked.model_copy(update={"time": datetime.now(UTC) - ago})

    await receive(inbox, sent(UPKEEP_KEPT - timedelta(minutes=1)))
    assert noting.asked == ["cases"] * 2
    await receive(inbox, sent(UPKEEP_KEPT + timedelta(minutes=1)))
    assert noting.asked == ["cases"] * 2
    assert counted("mahon_bus_duplicates_total") - before == 2
    oldest = sent(UPKEEP_KEPT)
    async with consumer.transaction(ACTOR) as uow:
        assert await inbox.is_news(uow, oldest.model_copy(update={"time": uow.began - UPKEEP_KEPT}))


async def test_what_was_delivered_before_is_stored_first_and_applied_afterwards(consumer: Database) -> None:
    noting, record = Noting(), new_id()
    inbox, first = an_inbox(consumer, noting), envelope(record, 1)
    asking = Deliver(inbox).envelope(ResendAsked(owner="cases"), about=new_id())
    await receive(inbox, first, asking, redelivered=True)
    assert (noting.noted, noting.asked) == ([], [])
    assert [(why, attempts, due) for _, why, attempts, _, due in await rows(consumer, HELD)] == [
        ("retry", 0, True),
        ("retry", 0, True),
    ]
    assert (await heads(consumer))[record] == (0, 1)
    await receive(inbox, first, redelivered=True)
    assert (await heads(consumer))[record] == (0, 1)
    while await retry_due(inbox):
        pass
    assert (noting.noted, noting.asked) == ([1], ["cases"])
    before = counted("mahon_bus_duplicates_total")
    await receive(inbox, first, redelivered=True)
    assert counted("mahon_bus_duplicates_total") - before == 1
    assert await rows(consumer, HELD) == []


async def test_delivered_before_and_fresh_ones_come_to_their_own_in_one_batch(consumer: Database) -> None:
    noting, one, other = Noting(), new_id(), new_id()
    inbox = an_inbox(consumer, noting)
    await inbox.receive([Arrival(envelope(one, 1), redelivered=True), Arrival(envelope(other, 1))])
    assert await heads(consumer) == {one: (0, 1), other: (1, 0)}


async def test_heads_are_locked_and_given_by_source_and_record(consumer: Database) -> None:
    one, other = new_id(), new_id()
    elsewhere = envelope(one, 1).model_copy(update={"source": "referrals"})
    async with consumer.transaction(ACTOR) as uow:
        found = await lock_heads(uow, [envelope(one, 1), envelope(one, 2), elsewhere, envelope(other, 1)])
        assert found == {
            (source, subject): Head(source, subject, 0, 0)
            for source, subject in (("cases", one), ("referrals", one), ("cases", other))
        }
        assert await lock_heads(uow, []) == {}
        found["referrals", one].move(3)
        found["referrals", one].hold(2)
        await settle(uow, [], list(found.values()))
        again = await lock_heads(uow, [elsewhere, envelope(one, 1)])
        assert again["referrals", one] == Head("referrals", one, 3, 2)
        assert again["cases", one] == Head("cases", one, 0, 0)


@pytest.mark.parametrize("moved", [True, False])
async def test_nothing_is_written_down_of_heads_that_did_not_move(consumer: Database, *, moved: bool) -> None:
    record = new_id()
    async with consumer.transaction(ACTOR) as uow:
        (head,) = (await lock_heads(uow, [envelope(record, 1)])).values()
        head.sequence, head.moved = 9, moved
        await settle(uow, [], [head])
    assert await heads(consumer) == {record: (9 if moved else 0, 0)}


async def test_one_event_is_reacted_to_inside_a_given_transaction(consumer: Database) -> None:
    noting = Noting()
    async with consumer.transaction(ACTOR) as uow:
        await an_inbox(consumer, noting).react(uow, envelope(new_id(), 4))
    assert noting.noted == [4]
    assert await rows(consumer, APPLIED) == []


def test_the_words_of_what_is_held() -> None:
    assert held.WAITING == ("gap", "retry", "parked", "unreadable")
