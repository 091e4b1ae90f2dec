"""The site's day: the one place where a moment becomes a day, and a day moments. Rules: `docs/domain/days.md`."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
TICK = timedelta(milliseconds=1)
"""The smallest difference between two moments as we write them."""
FIRST_DAY, LAST_DAY = date(1, 1, 3), date(9999, 12, 28)
"""Beyond these a day has no moments that can be told in every zone: it counts as the nearest that has."""


@dataclass(frozen=True)
class Week:
    """From the first moment of its first day to the last one of its last day."""

    first_day: date
    last_day: date
    first: datetime
    last: datetime


@dataclass(frozen=True)
class Site:
    """Where the work is done: its days begin and end at midnight of this zone, whatever a server or device thinks."""

    zone: tzinfo

    @property
    def name(self) -> str:
        """The zone as the world calls it: `Asia/Dili`."""
        return str(self.zone)

    def day(self, moment: datetime) -> date:
        """The day it is here at that moment."""
        return _within(moment).astimezone(self.zone).date()

    def told(self, moment: datetime) -> str:
        """Day and time as clocks here show them, to the minute."""
        return _within(moment).astimezone(self.zone).replace(tzinfo=None).isoformat(" ", "minutes")

    def begins(self, day: date) -> datetime:
        """The first moment of the day, in UTC; where the clock leaps over midnight, the moment it leaps."""
        there = min(max(day, FIRST_DAY), LAST_DAY)
        return datetime.combine(there, time(), self.zone).astimezone(UTC)

    def ends(self, day: date) -> datetime:
        """The first moment after the day: what is due on it is overdue from then on."""
        return self.begins(min(day, LAST_DAY - DAY) + DAY)

    def moment(self, text: str) -> datetime:
        """What an ISO text says, in UTC: a day is its first moment, and a time without a zone is told here.

        Raises ValueError for anything else.
        """
        if len(text) == len("2000-01-01"):
            return self.begins(date.fromisoformat(text))
        found = datetime.fromisoformat(text)
        return _within(found if found.tzinfo else found.replace(tzinfo=self.zone)).astimezone(UTC)

    def day_of(self, text: str) -> date:
        """The day that an ISO text says, or on which the moment lies that it says. Raises ValueError for others."""
        if len(text) == len("2000-01-01"):
            return date.fromisoformat(text)
        return self.day(self.moment(text))

    def week(self, now: datetime, *, ago: int = 0) -> Week:
        """The week `ago` weeks before the current one. Weeks begin on Sunday (`docs/domain/figures.md §4`)."""
        today = self.day(now)
        sunday = today - timedelta(days=(today.weekday() + 1) % 7) - ago * WEEK
        return Week(sunday, sunday + WEEK - DAY, self.begins(sunday), self.begins(sunday + WEEK) - TICK)


def _within(moment: datetime) -> datetime:
    """A moment near the ends of the calendar lies on no day of some zones; it is moved to where it does."""
    naive = moment.replace(tzinfo=None)
    if FIRST_DAY <= naive.date() <= LAST_DAY:
        return moment
    edge = FIRST_DAY if naive.date() < FIRST_DAY else LAST_DAY
    return datetime.combine(edge, time(), UTC)


EVERYWHERE = Site(UTC)
"""For what has to do with no site: tools, and tests of what knows no day."""
