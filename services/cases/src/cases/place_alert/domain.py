"""A place that is named again: when it alerts, and who is told in whose name. Rules: `docs/domain/places.md`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from chassis.ids import derived_id
from contracts.values import FrozenValues

OPTION = "place_alerts"
"""The option of a module that says when a place alerts."""
OPEN = "open"
MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class PlaceFile:
    """A child's file at a place: its case, or the incident that is of no case. `harmed`: an incident happened to the
    child there; else it says that the child lives there.
    """

    id: UUID
    record_type: str
    short_id: str
    owned_by: str
    status: str | None
    harmed: bool


@dataclass(frozen=True, kw_only=True)
class PlaceNotice:
    """In this file's name somebody is told: its owner where `for_owner`, and its owner's supervisors anyhow."""

    file: PlaceFile
    for_owner: bool


def first_day(today: date, months: int) -> date:
    """The same day so many months ago, or the last one of that month; the beginning of time at most."""
    number = today.year * MONTHS + today.month - 1 - months
    year, month = divmod(number, MONTHS)
    if year < date.min.year:
        return date.min
    return next(day for day in _days_down(year, month + 1, today.day))


def _days_down(year: int, month: int, day: int) -> Iterator[date]:
    for number in range(day, 0, -1):
        try:
            yield date(year, month, number)
        except ValueError:
            continue


def alert_id(incident: UUID, tokens: Iterable[int]) -> UUID:
    """An incident alerts once for each place that it comes to name, however often that is written anew."""
    return derived_id("place", str(incident), ",".join(map(str, sorted(tokens))))


def notices(own: PlaceFile, others: Iterable[PlaceFile], *, institution: bool) -> list[PlaceNotice]:
    """The new incident's file first. Other owners are told of their own open case where children live there."""
    return [
        PlaceNotice(file=own, for_owner=True),
        *(PlaceNotice(file=other, for_owner=institution and other.status == OPEN) for other in others),
    ]


def setting_of(facts: FrozenValues, field: str) -> str | None:
    """The code of the sort of place; none where a form seals it, or makes it something else."""
    told = facts.get(field)
    return told if isinstance(told, str) else None
