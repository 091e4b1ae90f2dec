"""What reporting keeps of a case and of a referral: only coded facts, as they were announced."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo

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
"""Field → column that keeps the earliest: a list holds a date up to now exactly when its earliest is."""
PRESENCES = ("referred_users", "referred_users_pending", "referred_users_accepted")


def promoted(facts: Facts, zone: tzinfo) -> Values:
    """The facts that dashboards count by, as typed columns. `zone`: the site's, in which a date without time begins."""
    row: Values = {name: _text(facts.get(name)) for name in TEXTS}
    row |= {name: _texts(facts.get(name)) for name in LISTS}
    row |= {name: moment(facts.get(name), zone) for name in MOMENTS}
    row |= {column: earliest(facts.get(name), zone) for name, column in DUE_LISTS.items()}
    row |= {f"{name}_present": bool(row[name]) for name in PRESENCES}
    row |= {name: day(facts.get(name), zone) for name in DATES}
    row |= {name: facts.get(name) is True for name in FLAGS}
    return row | {"record_state": facts.get("record_state", True) is not False}


def moment(value: object, zone: tzinfo) -> datetime | None:
    """A date-time or a date in ISO 8601; what is neither counts as absent."""
    if not isinstance(value, str) or not value:
        return None
    try:
        if len(value) == len("2026-01-01"):
            return datetime.combine(date.fromisoformat(value), time(), zone).astimezone(UTC)
        parsed = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)


def day(value: object, zone: tzinfo) -> date | None:
    found = moment(value, zone)
    return None if found is None else found.astimezone(zone).date()


def earliest(values: object, zone: tzinfo) -> datetime | None:
    listed = values if isinstance(values, list) else [values]
    return min((found for value in listed if (found := moment(value, zone)) is not None), default=None)


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
