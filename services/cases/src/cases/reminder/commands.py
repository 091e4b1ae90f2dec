"""Tells in the morning that something is due tomorrow. Rules: `docs/domain/tasks.md §11`."""

from datetime import datetime

from chassis.ids import derived_id
from chassis.site import DAY
from chassis.unit_of_work import UnitOfWork
from contracts.deadlines import WorkExpected
from contracts.permissions import SYSTEM

from cases.reminder import store

MORNING = "06:00"


async def remind(uow: UnitOfWork, now: datetime) -> None:
    """A schedule. A morning that was missed is made up for on the same day, and not later."""
    site = uow.site
    if site.told(now).rpartition(" ")[2] < MORNING:
        return
    day = site.day(now) + DAY
    for owner in await store.note(uow.session, day, begins=site.begins(day), ends=site.ends(day)):
        id = derived_id("reminder", owner, day.isoformat())
        said = {"record_id": id, "record_type": "reminder", "owned_by": owner, "actor": SYSTEM, "at": now}
        await uow.publish(WorkExpected(deadline_id=id, **said), about=id)
