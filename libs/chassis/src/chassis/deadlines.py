"""By when: so long after something happened, by the site's calendar. Rules: `docs/domain/tasks.md §6`."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Self

from chassis.site import DAY, FIRST_DAY, LAST_DAY, TICK, WEEK, Site

UNITS = ("hours", "working_hours", "days", "working_days", "weeks", "months")
Spans = tuple[tuple[str, str], ...]
Standstill = tuple[datetime, datetime]
"""From when until when a deadline was not counted."""
NO_TIME = timedelta()


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
    """`working_week`: 1 for Monday … 7. `working_day`: from when until when somebody works on such a day, by the site's
    clock (`08:00`), one after the other.
    """

    working_week: frozenset[int]
    holidays: frozenset[date]
    working_day: Spans

    def due(self, deadline: Deadline, since: datetime, site: Site) -> datetime:
        """The last moment that is in time: hours of either sort later, or at the end of a day of the site."""
        if deadline.unit == "working_hours":
            return self._working_moment(since, timedelta(hours=deadline.amount), site)
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

    def _spans(self, day: date, site: Site) -> list[tuple[datetime, datetime]]:
        if not self.works(day):
            return []
        return [(site.moment(f"{day}T{begins}"), site.moment(f"{day}T{ends}")) for begins, ends in self.working_day]

    def _working_moment(self, since: datetime, left: timedelta, site: Site) -> datetime:
        """When so much time has been worked since then."""
        day = site.day(since)
        while day < LAST_DAY:
            for first, ends in self._spans(day, site):
                begins = max(first, since)
                if left <= ends - begins:
                    return begins + left
                left -= max(ends - begins, NO_TIME)
            day += DAY
        return site.ends(LAST_DAY)

    def gone_on(self, deadline: Deadline, since: datetime, stood_still: Standstill, site: Site) -> datetime:
        """From when a deadline counts that stood still since it began: what it had left then it has left again."""
        stopped, at = stood_still
        if deadline.unit == "working_hours":
            return self._moment_before(at, self._worked(since, stopped, site), site)
        if deadline.unit == "working_days":
            gone = sum(self.works(day) for day in _days(site.day(since), site.day(stopped)))
            return site.begins(self._working_day_before(site.day(at), gone, of=deadline.amount))
        return since + (at - stopped if deadline.unit == "hours" else site.day(at) - site.day(stopped))

    def _worked(self, since: datetime, until: datetime, site: Site) -> timedelta:
        days = _days(site.day(since) - DAY, site.day(until))
        spans = (span for day in days for span in self._spans(day, site))
        return sum((max(min(ends, until) - max(begins, since), NO_TIME) for begins, ends in spans), NO_TIME)

    def _moment_before(self, at: datetime, worked: timedelta, site: Site) -> datetime:
        """Since when so much time has been worked by then."""
        day = site.day(at)
        while day > FIRST_DAY:
            for begins, last in reversed(self._spans(day, site)):
                ends = min(last, at)
                if worked <= ends - begins:
                    return ends - worked
                worked -= max(ends - begins, NO_TIME)
            day -= DAY
        return site.begins(FIRST_DAY)

    def _working_day_before(self, day: date, gone: int, *, of: int) -> date:
        """So many working days before; of what had the rest of its last one left, before the next that is one."""
        while gone == of and not self.works(day) and day < LAST_DAY:
            day += DAY
        while gone and day > FIRST_DAY:
            gone -= self.works(day)
            day -= DAY
        return day


def _days(after: date, until: date) -> Iterator[date]:
    return (after + number * DAY for number in range(1, (until - after).days + 1))


def _within(since: date, span: timedelta) -> date:
    return LAST_DAY if since > LAST_DAY - span else since + span


def _months_after(since: date, months: int) -> date:
    """The same day of a later month, or its last one where it is shorter."""
    years, month = divmod(since.month - 1 + months, 12)
    year = since.year + years
    if year >= LAST_DAY.year:
        return LAST_DAY
    return date(year, month + 1, min(since.day, monthrange(year, month + 1)[1]))
