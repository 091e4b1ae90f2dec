"""A service's open connections to its database, lent to one transaction at a time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg
from contracts.values import Values

from chassis.driver import CONNECT_SECONDS, LOST, DatabaseAway, Row, connecting, mapped, plain, read_json

WAIT_SECONDS = 30
CLOSE_SECONDS = 10
PATIENCE_SECONDS = 5
"""So long into an outage whoever asks for a connection waits for its end: a database that is begun again is back by
then. Later they are told at once."""
AGAIN_SECONDS = 0.1
MOST_QUERIES = 100_000
"""A connection is replaced after so many: PostgreSQL's processes grow with what they have seen."""
REQUEST_SECONDS = 15
"""No statement of a request is at work for longer; nobody waits for it any more, and others want the connection."""
WORKER_SECONDS = 60
"""The same of a reaction or a schedule."""
SILENCE_SECONDS = 10
"""How much later a database that says nothing at all is given up: one that works has ended the statement by then."""
IDLE_SECONDS = 60
"""How long a transaction may stand still between two statements, holding what it has locked."""
OPTIONS: Values = {
    "timeout": CONNECT_SECONDS,
    "record_class": Row,
    "statement_cache_size": 500,
    "max_cached_statement_lifetime": 0,
    "max_cacheable_statement_size": 0,
}


class Connections:
    """At most `most` of them, opened as they are needed, by asyncpg's own pool (ADR 19)."""

    def __init__(self, url: str, name: str, *, most: int, seconds: int = REQUEST_SECONDS) -> None:
        """`seconds`: how long a statement may be at work; said once, when a connection is opened."""
        self._url = plain(url)
        self._name = name
        self._most = most
        self._seconds = seconds
        self._pool: Any = None
        self._out = 0
        self._away_since: float | None = None

    @asynccontextmanager
    async def lend(self) -> AsyncIterator[Any]:
        """A connection outside any transaction. Raises DatabaseAway when none comes free in time."""
        pool = await self._open()
        self._out += 1
        try:
            connection = await self._patiently(pool)
            try:
                yield connection
            finally:
                try:
                    await pool.release(connection)
                except LOST as error:
                    raise mapped(error) from error
        finally:
            self._out -= 1

    async def _patiently(self, pool: Any) -> Any:
        while True:
            try:
                connection = await self._acquire(pool)
            except DatabaseAway:
                now = asyncio.get_running_loop().time()
                self._away_since = self._away_since or now
                if now - self._away_since >= PATIENCE_SECONDS:
                    raise
                await asyncio.sleep(AGAIN_SECONDS)
            else:
                self._away_since = None
                return connection

    async def _acquire(self, pool: Any) -> Any:
        """A timer for each loan costs as much as the loan: there is one only where somebody may have to wait."""
        with connecting():
            if self._out <= self._most:
                return await pool.acquire()
            async with asyncio.timeout(WAIT_SECONDS):
                return await pool.acquire()

    async def _open(self) -> Any:
        """The pool, made where it is first used: it belongs to that event loop."""
        if self._pool is None:
            made = asyncpg.create_pool(
                self._url,
                min_size=0,
                max_size=self._most,
                max_queries=MOST_QUERIES,
                max_inactive_connection_lifetime=0,
                init=read_json,
                reset=_leave_as_it_is,
                command_timeout=self._seconds + SILENCE_SECONDS,
                server_settings={
                    "application_name": self._name,
                    "jit": "off",
                    "statement_timeout": f"{self._seconds}s",
                    "idle_in_transaction_session_timeout": f"{IDLE_SECONDS}s",
                },
                **OPTIONS,
            )
            # With none to open beforehand this does not wait, so that nobody meets it half made.
            self._pool = await made
        return self._pool

    async def close(self) -> None:
        if self._pool is not None:
            pool, self._pool = self._pool, None
            # Whoever has not given back a connection by then is not waited for: the pool cuts it off.
            with suppress(TimeoutError):
                async with asyncio.timeout(CLOSE_SECONDS):
                    await pool.close()


async def _leave_as_it_is(_connection: Any) -> None:
    """Nobody sets anything on a connection for longer than a transaction: asyncpg's round trip to undo it is saved.

    What was left in the middle of a transaction is rolled back all the same.
    """
