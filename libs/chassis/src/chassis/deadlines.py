"""By when: so long after something happened, by the site's calendar. Rules: `docs/domain/tasks.md §6`."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from chassis.site import DAY, LAST_DAY, TICK, WEEK, Site

UNITS = ("hours", "days", "working_days", "weeks", "months")


@dataclass(frozen=True)
class Deadline:
    """`amount` of `unit` (one of `UNITS`) after something happened."""

    amount: int
    unit: str

    @classmethod
    def of(cls, written: Mapping[str, int]) -> Self:
        """From `{"days": 3}`, as it was checked before. Raises ValueError for anything but one unit."""
        [(unit, amount)] = written.items()
        return cls(amount, unit)

    def written(self) -> dict[str, int]:
        return {self.unit: self.amount}


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """`working_week`: 1 for Monday … 7."""

    working_week: frozenset[int]
    holidays: frozenset[date]

    def due(self, deadline: Deadline, since: datetime, site: Site) -> datetime:
        """The last moment that is in time: to the hour, or at the end of a day of the site."""
        if deadline.unit == "hours":
            span, last = timedelta(hours=deadline.amount), site.ends(LAST_DAY)
            return last if since > last - span else since + span
        return site.ends(self._day(site.day(since), deadline)) - TICK

    def works(self, day: date) -> bool:
        return day.isoweekday() in self.working_week and day not in self.holidays

    def _day(self, since: date, deadline: Deadline) -> date:
        match deadline.unit:
            case "working_days":
                return self._working_day(since, deadline.amount)
            case "weeks":
                return _within(since, deadline.amount * WEEK)
            case "months":
                return _months_after(since, deadline.amount)
            case _:
                return _within(since, deadline.amount * DAY)

    def _working_day(self, since: date, amount: int) -> date:
        day = since
        while amount and day < LAST_DAY:
            day += DAY
            amount -= self.works(day)
        return day


def _within(since: date, span: timedelta) -> date:
    return LAST_DAY if since > LAST_DAY - span else since + span


def _months_after(since: date, months: int) -> date:
    """The same day of a later month, or its last one where it is shorter."""
    years, month = divmod(since.month - 1 + months, 12)
    year = since.year + years
    if year >= LAST_DAY.year:
        return LAST_DAY
    return date(year, month + 1, min(since.day, monthrange(year, month + 1)[1]))
