"""What is put aside: each on its step of the ladder, found by itself alone, taken for a minute, parked at the end."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from bus_builders import ACTOR, envelope
from chassis import held
from chassis.database import Database
from chassis.ids import new_id
from contracts.event import Envelope
from sqlalchemy import text

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
LEEWAY = 30
"""Seconds that a slow machine may lie between our clock and the database's."""


async def row(consumer: Database, one: Envelope) -> dict[str, object]:
    async with consumer.look() as session:
        return dict((await session.execute(text("SELECT * FROM held WHERE id = :id"), {"id": one.id})).one())


async def put(consumer: Database, one: Envelope, **told) -> int:
    async with consumer.transaction(ACTOR) as uow:
        return await held.hold(uow, one, **{"why": held.RETRY, **told})


async def make_due(consumer: Database) -> None:
    async with consumer.session() as session:
        await session.execute(text("UPDATE held SET next_at = now() - interval '1 second'"))


async def claim(consumer: Database, **told) -> list[tuple[UUID, int, str | None]]:
    async with consumer.transaction(ACTOR) as uow:
        return [(one.id, attempts, error) for one, attempts, error in await held.claim_due(uow, **told)]


def seconds_ahead(moment: object, since: datetime) -> float:
    assert isinstance(moment, datetime)
    return (moment - since).total_seconds()


def test_the_ladder_is_climbed_step_by_step_and_ends() -> None:
    for attempts, seconds in enumerate(held.LADDER, start=1):
        waits = {(held.next_attempt(attempts, NOW) - NOW).total_seconds() for _ in range(60)}
        assert seconds * 0.8 - 1e-6 <= min(waits)
        assert max(waits) <= seconds * 1.2 + 1e-6
        # Spread to both sides, so that what failed together is not tried together.
        assert min(waits) < seconds < max(waits)
    assert held.next_attempt(len(held.LADDER) + 1, NOW) is None
    assert held.next_attempt(len(held.LADDER) + 9, NOW) is None


async def test_what_is_put_aside_is_kept_whole(consumer: Database) -> None:
    one, begun = envelope(new_id(), 4), datetime.now(UTC)
    assert await put(consumer, one, attempts=3, error="NotFound") == 1
    kept = await row(consumer, one)
    assert (kept["source"], kept["subject"], kept["sequence"], kept["id"]) == ("cases", one.subject, 4, one.id)
    assert (kept["why"], kept["attempts"], kept["last_error"]) == ("retry", 3, "NotFound")
    assert Envelope.model_validate(kept["envelope"]) == one
    assert 3 <= seconds_ahead(kept["next_at"], begun) < 6 + LEEWAY
    assert await put(consumer, one, why=held.GAP) == 0
    assert await row(consumer, one) == kept


async def test_only_what_is_tried_again_is_due_some_day(consumer: Database) -> None:
    waiting, at_once, begun = envelope(new_id(), 1), envelope(new_id(), 1), datetime.now(UTC)
    await put(consumer, waiting, why=held.GAP)
    kept = await row(consumer, waiting)
    assert (kept["why"], kept["next_at"], kept["attempts"], kept["last_error"]) == ("gap", None, 0, None)
    await put(consumer, at_once, at_once=True)
    kept = await row(consumer, at_once)
    assert -1 <= seconds_ahead(kept["next_at"], begun) < LEEWAY


async def test_an_event_is_held_by_itself_only(consumer: Database) -> None:
    one = envelope(new_id(), 2)
    await put(consumer, one, why=held.GAP)
    async with consumer.transaction(ACTOR) as uow:
        assert await held.holds(uow, one)
        for other in (
            one.model_copy(update={"source": "referrals"}),
            one.model_copy(update={"subject": new_id()}),
            one.model_copy(update={"sequence": 3}),
            one.model_copy(update={"id": new_id()}),
        ):
            assert not await held.holds(uow, other)
        assert await held.find(uow, one.id) == one
        assert await held.find(uow, new_id()) is None


async def test_a_filled_gap_lets_go_what_follows_it_and_nothing_else(consumer: Database) -> None:
    record, begun = new_id(), datetime.now(UTC)
    following, later = envelope(record, 2), envelope(record, 3)
    # What lay between is kept by nobody any more, so that it follows the first as well.
    leaping, too_far = (envelope(record, number).model_copy(update={"follows": number - 4}) for number in (5, 6))
    fork, stranger = envelope(record, 2), envelope(new_id(), 2)
    elsewhere = envelope(record, 2).model_copy(update={"source": "referrals"})
    for one in (following, later, leaping, too_far, stranger, elsewhere):
        await put(consumer, one, why=held.GAP)
    await put(consumer, fork, why=held.FORK)
    async with consumer.transaction(ACTOR) as uow:
        await held.release_next(uow, "cases", record, 1)
    for one in (following, leaping):
        freed = await row(consumer, one)
        assert freed["why"] == "retry"
        assert -LEEWAY <= seconds_ahead(freed["next_at"], begun) < LEEWAY
    whys = [(await row(consumer, one))["why"] for one in (later, too_far, fork, stranger, elsewhere)]
    assert whys == ["gap", "gap", "fork", "gap", "gap"]


async def test_an_event_waits_for_its_gap_no_more(consumer: Database) -> None:
    record = new_id()
    waiting, tried, stranger = envelope(record, 2), envelope(record, 3), envelope(new_id(), 2)
    await put(consumer, waiting, why=held.GAP)
    await put(consumer, stranger, why=held.GAP)
    await put(consumer, tried)
    async with consumer.transaction(ACTOR) as uow:
        assert [await held.drop_gap(uow, one) for one in (waiting, waiting, tried)] == [1, 0, 0]
        assert [await held.holds(uow, one) for one in (waiting, tried, stranger)] == [False, True, True]


async def test_whether_anything_is_due(consumer: Database) -> None:
    async with consumer.look() as session:
        assert await held.is_due(session) is False
        await put(consumer, envelope(new_id(), 1), attempts=9)
        assert await held.is_due(session) is False
        await make_due(consumer)
        assert await held.is_due(session) is True


async def test_what_is_due_is_taken_in_the_records_order_for_a_minute(consumer: Database) -> None:
    low, high = sorted((new_id(), new_id()))
    every = [envelope(high, 2), envelope(low, 3), envelope(high, 1)]
    first_source = envelope(high, 1).model_copy(update={"source": "a"})
    for one in (*every, first_source):
        await put(consumer, one, at_once=True)
    taken = await claim(consumer)
    ordered = [first_source, every[1], every[2], every[0]]
    assert taken == [(one.id, 1, None) for one in ordered]
    leased = seconds_ahead((await row(consumer, every[0]))["next_at"], datetime.now(UTC))
    assert held.LEASE_SECONDS - LEEWAY < leased <= held.LEASE_SECONDS + 1
    assert await claim(consumer) == []


async def test_no_more_is_taken_than_asked_for(consumer: Database) -> None:
    for _ in range(52):
        await put(consumer, envelope(new_id(), 1), at_once=True)
    assert len(await claim(consumer, limit=1)) == 1
    assert len(await claim(consumer)) == 50
    assert len(await claim(consumer)) == 1


async def test_suspects_are_taken_last_and_one_by_one(consumer: Database) -> None:
    suspects = [envelope(new_id(), 1) for _ in range(2)]
    failed = envelope(new_id(), 1)
    for one in suspects:
        await put(consumer, one, attempts=1)
    await put(consumer, failed, attempts=1, error="NotFound")
    await make_due(consumer)
    assert await claim(consumer) == [(failed.id, 2, "NotFound")]
    first, second = await claim(consumer), await claim(consumer)
    assert (len(first), len(second)) == (1, 1)
    assert {first[0][0], second[0][0]} == {one.id for one in suspects}
    leased = seconds_ahead((await row(consumer, suspects[0]))["next_at"], datetime.now(UTC))
    assert held.LEASE_SECONDS - LEEWAY < leased <= held.LEASE_SECONDS + 1


async def test_dropping_going_back_and_parking_touch_this_event_only(consumer: Database) -> None:
    record = new_id()
    one, twin, parked = (envelope(record, 2) for _ in range(3))
    for each in (one, twin, parked):
        await put(consumer, each, attempts=1, error="Conflict")
    before = await row(consumer, twin)
    async with consumer.transaction(ACTOR) as uow:
        await held.back_to_gap(uow, one)
    kept = await row(consumer, one)
    assert (kept["why"], kept["next_at"], kept["last_error"]) == ("gap", None, "Conflict")
    async with consumer.transaction(ACTOR) as uow:
        await held.park(uow, parked, "kills_the_process")
    kept = await row(consumer, parked)
    assert (kept["why"], kept["next_at"], kept["last_error"]) == ("parked", None, "kills_the_process")
    async with consumer.transaction(ACTOR) as uow:
        await held.drop(uow, one)
        assert not await held.holds(uow, one)
    assert await row(consumer, twin) == before


@pytest.mark.parametrize(
    ("attempts", "counts", "kept", "step"),
    [(1, True, 1, 1), (4, True, 4, 4), (4, False, 3, 3), (1, False, 0, 1), (0, True, 0, 1), (9, True, 9, 9)],
)
async def test_a_failed_attempt_goes_up_the_ladder_unless_the_failure_was_ours(
    consumer: Database, monkeypatch: pytest.MonkeyPatch, attempts: int, counts: bool, kept: int, step: int
) -> None:
    # Steps so far apart that a slow machine takes none for another.
    monkeypatch.setattr(held, "LADDER", tuple(1000.0 * 2**number for number in range(9)))
    one, other = envelope(new_id(), 1), envelope(new_id(), 1)
    for each in (one, other):
        await put(consumer, each, why=held.GAP)
    begun = datetime.now(UTC)
    async with consumer.transaction(ACTOR) as uow:
        assert await held.put_back(uow, one, attempts=attempts, error="NotFound", counts=counts) == "retry"
    found = await row(consumer, one)
    assert (found["why"], found["attempts"], found["last_error"]) == ("retry", kept, "NotFound")
    seconds = held.LADDER[step - 1]
    assert 0.8 * seconds - 1 <= seconds_ahead(found["next_at"], begun) <= 1.2 * seconds + LEEWAY
    assert (await row(consumer, other))["why"] == "gap"


async def test_after_the_last_step_it_is_parked(consumer: Database) -> None:
    one = envelope(new_id(), 1)
    await put(consumer, one, attempts=9)
    async with consumer.transaction(ACTOR) as uow:
        assert await held.put_back(uow, one, attempts=10, error="NotFound", counts=True) == "parked"
    found = await row(consumer, one)
    assert (found["why"], found["next_at"], found["attempts"], found["last_error"]) == ("parked", None, 10, "NotFound")


async def test_what_was_put_aside_long_ago_is_due_by_the_databases_clock(consumer: Database) -> None:
    await put(consumer, envelope(new_id(), 1), at_once=True)
    assert len(await claim(consumer)) == 1
    await make_due(consumer)
    assert [attempts for _, attempts, _ in await claim(consumer)] == [2]
    assert timedelta(seconds=held.LEASE_SECONDS) == timedelta(minutes=1)
