"""Counting what searches show of records out of sight, and telling when it becomes too much."""

from datetime import datetime

from chassis.unit_of_work import UnitOfWork
from contracts.cases import SearchLimitReached
from contracts.permissions import SYSTEM

from cases.glimpse import store
from cases.glimpse.domain import MINUTES, SEARCHED, SearchedTooMuch, limit_in, occasion
from cases.settings.store import find_settings


async def left_to_show(uow: UnitOfWork, limit: int) -> int:
    """How many more records out of sight the actor may be shown. Refuses where that is none.

    Their other searches wait until this one is written down: it takes a transaction.
    """
    await store.take_turn(uow.session, uow.actor.id)
    shown = await store.count_shown(uow.session, uow.actor.id, uow.began)
    if shown >= limit:
        raise SearchedTooMuch(limit=limit, minutes=MINUTES)
    return limit - shown


async def note_shown(uow: UnitOfWork, resource: str, shown: int) -> None:
    """Every such search is written down with how many it showed, never what was looked for."""
    await uow.audit(SEARCHED, "search", uow.actor.id, facts={"resource": resource, "shown": shown})


async def tell_of_limits(uow: UnitOfWork, now: datetime) -> None:
    """A schedule: announces who reached the limit, once an hour for each."""
    limit = limit_in((await find_settings(uow.session)).everything())
    found = await store.find_who_saw_most(uow.session, limit, now)
    if not found:
        return
    occasions = {occasion(each.account, now): each for each in found}
    told = await store.find_told(uow.session, list(occasions))
    for search_id, each in occasions.items():
        if search_id not in told:
            event = SearchLimitReached(
                search_id=search_id,
                record_id=each.account,
                user_name=each.user_name,
                shown=each.shown,
                limit=limit,
                actor=SYSTEM,
                at=now,
            )
            await uow.publish(event, about=search_id)
            await uow.audit("search_limit_reached", "search", each.account, facts={"shown": each.shown, "limit": limit})
