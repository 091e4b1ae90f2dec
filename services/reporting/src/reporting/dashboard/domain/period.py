"""Stretches of time that indicators look at. Weeks begin on Sunday (`docs/domain/figures.md §4`), at midnight there."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

TICK = timedelta(milliseconds=1)
WEEK = timedelta(days=7)
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Week:
    first_day: date
    last_day: date
    first: datetime
    last: datetime


def week_of(now: datetime, zone: tzinfo, *, ago: int = 0) -> Week:
    """The week `ago` weeks before the current one, as days and as moments."""
    today = now.astimezone(zone).date()
    sunday = today - timedelta(days=(today.weekday() + 1) % 7) - ago * WEEK
    first = datetime.combine(sunday, time(), zone)
    following = datetime.combine(sunday + WEEK, time(), zone)
    return Week(sunday, sunday + timedelta(days=6), first, following - TICK)
