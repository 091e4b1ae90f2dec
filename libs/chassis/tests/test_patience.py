"""Who waits is woken, goes on after its time, and is told apart from who was asked to end."""

import asyncio
from itertools import islice

import pytest
from chassis.patience import cancelled_as, ever_longer, happens


class Stood(Exception):
    """A connection stood still."""


async def test_what_happens_within_the_time_is_told_from_what_does_not() -> None:
    event = asyncio.Event()
    assert await happens(event, 0.01) is False
    asyncio.get_running_loop().call_later(0.01, event.set)
    assert await happens(event, 60) is True
    assert await happens(event, 0) is True


async def test_who_is_asked_to_end_while_it_waits_ends() -> None:
    waiting = asyncio.create_task(happens(asyncio.Event(), 60))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


def test_pauses_grow_and_the_last_one_stays() -> None:
    assert list(islice(ever_longer((0.2, 1.0, 5.0)), 6)) == [0.2, 1.0, 5.0, 5.0, 5.0, 5.0]
    assert list(islice(ever_longer((60.0,)), 2)) == [60.0, 60.0]


async def test_a_cancellation_that_nobody_asked_for_is_an_error_and_says_what_it_was() -> None:
    cancelled = asyncio.CancelledError("by a library")
    with pytest.raises(Stood) as told, cancelled_as(Stood):
        raise cancelled
    assert told.value.__cause__ is cancelled


async def test_who_is_asked_to_end_is_cancelled() -> None:
    async def wait() -> None:
        with cancelled_as(Stood):
            await asyncio.Event().wait()

    waiting = asyncio.create_task(wait())
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_where_no_task_runs_nobody_was_asked_to_end() -> None:
    loop, given_up = asyncio.get_running_loop(), asyncio.Future()
    told = asyncio.Future()
    given_up.cancel()

    def called_back() -> None:
        with pytest.raises(Stood), cancelled_as(Stood):
            given_up.result()
        told.set_result(None)

    loop.call_soon(called_back)
    await asyncio.wait_for(told, 10)


async def test_what_goes_well_or_wrong_otherwise_stays_as_it_is() -> None:
    with cancelled_as(Stood):
        pass
    with pytest.raises(LookupError), cancelled_as(Stood):
        raise LookupError
