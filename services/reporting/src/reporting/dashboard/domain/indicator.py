"""What an indicator is: conditions on the list of cases, and what their number is broken down by.

A condition says the same thing twice: as the list filter a client links to, and as the test that is counted.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from chassis import moments
from contracts.values import FrozenValues, Values

from reporting.projection.domain import DUE_LISTS, DUE_ON_DAYS

Filters = list[str]
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Among:
    """The field, or for a list one of its items, is one of these values."""

    field: str
    values: tuple[str, ...]
    column: str | None = None

    def query(self) -> str:
        return f"{self.field}={','.join(self.values)}"


@dataclass(frozen=True)
class NotAmong:
    """The field is empty or none of these values; of a list: none of its items is. `column`: where that is kept under
    another name.
    """

    field: str
    values: tuple[str, ...]
    column: str | None = None

    def query(self) -> str:
        return f"not[{self.field}]={','.join(self.values)}"


@dataclass(frozen=True)
class Is:
    field: str
    value: bool

    def query(self) -> str:
        return f"{self.field}={'true' if self.value else 'false'}"


@dataclass(frozen=True)
class Within:
    """From the first to the last moment, both included."""

    field: str
    first: datetime | date
    last: datetime | date

    def query(self) -> str:
        return f"{self.field}={written(self.first)}..{written(self.last)}"


@dataclass(frozen=True)
class Overdue:
    """One of the list's dates has passed: a moment before now, a day with its end, so that yesterday is the last."""

    field: str
    now: datetime
    yesterday: date

    @property
    def column(self) -> str:
        return DUE_LISTS[self.field]

    def query(self) -> str:
        return f"{self.field}=..{written(self.yesterday if self.field in DUE_ON_DAYS else self.now)}"


@dataclass(frozen=True)
class AssignedTo:
    """An assignment to this person was carried out, whoever owns the case now."""

    user_name: str

    def query(self) -> str:
        return f"assign={self.user_name}"


Condition = Among | NotAmong | Is | Within | Overdue | AssignedTo


def written(value: datetime | date) -> str:
    """As list filters write it: a date, or UTC with milliseconds."""
    if not isinstance(value, datetime):
        return value.isoformat()
    return moments.written(value)


@dataclass(frozen=True)
class Breakdown:
    """A field whose values divide the number. `team`: only people the caller manages are listed."""

    field: str
    team: bool = False
    level: int | None = None
    """Of a place: the administrative level whose ancestor counts."""

    @property
    def filter_name(self) -> str:
        return self.field if self.level is None else f"loc:{self.field}{self.level}"

    def query(self, key: str) -> str:
        return f"{self.filter_name}={key if self.level is None else key.upper()}"


@dataclass(frozen=True)
class Indicator:
    name: str
    where: tuple[Condition, ...]
    by: tuple[Breakdown, ...] = ()

    @property
    def fields(self) -> frozenset[str]:
        """What its conditions look at."""
        return frozenset(condition.field for condition in self.where if not isinstance(condition, AssignedTo))

    @property
    def keys(self) -> frozenset[str]:
        """What it is broken down by."""
        return frozenset(breakdown.field for breakdown in self.by)

    def query(self, *keys: str) -> Filters:
        fixed = [condition.query() for condition in self.where]
        return fixed + [breakdown.query(key) for breakdown, key in zip(self.by, keys, strict=True)]


@dataclass(frozen=True)
class Dashboard:
    name: str
    indicators: tuple[Indicator, ...]


Counts = Mapping[tuple[str, ...], int]
"""Breakdown keys → number; without a breakdown the one key is the empty tuple."""


def present(indicator: Indicator, counts: Counts) -> Values:
    """The indicator as the API shows it; of two breakdowns, combinations that do not occur are shown as 0."""
    if not indicator.by:
        return _cell(indicator, counts)
    if len(indicator.by) == 1:
        return {keys[0]: _cell(indicator, counts, *keys) for keys in sorted(counts)}
    firsts = sorted({keys[0] for keys in counts})
    seconds = sorted({keys[1] for keys in counts})
    return {first: {second: _cell(indicator, counts, first, second) for second in seconds} for first in firsts}


def _cell(indicator: Indicator, counts: Counts, *keys: str) -> Values:
    return {"count": counts.get(keys, 0), "query": indicator.query(*keys)}


def shown(dashboard: Dashboard, indicators: FrozenValues) -> Values:
    return {"name": f"dashboard.{dashboard.name}", "type": "indicator", "indicators": dict(indicators)}


def all_indicators(dashboards: Sequence[Dashboard]) -> list[Indicator]:
    """Each indicator once, in order: several dashboards may show the same one."""
    return list(dict.fromkeys(indicator for dashboard in dashboards for indicator in dashboard.indicators))
