"""Work beside other work: it is held, and its end is noticed, however it comes.

A task that nobody holds may be collected under way, and one that ends early, by an error or because a library cancelled
it, is missed by no one. So tasks are begun here, and nowhere else.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager

from chassis import logs
from chassis.patience import cancelled_as, ever_longer

PAUSES = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds before work that ended is begun again, by how often it ended."""
SETTLED_SECONDS = 60.0
"""Work that lasted this long did not end over its own beginning: the pauses begin again with the shortest."""
INSIST_SECONDS = 3.0
"""A library may lose a cancellation on the way; closing takes no longer than this either."""

Work = Callable[[], Awaitable[object]]


class Abandoned(RuntimeError):
    """Work that lasts ended by itself, or was cancelled by nobody of ours."""


async def lasting(work: Work) -> None:
    """Until it is cancelled by who asked for it: any other end is an error."""
    with cancelled_as(Abandoned):
        await work()
    if not _is_told_to_end():
        raise Abandoned


async def kept_up(work: Work, what: str) -> None:
    """Begin the work again whenever it ends, ever more slowly unless it had lasted; until who asked for it cancels."""
    pauses = ever_longer(PAUSES)
    while not _is_told_to_end():
        began = time.monotonic()
        try:
            await lasting(work)
        except Exception as error:
            logs.get().error("work_ended", kind=what, **logs.failure(error))
            if time.monotonic() - began > SETTLED_SECONDS:
                pauses = ever_longer(PAUSES)
            await asyncio.sleep(next(pauses))


@asynccontextmanager
async def beside(*works: Work, insisting: bool = False) -> AsyncIterator[None]:
    """Lasting work for as long as the block takes. Work that ends sooner ends the block, by its error.

    `insisting`: it is told to end again and again, since it has nothing to finish.
    """
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(lasting(work)) for work in works]
            try:
                yield
            finally:
                for task in tasks:
                    task.cancel()
                if insisting:
                    await end(tasks)
    except BaseExceptionGroup as several:
        raise several.exceptions[0] from None


def begun(works: Iterable[Work]) -> list["asyncio.Task[None]"]:
    """Lasting work that the caller holds, waits for and ends (`end`)."""
    return [asyncio.create_task(lasting(work)) for work in works]


async def end(tasks: Iterable["asyncio.Task[None]"]) -> None:
    """Cancel them and wait; those that let it pass, or take long to close what they hold, are told again."""
    left = {task for task in tasks if not task.done()}
    while left:
        for task in left:
            task.cancel()
        _, left = await asyncio.wait(left, timeout=INSIST_SECONDS)


def _is_told_to_end() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
