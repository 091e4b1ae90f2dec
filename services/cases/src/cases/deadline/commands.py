"""The clock: tells of deadlines that come, are missed, or are missed for long. Rules: `docs/domain/tasks.md §7`."""

from datetime import datetime

from chassis.unit_of_work import UnitOfWork
from contracts.deadlines import DeadlineEscalated, DeadlineMatter, DeadlineMissed, DeadlineReached
from contracts.permissions import SYSTEM
from contracts.values import Values

from cases.deadline import store
from cases.deadline.domain import MISSED, REACHED, RUNGS, DeadlineStanding, standing
from cases.record.store.setup import load_setup

MOST_AT_ONCE = 1000


async def tell_of_deadlines(uow: UnitOfWork, now: datetime) -> None:
    """A schedule: some cases at each turn, so that after a standstill neither people nor the bus are flooded."""
    await tell_next(uow, now)


async def tell_next(uow: UnitOfWork, now: datetime) -> bool:
    """Whether there may be more. Of several rungs that one case has passed the highest is told, and it alone."""
    site = uow.site
    pack = (await load_setup(uow.session)).rules.packs.on(site.day(now))
    found = await store.find_due(
        uow.session, now=now, before=site.ends(site.day(now)), policy=pack.version, most=MOST_AT_ONCE
    )
    standings = [standing(each, pack, site, now) for each in found]
    new = await store.note(uow.session, standings, now=now, policy=pack.version)
    for each in standings:
        if each.deadline.record_id in new:
            await uow.publish(_event(each, now), about=each.deadline.occasion(each.rung))
    return len(found) == MOST_AT_ONCE


def _event(passed: DeadlineStanding, now: datetime) -> DeadlineMatter:
    deadline, rung = passed.deadline, RUNGS[passed.rung]
    said: Values = {
        "deadline_id": deadline.occasion(passed.rung),
        "record_id": deadline.record_id,
        "record_type": "case",
        "record_short_id": deadline.short_id,
        "owned_by": deadline.owned_by,
        "actor": SYSTEM,
        "at": now,
    }
    if rung == REACHED:
        return DeadlineReached(**said)
    return DeadlineMissed(**said) if rung == MISSED else DeadlineEscalated(**said, rung=rung)
