"""Whose hand a change is made by."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from chassis.site import Site


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Who does it, when, and whose days count; `new_id` gives ids to rows, notes and alerts."""

    user_name: str
    now: datetime
    site: Site
    new_id: Callable[[], str]

    @property
    def today(self) -> date:
        return self.site.day(self.now)
