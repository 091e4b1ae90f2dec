"""Tells a service's HTTP side what its worker has noted. A lost signal only costs a little waiting."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from chassis import logs
from chassis.driver import DatabaseError, connect, errors_mapped
from chassis.patience import happens
from chassis.promised import promise

CHANNEL = "noted"
LOOK_SECONDS = 1.0
DEAF_SECONDS = 0.02
ASK_SECONDS = 5.0
"""How often it is asked whether the connection still lives, and how long that may take."""


class Signals:
    """Listens on the service's database; before, and while the connection is lost, nobody is woken."""

    def __init__(self, url: str, *, promised: int = 0) -> None:
        """`promised`: how many connections this process may open (`chassis.promised`)."""
        self._url = url
        self._promised = promised
        self._connection: Any = None
        self._waiting: dict[str, set[asyncio.Event]] = defaultdict(set)
        self._calls: dict[str, Callable[[], None]] = {}

    def on(self, key: str, call: Callable[[], None]) -> None:
        """Call this whenever `key` is signalled, and whenever signals may have been missed."""
        self._calls[key] = call

    @contextmanager
    def expecting(self, *keys: str) -> Iterator[asyncio.Event]:
        """An event that is set whenever one of the keys is signalled while the block lasts."""
        event = asyncio.Event()
        for key in keys:
            self._waiting[key].add(event)
        try:
            yield event
        finally:
            for key in set(keys):
                self._waiting[key].discard(event)
                if not self._waiting[key]:
                    del self._waiting[key]

    async def wait(self, event: asyncio.Event, seconds: float) -> None:
        """Until the event is set, or so many seconds have passed; a shorter time while nobody would set it."""
        if await happens(event, seconds if self.is_listening else min(seconds, DEAF_SECONDS)):
            event.clear()

    @property
    def is_listening(self) -> bool:
        return self._connection is not None and not self._connection.is_closed()

    async def listen(self) -> None:
        """Listen until cancelled, through lost connections."""
        while True:
            if not self.is_listening:
                await self._connect()
            elif asyncio.get_running_loop().time() - self._asked > ASK_SECONDS:
                await self._ask()
            await asyncio.sleep(LOOK_SECONDS)

    async def _ask(self) -> None:
        """A connection that has died on the way does not say so: who listens on it would wait for ever."""
        self._asked = asyncio.get_running_loop().time()
        try:
            with errors_mapped():
                await self._connection.fetchval("SELECT 1", timeout=ASK_SECONDS)
        except DatabaseError as error:
            logs.get().warning("not_listening", **logs.failure(error))
            await self.close()

    async def _connect(self) -> None:
        try:
            connection = await self._open()
        except DatabaseError as error:
            logs.get().warning("not_listening", **logs.failure(error))
            return
        for call in self._calls.values():
            call()
        self._connection, self._asked = connection, asyncio.get_running_loop().time()

    async def _open(self) -> Any:
        connection = await connect(self._url)
        try:
            await promise(connection, self._promised)
            with errors_mapped():
                await connection.add_listener(CHANNEL, self._heard)
        except BaseException:
            connection.terminate()
            raise
        return connection

    def _heard(self, _connection: object, _pid: int, _channel: str, key: str) -> None:
        if key in self._calls:
            self._calls[key]()
        for event in self._waiting.get(key, ()):
            event.set()

    async def close(self) -> None:
        if self._connection is not None:
            self._connection.terminate()
            self._connection = None
