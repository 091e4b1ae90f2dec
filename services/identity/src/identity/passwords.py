"""Passwords: Argon2id (m=19 MiB, t=2, p=1) in a thread, few at a time, and as slow for nobody as for somebody."""

import asyncio
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE = 2


class Passwords:
    def __init__(self) -> None:
        self._hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
        self.turn = asyncio.Semaphore(AT_ONCE)
        """Held while a login is decided, so that parallel guesses cannot outrun the lock."""
        self._nobody: str | None = None

    async def hash(self, password: str) -> str:
        async with self.turn:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def verify(self, stored: str | None, password: str) -> bool:
        """Whether it is the password; where there is none to compare with, the same work is done for nothing.

        The caller holds `turn`.
        """
        return await asyncio.to_thread(self._verify, stored, password)

    def _verify(self, stored: str | None, password: str) -> bool:
        if self._nobody is None:
            self._nobody = self._hasher.hash(secrets.token_urlsafe())
        try:
            return self._hasher.verify(stored or self._nobody, password) and stored is not None
        except (VerificationError, InvalidHashError):
            return False
