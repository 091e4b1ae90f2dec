"""Moments as records write them: ISO 8601 in UTC, with milliseconds."""

from datetime import datetime, timedelta
from typing import Any

from chassis.moments import written
from chassis.site import TICK, Site

LONGEST_COUNT = 4
UNITS = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2592000, "year": 31536000}


def read_moment(text: object, site: Site) -> datetime | None:
    """A moment, or the first one of a day; nothing where it is neither."""
    try:
        return site.moment(text) if isinstance(text, str) else None
    except ValueError:
        return None


def end_of_day(text: object, site: Site) -> datetime | None:
    """The last moment of the day that is named, or of the one on which a moment lies."""
    try:
        return site.ends(site.day_of(text)) - TICK if isinstance(text, str) else None
    except ValueError:
        return None


def day_in(value: Any, site: Site) -> str | None:
    """The day of a moment; none where it is no such thing. A form may ask for anything where we keep days."""
    try:
        return site.day_of(value).isoformat()
    except (TypeError, ValueError):
        return None


def moment_in(value: Any, site: Site) -> str | None:
    """The moment, as we write it; the first of a day. None where it is no such thing."""
    try:
        return written(site.moment(value))
    except (TypeError, ValueError):
        return None


def after(moment: datetime, timeframe: object) -> datetime | None:
    """`3_days` later; nothing where the timeframe is none, or ends after all calendars."""
    if not isinstance(timeframe, str):
        return None
    count, _, unit = timeframe.partition("_")
    seconds = UNITS.get(unit.removesuffix("s"))
    if seconds is None or not count.isdigit() or len(count) > LONGEST_COUNT:
        return None
    try:
        return moment + timedelta(seconds=seconds * int(count))
    except OverflowError:
        return None
