"""Moments as records write them: ISO 8601 in UTC, with milliseconds."""

from datetime import UTC, datetime, time, timedelta

LONGEST_COUNT = 4
UNITS = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 2592000, "year": 31536000}


def read_moment(text: object) -> datetime | None:
    """A moment, or midnight UTC of a date; nothing where it is neither."""
    if not isinstance(text, str):
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def end_of_day(text: object) -> datetime | None:
    found = read_moment(text)
    return None if found is None else datetime.combine(found.date(), time(23, 59, 59), UTC)


def after(moment: datetime, timeframe: object) -> datetime | None:
    """`3_days` later; nothing where the timeframe is none."""
    if not isinstance(timeframe, str):
        return None
    count, _, unit = timeframe.partition("_")
    seconds = UNITS.get(unit.removesuffix("s"))
    if seconds is None or not count.isdigit() or len(count) > LONGEST_COUNT:
        return None
    return moment + timedelta(seconds=seconds * int(count))
