"""What a process remembers of the configuration, and how it notices that it changed."""

from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar
from uuid import UUID

from chassis.session import DatabaseSession
from sqlalchemy import select

from cases.tables import configuration_version

T = TypeVar("T")
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
