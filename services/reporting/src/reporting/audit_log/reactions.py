"""Keeps what each service tells of its audit."""

from chassis.unit_of_work import UnitOfWork
from contracts.audit import AuditClosed, AuditDayDropped
from contracts.identity import AgencyChanged

from reporting.audit_log import store
from reporting.audit_log.domain import action_of


async def note_entries(uow: UnitOfWork, event: AuditClosed) -> None:
    rows = [
        {
            "source": event.publisher(),
            "number": each.number,
            "day": event.day,
            "at": each.at,
            "user_name": each.user_name,
            "role": each.role,
            "action": action_of(each.action),
            "record_type": each.subject_type,
            "record_id": each.subject,
            "noted_as": each.action,
            "outcome": each.outcome,
            "code": each.code,
        }
        for each in event.entries
    ]
    if rows:
        await store.add_entries(uow, rows)


async def note_day_dropped(uow: UnitOfWork, event: AuditDayDropped) -> None:
    await store.drop_day(uow, event.publisher(), event.day)


async def note_agency(uow: UnitOfWork, event: AgencyChanged) -> None:
    """Clients know an agency by its number here. That of one that is gone is kept: what its people did stays."""
    await store.put_agency(uow, unique_id=event.unique_id, number=event.number)
