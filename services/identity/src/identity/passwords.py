"""Passwords: Argon2id (m=19 MiB, t=2, p=1) in a thread, few at a time, and as slow for nobody as for somebody."""

import asyncio
import secrets
import unicodedata
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from chassis.memory import give_back, keep_free

T = TypeVar("T")

AT_ONCE = 2
KIB = 19456
"""What one hash fills."""
IDLE_SECONDS = 20.0
"""When nobody hashes for so long, what hashes filled is given back: before that, each would cost half as much again."""


def one_form(password: str) -> str:
    """The same letters, whichever keyboard composed them."""
    return unicodedata.normalize("NFKC", password)


class Passwords:
    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=2, memory_cost=KIB, parallelism=1)
        # Somewhat more than all that work at once fill: a heap that shrinks after each has 5,000 pages fetched anew.
        keep_free(AT_ONCE * KIB * 1024 * 5 // 4)
        self.turn = asyncio.Semaphore(AT_ONCE)
        """Held while a login is decided, so that parallel guesses cannot outrun the lock."""
        self._nobody: str | None = None
        # Each thread keeps what its last hash filled, so that there are no more of them than work at once.
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="passwords")
        self._idle: asyncio.TimerHandle | None = None

    async def hash(self, password: str) -> str:
        async with self.turn:
            return await self._in_thread(self._hasher.hash, one_form(password))

    async def verify(self, stored: str | None, password: str) -> bool:
        """Whether it is the password; where there is none to compare with, the same work is done for nothing.

        The caller holds `turn`.
        """
        return await self._in_thread(self._verify, stored, one_form(password))

    async def renewed(self, stored: str | None, password: str) -> str | None:
        """The hash to keep instead, where `stored` took less work than one does today. The caller holds `turn`."""
        if stored is None or not self._hasher.check_needs_rehash(stored):
            return None
        return await self._in_thread(self._hasher.hash, one_form(password))

    async def _in_thread(self, work: Callable[..., T], *arguments: str | None) -> T:
        loop = asyncio.get_running_loop()
        if self._idle is not None:
            self._idle.cancel()
        self._idle = loop.call_later(IDLE_SECONDS, self._threads.submit, give_back)
        return await loop.run_in_executor(self._threads, work, *arguments)

    def _verify(self, stored: str | None, password: str) -> bool:
        if self._nobody is None:
            self._nobody = self._hasher.hash(secrets.token_urlsafe())
        try:
            return self._hasher.verify(stored or self._nobody, password) and stored is not None
        except (VerificationError, InvalidHashError):
            return False
