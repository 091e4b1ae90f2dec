"""Says of days of the audit that they are older than it is kept, so that nobody keeps a copy of them (ADR 55)."""

from datetime import datetime, timedelta

from contracts.audit import DROPPED
from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT
from sqlalchemy.dialects.postgresql import UUID as UUIDS

from chassis.audit_told import subject_of_day
from chassis.life_span import AUDIT_KEPT
from chassis.schedule import Schedule
from chassis.unit_of_work import UnitOfWork

EVERY = timedelta(hours=1)
DAYS_LOOKED_BACK = 400
"""A worker may have been away for a year when it comes back to drop what is too old."""
STILL_TOLD = text(
    """
    SELECT h.subject FROM outbox_head AS h
    JOIN outbox AS o ON o.subject = h.subject AND o.sequence = h.sequence
    WHERE h.subject = ANY(:subjects) AND o.type <> ALL(:dropped)
    """
).bindparams(bindparam("subjects", type_=ARRAY(UUIDS)), bindparam("dropped", type_=ARRAY(TEXT)))


async def drop_days(uow: UnitOfWork, now: datetime) -> None:
    """Say of each day that is older than an audit is kept that it is gone; once."""
    kind = DROPPED.get(uow.source)
    if kind is None:
        return
    oldest = uow.site.day(now - AUDIT_KEPT)
    past = (oldest - timedelta(days=each + 1) for each in range(DAYS_LOOKED_BACK))
    days = {subject_of_day(uow.source, day): day for day in past}
    wanted = {"subjects": list(days), "dropped": [kind.type]}
    for subject in await uow.session.scalars(STILL_TOLD, wanted):
        await uow.publish(kind(day=days[subject]), about=subject)


DROP_SCHEDULES = (Schedule("drop_audit_days", EVERY, drop_days),)
