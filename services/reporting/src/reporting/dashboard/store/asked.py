"""What is asked, apart from the values it is asked with: who asks alike shares one statement, slow to build."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sharing.scope import Extent, Reach

from reporting.dashboard.domain.indicator import (
    Among,
    Breakdown,
    Condition,
    Indicator,
    Is,
    NotAmong,
    Overdue,
    Within,
)

KEYED = frozenset({"status", "module_id", "owned_by", "owned_by_groups"})
"""Asked by many indicators: answered once per case, as a key of the grain."""
PLAIN_KEYS = frozenset({"status", "module_id"})

Value = str | tuple[str, ...] | datetime | Any


@dataclass(frozen=True)
class Test:
    """A condition on a column. `kind`: among, not_among, flag, not_flag, within, until, assigned. `values`: names."""

    kind: str
    column: str
    values: tuple[str, ...] = ()
    of_moments: bool = False

    @property
    def key(self) -> "str | Test | None":
        """What answers it as a key of the grain: a column, or itself; none: it is counted case by case."""
        if self.kind != "among" or self.column not in KEYED:
            return None
        return self.column if self.column in PLAIN_KEYS else self


Tests = tuple[Test, ...]


@dataclass(frozen=True)
class AskedAtOnce:
    """`always`: which cases count at all, of those within `reach` (whose names are given as `sight`). `cuts`: by what
    they are broken down, and each number's own conditions.
    """

    always: Tests
    reach: Reach
    cuts: tuple[tuple[tuple[Breakdown, ...], tuple[Tests, ...]], ...]
    referrals_of: str | None


@dataclass
class Parameters:
    """The values of one question, each under one name however often it is asked with."""

    values: dict[str, Value] = field(default_factory=dict)
    _names: dict[tuple[Value, type], str] = field(default_factory=dict)

    def name(self, value: Value) -> str:
        name = self._names.setdefault((value, type(value)), f"value_{len(self._names)}")
        self.values[name] = list(value) if isinstance(value, tuple) else value
        return name

    def test(self, condition: Condition) -> Test:
        if isinstance(condition, Among):
            return Test("among", condition.field, (self.name(condition.values),))
        if isinstance(condition, NotAmong):
            return Test("not_among", condition.column or condition.field, (self.name(condition.values),))
        if isinstance(condition, Is):
            return Test("flag" if condition.value else "not_flag", condition.field)
        if isinstance(condition, Within):
            ends = self.name(condition.first), self.name(condition.last)
            return Test("within", condition.field, ends, isinstance(condition.first, datetime))
        if isinstance(condition, Overdue):
            return Test("until", condition.column, (self.name(condition.now),))
        return Test("assigned", "id", (self.name(condition.user_name),))


def ask(
    indicators: dict[tuple[Breakdown, ...], list[Indicator]],
    *,
    modules: tuple[str, ...],
    extent: Extent,
    referrals_of: str | None,
) -> tuple[AskedAtOnce, dict[str, Value]]:
    """The question and its values. Disabled cases never count, nor other modules', nor what the caller may not see."""
    given = Parameters()
    always = (given.test(Is("record_state", True)), given.test(Among("module_id", modules)))
    if not extent.is_everything:
        given.values["sight"] = list(extent.names)
    cuts = tuple(
        (breakdowns, tuple(_own(given, each.where, always) for each in alike))
        for breakdowns, alike in indicators.items()
    )
    asking = None if referrals_of is None else given.name(referrals_of)
    return AskedAtOnce(always, extent.reach, cuts, asking), given.values


def _own(given: Parameters, conditions: Sequence[Condition], always: Tests) -> Tests:
    """The conditions that are not met by every case that counts."""
    tests = (given.test(condition) for condition in conditions)
    return tuple(test for test in tests if test not in always)
