"""The checker: what the writers were told, held against every service's database."""

import asyncio
import time
from typing import Protocol

import asyncpg
from contracts.topology import SERVICES

from proofs.books import check_books
from proofs.effects import check_effects
from proofs.findings import Findings, Verdict
from proofs.history import History
from proofs.letters import Letters

LOOK_AGAIN_SECONDS = 1.0


class Databases(Protocol):
    """A running Mahon whose databases can be asked."""

    async def connect(self, service: str) -> asyncpg.Connection:
        """The service's database, with the service's own account."""


async def wait_for_quiet(system: Databases, history: History, letters: Letters, *, seconds: float) -> Verdict:
    """Look until nothing is amiss, at most so long; what is amiss then is the verdict."""
    began = time.monotonic()
    while True:
        looked = time.monotonic() - began
        try:
            verdict = await check(system, history, letters)
        except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
            verdict = Verdict(effects=Findings(unequal=[f"a database does not answer: {type(error).__name__}"]))
        verdict.quiet_seconds = looked
        if not verdict.damaged or looked > seconds:
            return verdict
        await asyncio.sleep(LOOK_AGAIN_SECONDS)


async def check(system: Databases, history: History, letters: Letters) -> Verdict:
    at: dict[str, asyncpg.Connection] = {}
    try:
        for service in SERVICES:
            at[service] = await system.connect(service)
        letters.look()
        effects, counted = await check_effects(at, history, letters.arrived)
        books, events = await check_books(at, history.forged)
        return Verdict(effects, books, counted=counted | {"events_applied": events})
    finally:
        for connection in at.values():
            await connection.close()
