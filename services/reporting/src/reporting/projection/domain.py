"""What reporting keeps of a case and of a referral: only coded facts, as they were announced."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TypeVar

from chassis.site import Site
from contracts.system_field import Type
from contracts.system_fields import names_where
from contracts.values import FrozenValues, Values

Facts = FrozenValues


def kept(*types: Type) -> tuple[str, ...]:
    """The facts of these types that reporting keeps of a record."""
    return names_where(lambda field: "reporting" in field.heard_by and field.type in types)


TEXTS = kept(Type.TEXT)
LISTS = kept(Type.TEXTS)
MOMENTS = kept(Type.MOMENT)
FLAGS = kept(Type.FLAG)
DATES = kept(Type.DAY)
DUE_LISTS = {
    "assessment_due_dates": "assessment_due_at",
    "case_plan_due_dates": "case_plan_due_at",
    "service_due_dates": "service_due_at",
    "followup_due_dates": "followup_due_at",
}
"""Field → column that keeps from when the earliest is overdue: one of a list is exactly when its earliest is."""
DUE_ON_DAYS = frozenset(kept(Type.DAYS)) & DUE_LISTS.keys()
"""Due on a day, and so until its end; the others at a moment."""
PRESENCES = ("referred_users", "referred_users_pending", "referred_users_accepted")


def promoted(facts: Facts, site: Site) -> Values:
    """The facts that dashboards count by, as typed columns."""
    row: Values = {name: _text(facts.get(name)) for name in TEXTS}
    row |= {name: _texts(facts.get(name)) for name in LISTS}
    row |= {name: read(facts.get(name), site.moment) for name in MOMENTS}
    row |= {column: overdue_from(name, facts.get(name), site) for name, column in DUE_LISTS.items()}
    row |= {f"{name}_present": bool(row[name]) for name in PRESENCES}
    row |= {name: read(facts.get(name), site.day_of) for name in DATES}
    row |= {name: facts.get(name) is True for name in FLAGS}
    return row | {"record_state": facts.get("record_state", True) is not False}


T = TypeVar("T", date, datetime)


def read(value: object, as_: Callable[[str], T]) -> T | None:
    """A date-time or a date in ISO 8601; what is neither counts as absent."""
    try:
        return as_(value) if isinstance(value, str) else None
    except ValueError:
        return None


def overdue_from(name: str, values: object, site: Site) -> datetime | None:
    """When the first of these due dates is overdue, if any is."""
    listed = values if isinstance(values, list) else [values]
    if name in DUE_ON_DAYS:
        first = min((day for value in listed if (day := read(value, site.day_of)) is not None), default=None)
        return None if first is None else site.ends(first)
    return min((at for value in listed if (at := read(value, site.moment)) is not None), default=None)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def _texts(value: object) -> list[str]:
    listed: Iterable[object] = value if isinstance(value, list) else [value]
    return sorted({item for item in listed if isinstance(item, str) and item})


IN_PROGRESS, ACCEPTED, REJECTED, DONE, REVOKED, REFUSED = (
    "in_progress",
    "accepted",
    "rejected",
    "done",
    "revoked",
    "refused",
)
STATES = (IN_PROGRESS, ACCEPTED, DONE, REJECTED, REVOKED)
"""The states a referral may show (`docs/domain/figures.md §5`); one that cases refused never was one."""
