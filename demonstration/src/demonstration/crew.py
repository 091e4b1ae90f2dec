"""The people who enter the demonstration, each with a session of their own, a few requests at a time."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack
from typing import Any

import httpx

from demonstration.session import CONFLICT, Session

Progress = Callable[[str, int, int], None]

CONNECTIONS = 8
TIMEOUT = 60.0
ALREADY = frozenset({CONFLICT})


class Crew:
    def __init__(self, base_url: str, progress: Progress, transport: httpx.AsyncBaseTransport | None) -> None:
        self._base_url = base_url
        self.progress = progress
        self._transport = transport
        self._slots = asyncio.Semaphore(CONNECTIONS)
        self.sessions: dict[str, Session] = {}

    async def session(self, stack: AsyncExitStack, user_name: str, password: str) -> Session:
        http = httpx.AsyncClient(base_url=self._base_url, timeout=TIMEOUT, transport=self._transport)
        session = Session(await stack.enter_async_context(http), self._slots)
        await session.sign_in(user_name, password)
        return session

    async def each(self, step: str, items: Iterable[Any], work: Callable[[Any], Awaitable[None]]) -> None:
        """Work on all items, as many at a time as there are connections."""
        wanted = list(items)
        done = 0

        async def one(item: Any) -> None:
            nonlocal done
            await work(item)
            done += 1
            self.progress(step, done, len(wanted))

        self.progress(step, 0, len(wanted))
        try:
            async with asyncio.TaskGroup() as group:
                for item in wanted:
                    group.create_task(one(item))
        except ExceptionGroup as problems:
            raise problems.exceptions[0] from problems
