"""Starts the projection anew."""

from chassis.unit_of_work import UnitOfWork
from chassis.upkeep import forget_source

from reporting.projection import store

OWNERS = ("cases", "referrals")


async def rebuild(uow: UnitOfWork) -> None:
    """Empty the projection and ask the owners to announce everything again.

    Until the answers have come the counts are too low; nothing else depends on them.
    """
    await store.clear_projections(uow)
    for owner in OWNERS:
        await forget_source(uow, owner)
