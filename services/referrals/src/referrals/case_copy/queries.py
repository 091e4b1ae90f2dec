"""Waiting for what another service is about to say, holding no connection meanwhile."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Collection
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from chassis.errors import NotFound
from chassis.unit_of_work import UnitOfWork
from sharing.scope import sees

from referrals.case_copy.store import find_cases

if TYPE_CHECKING:
    from chassis.web import Transactions

LONGEST_PAUSE = 0.25
"""Seconds between looks when no signal comes: one may be lost with its connection."""

T = TypeVar("T")


async def wait_until(
    work: "Transactions", noted: asyncio.Event, seconds: float, look: Callable[[UnitOfWork], Awaitable[bool]]
) -> bool:
    """Look whenever something of the record was noted, until `look` says yes; no after so many seconds.

    `noted`: expected since before what is waited for could happen, so that it need not be looked for at first.
    """
    deadline = time.monotonic() + seconds
    while True:
        left = deadline - time.monotonic()
        await work.signals.wait(noted, max(min(left, LONGEST_PAUSE), 0))
        async with work.look() as uow:
            if await look(uow):
                return True
        if left <= 0:
            return False


async def once_visible(
    work: "Transactions", record_id: UUID, seconds: float, use: Callable[[UnitOfWork], Awaitable[T]]
) -> T:
    """What `use` answers in the request's transaction, after waiting for a case that is not here yet.

    A case that stays unknown and one the caller may not see answer 404 after the same time.
    """
    try:
        async with work.begin() as uow:
            return await use(uow)
    except NotFound:
        if not await await_visible(work, [record_id], seconds):
            raise
    async with work.begin() as uow:
        return await use(uow)


async def await_visible(work: "Transactions", record_ids: Collection[UUID], seconds: float) -> bool:
    """Whether all of the cases are here for the caller to see, after waiting for those that are not here yet."""

    async def are_visible(uow: UnitOfWork) -> bool:
        found = await find_cases(uow, record_ids)
        return len(found) == len(set(record_ids)) and all(sees(uow.actor, case.facts) for case in found.values())

    with work.signals.expecting(*map(str, record_ids)) as noted:
        noted.set()
        return await wait_until(work, noted, seconds, are_visible)
