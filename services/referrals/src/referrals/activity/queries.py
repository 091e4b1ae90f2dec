"""The activity log as one person reads it. Rules: `docs/domain/history.md §4`."""

from datetime import datetime

from chassis.actor import Actor
from chassis.driver import Row
from chassis.moments import written
from chassis.paging import Page
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sharing.scope import extent_of

from referrals.activity import store
from referrals.activity.domain import NAMED, ActivityAsked, owner_after, performer, span_asked, types_asked
from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.policy import reads
from referrals.transition.domain import Status

CLASSES = {"case": "Child", "incident": "Incident"}
"""As clients know the kinds of record here."""


async def list_activity(uow: UnitOfWork, asked: ActivityAsked, page: Page, *, now: datetime) -> Values:
    """Of the people the caller's scope reaches. Raises NotAllowed, UnknownActivity, Invalid."""
    uow.actor.must("activity_log", "transfer")
    types, extent = types_asked(asked.types), extent_of(uow.actor)
    span = span_asked(asked.since, asked.until, uow.site, now)
    found = await store.list_ended(uow.session, types, span, extent, page=page, descending=asked.descending)
    total = await store.count_ended(uow.session, types, span, extent)
    return {"data": [_present(uow.actor, row) for row in found], "metadata": page.metadata(total)}


def _present(actor: Actor, row: Row) -> Values:
    name, status = NAMED[row.type], Status(row.status)
    owner, recipient = row.record_owned_by, row.transitioned_to
    return {
        "type": name,
        "record_type": CLASSES.get(row.record_type, row.record_type.title()),
        "record_id": row.record_id,
        "display_id": row.record_short_id,
        "performed_by": performer(name, sender=row.transitioned_by, recipient=recipient, answered_by=row.answered_by),
        "datetime": written(row.ended),
        "record_access_denied": not reads(actor, _copy(row)),
        "data": {
            "status": {"from": Status.IN_PROGRESS, "to": status},
            "owned_by": {"from": owner, "to": owner_after(status, owner=owner, recipient=recipient)},
        },
    }


def _copy(row: Row) -> CaseCopy | None:
    if row.version is None:
        return None
    return CaseCopy(record_id=row.record_id, record_type=row.copy_type, version=row.version, facts=row.facts)
