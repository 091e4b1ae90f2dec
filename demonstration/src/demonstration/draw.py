"""Drawing from the lists of `data/children.toml`, the same every time for the same child."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, TypeVar
from uuid import UUID, uuid5

from demonstration.sources import LOCALES, toml

T = TypeVar("T")

OURS = UUID("7e7c1f0a-3f0e-5d0b-9a55-6d61686f6e21")
"""The namespace of every id of the demonstration."""


class Draw:
    """One child's own dice: a change for one child changes no other."""

    def __init__(self, *, seed: int, number: int, locale: str) -> None:
        self.dice = Random(f"{seed}/{number}")  # noqa: S311 - invented children, no secret
        self._name = f"{seed}/{number}"
        self._locale = LOCALES.index(locale)

    def id(self, purpose: str) -> str:
        return str(uuid5(OURS, f"{self._name}/{purpose}"))

    def chance(self, share: float) -> bool:
        return self.dice.random() < share

    def one(self, values: list[T]) -> T:
        return self.dice.choice(values)

    def between(self, low: int, high: int) -> int:
        return self.dice.randint(low, high)

    def weighted(self, name: str) -> str:
        weights: dict[str, int] = toml("children")["weights"][name]
        return self.by_weight(weights)

    def by_weight(self, weights: dict[str, Any]) -> str:
        return self.dice.choices(list(weights), list(weights.values()))[0]

    def text(self, name: str) -> str:
        """A text in the language of the person who writes it."""
        texts: list[list[str]] = toml("children")["texts"][name]
        return self.one(texts)[self._locale]

    def working_hour(self, day: date) -> datetime:
        """A moment between 9:00 and 17:00 in Dili (UTC+9)."""
        moment = datetime.combine(day, time(0, 0), UTC)
        return moment + timedelta(seconds=self.between(0, 8 * 3600 - 1))


def timestamp(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")
