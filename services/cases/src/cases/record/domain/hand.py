"""Whose hand a change is made by."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Who does it and when; `new_id` gives ids to rows, notes and alerts."""

    user_name: str
    now: datetime
    new_id: Callable[[], str]
