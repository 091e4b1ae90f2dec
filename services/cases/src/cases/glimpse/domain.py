"""How many records out of their sight somebody's searches may show them."""

from datetime import datetime, timedelta
from uuid import UUID

from chassis.errors import TooMany
from chassis.ids import derived_id
from contracts.values import FrozenValues

COUNTED_FOR = timedelta(hours=1)
SEARCHED = "search_beyond_sight"
"""The audit entry of each such search, from which they are counted."""
SETTING, LIMIT = "records_shown_beyond_sight_per_hour", 100
"""Enough to look for each child before registering one; too few to read a list of children."""
MINUTES = int(COUNTED_FOR.total_seconds()) // 60


class SearchedTooMuch(TooMany):
    """`limit`: so many records out of sight are shown to one person within `minutes`."""

    code = "search_limit_reached"
    title = "You have searched other people's records too often. Your supervisor knows. Search your own, or wait."


def limit_in(settings: FrozenValues) -> int:
    """How many of the system's settings say; what is no number is none."""
    said = (settings.get("system_options") or {}).get(SETTING)
    return said if isinstance(said, int) and not isinstance(said, bool) and said >= 0 else LIMIT


def occasion(account: UUID, now: datetime) -> UUID:
    """What is told once: that somebody reached the limit in this hour."""
    return derived_id("search", str(account), str(int(now.timestamp() // COUNTED_FOR.total_seconds())))
