"""Work beside other work: however it ends, somebody is told of it, or it is begun again."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

import pytest
from chassis import watched
from chassis.app import create_service
from chassis.database import Database
from chassis.settings import ServiceSettings
from chassis.watched import Abandoned, begun, beside, end, kept_up
from pydantic import SecretStr
from structlog.testing import capture_logs
from testkit import eventually
from testkit.services import KEYRING

Work = Callable[[], Awaitable[None]]


async def for_ever() -> None:
    await asyncio.Event().wait()


async def mistaken() -> None:
    raise RuntimeError("a mistake")


async def cancelled() -> None:
    """As by a library on a connection that stood still."""
    raise asyncio.CancelledError


async def returning() -> None:
    await asyncio.sleep(0)


ENDS = [(mistaken, RuntimeError), (cancelled, Abandoned), (returning, Abandoned)]


@pytest.mark.parametrize(("work", "error"), ENDS)
async def test_work_that_ends_ends_the_block_beside_it(work: Work, error: type[Exception]) -> None:
    async def block() -> None:
        async with beside(for_ever, work):
            await asyncio.Event().wait()

    with pytest.raises(error):
        await asyncio.wait_for(block(), 20)


@pytest.mark.parametrize(("work", "error"), ENDS)
async def test_work_that_ends_inside_several_blocks_ends_them_all(work: Work, error: type[Exception]) -> None:
    left: list[str] = []

    async def blocks() -> None:
        async with beside(for_ever), beside(work), beside(for_ever):
            try:
                await asyncio.Event().wait()
            finally:
                left.append("in order")

    with pytest.raises(error):
        await asyncio.wait_for(blocks(), 20)
    assert left == ["in order"]


async def wait_and_tell(ended: asyncio.Event) -> None:
    try:
        await asyncio.Event().wait()
    finally:
        ended.set()


async def test_work_lasts_as_long_as_its_block_and_no_longer() -> None:
    ended = asyncio.Event()
    work = partial(wait_and_tell, ended)

    async with beside(work):
        await asyncio.sleep(0)
        assert not ended.is_set()
    assert ended.is_set()


async def test_who_is_cancelled_ends_its_work_and_is_cancelled() -> None:
    ended = asyncio.Event()
    work = partial(wait_and_tell, ended)

    async def block() -> None:
        async with beside(work):
            await asyncio.Event().wait()

    task = asyncio.create_task(block())
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert ended.is_set()


async def test_work_that_lets_a_cancellation_pass_is_told_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watched, "INSIST_SECONDS", 0.01)
    left = 3

    async def stubborn() -> None:
        nonlocal left
        while True:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                left -= 1
                if left < 0:
                    raise

    async with asyncio.timeout(20):
        async with beside(stubborn, insisting=True):
            await asyncio.sleep(0.01)
    assert left == -1


@pytest.mark.parametrize(("work", "error"), ENDS)
async def test_work_that_is_kept_up_is_begun_again_and_its_end_is_told(
    work: Work, error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watched, "PAUSES", (0.0, 0.01))
    times = 0

    async def again() -> None:
        nonlocal times
        times += 1
        await (work() if times < 4 else for_ever())

    async def is_begun() -> None:
        assert times == 4

    with capture_logs() as said:
        async with beside(partial(kept_up, again, "something")):
            await eventually(is_begun)
    told = [(one["event"], one["kind"], one["error_class"]) for one in said]
    assert told == [("work_ended", "something", error.__name__)] * 3


@pytest.mark.parametrize(("settled", "begun_again"), [(0.0, 4), (60.0, 2)])
async def test_work_that_had_lasted_is_begun_again_after_the_shortest_pause(
    settled: float, begun_again: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watched, "PAUSES", (0.01, 600.0))
    monkeypatch.setattr(watched, "SETTLED_SECONDS", settled)
    times = 0

    async def brief() -> None:
        nonlocal times
        times += 1
        await (asyncio.sleep(0.01) if times < 4 else for_ever())

    with capture_logs():
        async with beside(partial(kept_up, brief, "something")):
            await asyncio.sleep(0.5)
    assert times == begun_again


async def test_work_that_ends_itself_when_it_is_told_to_is_not_begun_again() -> None:
    times = 0

    async def obedient() -> None:
        nonlocal times
        times += 1
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            return

    with capture_logs() as said:
        async with asyncio.timeout(20), beside(partial(kept_up, obedient, "something")):
            await asyncio.sleep(0.01)
    assert (times, said) == (1, [])


async def test_what_is_begun_tells_its_holder_of_any_end() -> None:
    tasks = begun(work for work, _ in ENDS)
    await asyncio.wait(tasks)
    assert [type(task.exception()) for task in tasks] == [error for _, error in ENDS]
    await end(tasks)


async def test_a_service_listens_again_after_a_mistake(owner: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection whose loss is told by an error that nobody expected."""
    monkeypatch.setattr(watched, "PAUSES", (0.01,))
    settings = ServiceSettings(service="cases", database_url=SecretStr(owner.url))
    app = create_service(settings, [], database=owner, keyring=KEYRING)
    connect, failures = app.state.signals._connect, [RuntimeError("a mistake"), asyncio.CancelledError()]

    async def failing() -> None:
        if failures:
            raise failures.pop()
        await connect()

    monkeypatch.setattr(app.state.signals, "_connect", failing)

    async def listens() -> None:
        assert app.state.signals.is_listening

    async with app.router.lifespan_context(app):
        await eventually(listens)
    assert failures == []
