"""Scheduled work: one turn at a time, however many workers there are; a turn that fails does not end the schedule."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from bus_builders import ACTOR
from chassis.database import Database
from chassis.schedule import Schedule, keep, run_once
from chassis.unit_of_work import UnitOfWork
from structlog.testing import capture_logs

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
SHORT = timedelta(milliseconds=1)


async def comes(done: asyncio.Event, keeping: "asyncio.Task[None]", said: list, *, after: int = 0) -> None:
    """Until it is done, after so many turns that failed and were told of."""
    async with asyncio.timeout(10):
        while not done.is_set():
            assert len(said) <= after, said
            assert not keeping.done(), keeping
            await asyncio.sleep(0.005)
    keeping.cancel()
    with suppress(asyncio.CancelledError):
        await keeping


def schedule(run, name="sweep") -> Schedule:
    return Schedule(name, SHORT, run)


async def test_a_turn_is_told_the_time_and_done_by_the_service(owner: Database) -> None:
    told = []

    async def run(uow: UnitOfWork, now: datetime) -> None:
        told.append((uow.actor, uow.source, now))

    assert await run_once(schedule(run), owner, ACTOR, NOW) is True
    assert told == [(ACTOR, "cases", NOW)]


async def test_while_another_worker_is_at_it_the_turn_is_left_to_that_one(owner: Database) -> None:
    turns = []

    async def run(uow: UnitOfWork, now: datetime) -> None:
        turns.append(now)
        if len(turns) == 1:
            assert await run_once(schedule(run), owner, ACTOR, NOW) is False
            assert await run_once(schedule(run, "another"), owner, ACTOR, NOW) is True

    await run_once(schedule(run), owner, ACTOR, NOW)
    assert len(turns) == 2
    assert await run_once(schedule(run), owner, ACTOR, NOW + SHORT) is True


@pytest.mark.parametrize("name", ["nightly", "announce_heads"])
async def test_a_turn_is_had_under_any_name(owner: Database, name: str) -> None:
    """What is locked for it is a number made of its name, of which PostgreSQL takes no more than 32 bits."""

    async def run(_uow: UnitOfWork, _now: datetime) -> None:
        """Nothing to do."""

    assert await run_once(schedule(run, name), owner, ACTOR, NOW) is True


async def test_a_period_has_one_turn_whoever_asks_for_it_and_one_that_failed_does_not_count(owner: Database) -> None:
    minute = timedelta(minutes=1)
    turns = []

    async def run(_uow: UnitOfWork, now: datetime) -> None:
        turns.append(now)
        if len(turns) == 1:
            raise RuntimeError

    hourly = Schedule("hourly", timedelta(hours=1), run)
    with pytest.raises(RuntimeError):
        await run_once(hourly, owner, ACTOR, NOW)
    # Three workers that started at different times, one of whose clocks is a little late.
    asked = [NOW + minute * at for at in (0, 20, 40, -2, 59, 80, 100, 118, 121)]
    ran = [now for now in asked if await run_once(hourly, owner, ACTOR, now)]
    assert ran == [NOW, NOW + 59 * minute, NOW + 118 * minute]
    assert turns == [NOW, *ran]


async def test_a_turn_that_a_wrong_clock_noted_far_ahead_holds_nothing_up(owner: Database) -> None:
    async def run(_uow: UnitOfWork, _now: datetime) -> None:
        """Nothing to do."""

    daily = Schedule("daily", timedelta(days=1), run)
    assert await run_once(daily, owner, ACTOR, NOW + timedelta(days=400)) is True
    assert await run_once(daily, owner, ACTOR, NOW) is True
    assert await run_once(daily, owner, ACTOR, NOW) is False


async def test_who_lives_shorter_than_a_period_has_its_turn_all_the_same(
    owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = asyncio.Event()

    async def run(_uow: UnitOfWork, _now: datetime) -> None:
        done.set()

    monkeypatch.setattr("chassis.schedule.FIRST", SHORT)
    with capture_logs() as said:
        await comes(done, asyncio.create_task(keep(Schedule("yearly", timedelta(days=365), run), owner, ACTOR)), said)


async def test_what_fails_is_taken_back_and_told_and_tried_at_the_next_turn(owner: Database) -> None:
    times, done = [], asyncio.Event()

    async def run(_uow: UnitOfWork, now: datetime) -> None:
        times.append(now)
        if len(times) == 1:
            raise RuntimeError("a name that no log may hold")
        done.set()

    began = datetime.now(UTC)
    with capture_logs() as said:
        await comes(done, asyncio.create_task(keep(schedule(run), owner, ACTOR)), said, after=1)
    told = [one for one in said if one["event"] == "schedule_failed"]
    assert [(one["log_level"], one["schedule"], one["error_class"]) for one in told] == [
        ("warning", "sweep", "RuntimeError")
    ]
    assert "a name" not in str(said)
    assert began <= times[0] <= times[1] <= datetime.now(UTC)


async def test_what_raises_is_raised_to_whoever_runs_one_turn(owner: Database) -> None:
    async def run(_uow: UnitOfWork, _now: datetime) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await run_once(schedule(run), owner, ACTOR, NOW)
