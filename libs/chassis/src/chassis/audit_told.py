"""Tells what a block of the audit was closed over, for the one list of all audits (ADR 55).

A day is a subject of its own, so that all that was told of it goes when its entries do.
"""

import re
from collections import defaultdict
from datetime import date
from uuid import UUID

from contracts.audit import CLOSED, AuditEntry

from chassis.driver import Row
from chassis.ids import derived_id
from chassis.unit_of_work import UnitOfWork

MOST = 500
"""Entries of one event."""
AN_ID = re.compile(r"[0-9]{1,18}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
CODED = frozenset({"agency", "form", "location", "lookup", "module", "role", "user_group"})
"""What is named by a code that the configuration gives it."""
A_CODE = re.compile(r"[A-Za-z0-9_.-]{1,64}")


async def tell_entries(uow: UnitOfWork, rows: list[Row]) -> None:
    """Announce them by their day. Says nothing where the source is no service of ours."""
    kind = CLOSED.get(uow.source)
    if kind is None:
        return
    days: dict[date, list[AuditEntry]] = defaultdict(list)
    for row in rows:
        days[uow.site.day(row.at)].append(_told(row))
    for day, entries in days.items():
        for first in range(0, len(entries), MOST):
            told = kind(day=day, entries=entries[first : first + MOST])
            await uow.publish(told, about=subject_of_day(uow.source, day))


def _told(row: Row) -> AuditEntry:
    """An address may hold what somebody typed: only what is an id, or a code of the configuration, is told."""
    subject = row.subject
    patterns = (AN_ID, A_CODE) if row.subject_type in CODED else (AN_ID,)
    is_told = subject is not None and any(pattern.fullmatch(subject) for pattern in patterns)
    return AuditEntry(
        number=row.position,
        at=row.at,
        user_name=row.user_name,
        role=row.role,
        action=row.action,
        subject_type=row.subject_type,
        subject=subject if is_told else None,
        outcome=row.outcome,
        code=row.code,
    )


def subject_of_day(source: str, day: date) -> UUID:
    return derived_id("audit", source, day.isoformat())
