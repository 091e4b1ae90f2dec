"""Waits for a while, and can be stopped meanwhile."""

import asyncio


async def happens(event: asyncio.Event, seconds: float) -> bool:
    """Whether the event is set within the time. `asyncio.wait_for` may lose a cancellation that comes just then."""
    try:
        async with asyncio.timeout(seconds):
            await event.wait()
    except TimeoutError:
        return False
    return True
