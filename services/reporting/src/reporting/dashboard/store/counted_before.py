"""Dashboards counted a moment ago, so that many who look do not count the same cases again and again."""

import asyncio
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import datetime, timedelta

from chassis.actor import Actor
from orjson import Fragment

KEPT = timedelta(seconds=2)
"""Never longer: what a person manages, and the weeks and hours in the conditions, change without an event."""
KEPT_OF_MANY = timedelta(seconds=1)
MANY = 2000
"""Counting more cases than this is dear: such an answer may miss the changes of the last second."""
MOST = 2000


@dataclass(frozen=True, kw_only=True)
class KeptAnswer:
    """`change`: the projection's number when counting began. `cases`: how many were counted."""

    actor: Actor
    change: int
    at: datetime
    cases: int
    answer: Fragment

    def holds(self, actor: Actor, *, change: int, now: datetime) -> bool:
        age = now - self.at
        if actor != self.actor or age >= KEPT:
            return False
        return change == self.change or (self.cases > MANY and age < KEPT_OF_MANY)


class CountedBefore:
    """Of one process. A caller whose account or role changed is never answered from it."""

    def __init__(self) -> None:
        self._answers: dict[Hashable, KeptAnswer] = {}
        self._counting: dict[Hashable, asyncio.Lock] = {}

    def counting(self, key: Hashable) -> asyncio.Lock:
        """Held while somebody counts: others who ask the same wait for that answer."""
        return self._counting.setdefault(key, asyncio.Lock())

    def find(self, key: Hashable, actor: Actor, *, change: int, now: datetime) -> KeptAnswer | None:
        known = self._answers.get(key)
        return known if known is not None and known.holds(actor, change=change, now=now) else None

    def keep(self, key: Hashable, remembrance: KeptAnswer) -> None:
        if len(self._answers) >= MOST:
            self._answers.clear()
            self._counting = {held: lock for held, lock in self._counting.items() if lock.locked()}
        self._answers[key] = remembrance
