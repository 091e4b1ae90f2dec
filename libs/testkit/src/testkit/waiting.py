"""For what happens soon, not now."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

Found = TypeVar("Found")


async def eventually(look: Callable[[], Awaitable[Found]], *, within: float = 10.0) -> Found:
    """What `look` returns once it no longer raises AssertionError; its last complaint after `within` seconds."""
    deadline = time.monotonic() + within
    while True:
        try:
            return await look()
        except AssertionError:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.05)
