"""What a process remembers of the configuration and of roles, and how it notices that they changed."""

import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar
from uuid import UUID

from chassis.session import DatabaseSession
from sqlalchemy import select

from cases.tables import configuration_version

T = TypeVar("T")
FRESH_SECONDS = 1.0
VERSIONS = select(configuration_version.c.name, configuration_version.c.version)


class Remembered(Generic[T]):
    """A value built from parts of the configuration, built again when the version of one of them is another.

    Versions are random, so that a version seen inside a transaction that was rolled back never returns.
    """

    def __init__(self, load: Callable[[DatabaseSession], Awaitable[T]], *parts: str) -> None:
        self._load = load
        self._parts = parts
        self._held: tuple[tuple[UUID | None, ...], T] | None = None

    async def get(self, session: DatabaseSession) -> T:
        """One small query where nothing changed. The version is read first: it can only be too old."""
        found = {row.name: row.version for row in await session.execute(VERSIONS)}
        versions = tuple(found.get(part) for part in self._parts)
        held = self._held
        if held is not None and held[0] == versions:
            return held[1]
        value = await self._load(session)
        self._held = (versions, value)
        return value


class Newest(Generic[T]):
    """Asks once a second at most: a change counts everywhere within that. What did not change stays the same object."""

    def __init__(self, load: Callable[[DatabaseSession], Awaitable[T]]) -> None:
        self._load = load
        self._held: tuple[float, T] | None = None

    async def get(self, session: DatabaseSession) -> T:
        now = time.monotonic()
        held = self._held
        if held is not None and now - held[0] < FRESH_SECONDS:
            return held[1]
        value = await self._load(session)
        if held is not None and value == held[1]:
            value = held[1]
        self._held = (now, value)
        return value

    def forget(self) -> None:
        self._held = None
