"""Counting alerts."""

from chassis.unit_of_work import UnitOfWork

from cases.alert import store
from cases.record.domain.kind import KINDS

COUNTED = ("case", "incident", "tracing_request")
"""What clients look for; a kind that there is not has none."""


async def count_alerted(uow: UnitOfWork) -> dict[str, int]:
    """By kind; none of a kind that the actor may not read."""
    read = [name for name in COUNTED if name in KINDS and uow.actor.may(name, "read")]
    found = await store.count_alerted(uow.session, uow.actor, read) if read else {}
    return {name: found.get(name, 0) for name in COUNTED}
