"""Tells supervisors of cases of which nobody hears, once. Rules: `docs/domain/tasks.md §9`."""

from datetime import datetime

from chassis.unit_of_work import UnitOfWork
from contracts.deadlines import SilenceNoticed
from contracts.permissions import SYSTEM

from cases.record.store.setup import load_setup
from cases.silence import store
from cases.silence.domain import patience

MOST_AT_ONCE = 500


async def tell_of_silence(uow: UnitOfWork, now: datetime) -> None:
    """A schedule: some cases at each turn."""
    rules = (await load_setup(uow.session)).rules
    found = await store.find_untold(uow.session, patience(rules, now, uow.site), MOST_AT_ONCE)
    new = await store.note(uow.session, found, now) if found else set()
    for each in found:
        if (each.record_id, each.reason) in new:
            event = SilenceNoticed(
                deadline_id=each.occasion,
                record_id=each.record_id,
                record_type="case",
                record_short_id=each.short_id,
                owned_by=each.owned_by,
                reason=each.reason,
                actor=SYSTEM,
                at=now,
            )
            await uow.publish(event, about=event.deadline_id)
