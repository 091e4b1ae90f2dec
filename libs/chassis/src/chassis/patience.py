"""Waits for a while, and can be stopped meanwhile."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, repeat


async def happens(event: asyncio.Event, seconds: float) -> bool:
    """Whether the event is set within the time. `asyncio.wait_for` may lose a cancellation that comes just then."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True


def ever_longer(pauses: Sequence[float]) -> Iterator[float]:
    """The pauses between tries, in seconds, one after the other; the last of them for good."""
    return chain(pauses, repeat(pauses[-1]))


@contextmanager
def cancelled_as(error: type[Exception]) -> Iterator[None]:
    """A library may cancel who waits for it, as aiormq does on a connection that stood still.

    Whom nobody asked to end is told of it by this error, since a task that ends cancelled is missed by no one.
    """
    try:
        yield
    except asyncio.CancelledError as cancelled:
        task = asyncio.current_task()
        if task is not None and task.cancelling():
            raise
        raise error from cancelled
