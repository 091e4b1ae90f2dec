"""A service's open connections to its database, lent to one transaction at a time."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import asyncpg
import orjson

from chassis.session import Row
from chassis.statements import JsonNull

CONNECT_SECONDS = 10
WAIT_SECONDS = 30
OLDEST_SECONDS = 1800
"""A connection is replaced after this time: PostgreSQL's processes grow with what they have seen."""


class Connections:
    """At most `most` of them. asyncpg's own pool wraps each loan into a task of its own and a proxy (ADR 12)."""

    def __init__(self, url: str, name: str, *, most: int) -> None:
        self._url = plain(url)
        self._name = name
        self._free: list[tuple[Any, float]] = []
        self._lent = asyncio.Semaphore(most)

    @asynccontextmanager
    async def lend(self) -> AsyncIterator[Any]:
        """A connection outside any transaction. Raises TimeoutError when none comes free in time."""
        async with asyncio.timeout(WAIT_SECONDS) if self._lent.locked() else _at_once():
            await self._lent.acquire()
        try:
            connection, since = await self._take()
            try:
                yield connection
            finally:
                self._give_back(connection, since)
        finally:
            self._lent.release()

    async def _take(self) -> tuple[Any, float]:
        while self._free:
            connection, since = self._free.pop()
            if not connection.is_closed():
                return connection, since
        return await self._connect(), time.monotonic()

    def _give_back(self, connection: Any, since: float) -> None:
        """What is left in the middle of something is not lent again."""
        if connection.is_closed() or connection.is_in_transaction() or time.monotonic() - since > OLDEST_SECONDS:
            connection.terminate()
        else:
            self._free.append((connection, since))

    async def _connect(self) -> Any:
        connection = await asyncpg.connect(
            self._url,
            timeout=CONNECT_SECONDS,
            record_class=Row,
            statement_cache_size=500,
            max_cached_statement_lifetime=0,
            max_cacheable_statement_size=0,
            server_settings={"application_name": self._name, "jit": "off"},
        )
        await connection.set_type_codec(
            "jsonb", schema="pg_catalog", encoder=_to_jsonb, decoder=_from_jsonb, format="binary"
        )
        return connection

    async def close(self) -> None:
        while self._free:
            connection, _ = self._free.pop()
            await connection.close()


@asynccontextmanager
async def _at_once() -> AsyncIterator[None]:
    yield


def plain(url: str) -> str:
    """The URL as asyncpg reads it, without SQLAlchemy's name of the driver."""
    return url.replace("postgresql+asyncpg://", "postgresql://", 1)


VERSION = b"\x01"
"""What precedes the text of every jsonb on the wire."""


def _to_jsonb(value: object) -> bytes:
    return VERSION + orjson.dumps(value, default=_null, option=orjson.OPT_NON_STR_KEYS)


def _null(value: object) -> None:
    if not isinstance(value, JsonNull):
        raise TypeError(f"no JSON for {type(value).__name__}")


def _from_jsonb(value: bytes) -> Any:
    return orjson.loads(memoryview(value)[1:])
