"""Who looks at dashboards, and what decides what they are shown. Rules: `docs/domain/figures.md §2`."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from chassis.site import Site

from reporting.dashboard.domain.indicator import (
    Among,
    Breakdown,
    Condition,
    Dashboard,
    Indicator,
    Within,
)


@dataclass(frozen=True, kw_only=True)
class Asker:
    """Who looks, when, and the configuration that decides what they are shown.

    `modules`: the caller's that have cases. `risk_levels`: codes of `lookup-risk-level`, in its order.
    """

    user_name: str
    groups: tuple[str, ...]
    modules: tuple[str, ...]
    now: datetime
    site: Site
    risk_levels: tuple[str, ...] = ()
    hours_to_assign: float = 3
    hours_to_assign_high: float = 1
    days_since_answer: float = 14
    location_field: str = "owned_by_location"
    location_level: int = 2
    own_side: tuple[Condition, ...] = ()
    """What tells the cases that are in the caller's sight by themselves from those that were referred to them."""
    open_fields: frozenset[str] = frozenset()
    """What the caller reads of all of them; anything else may be closed where a case was referred to them."""
    open_keys: frozenset[str] = frozenset()
    """The same of what a number is broken down by."""
    fixed: Condition = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fixed", Among("module_id", self.modules))

    def owner(self) -> Condition:
        return Among("owned_by", (self.user_name,))

    def my_groups(self) -> Condition:
        return Among("owned_by_groups", self.groups)

    def since(self, name: str, days: float) -> Condition:
        return Within(name, self.now - timedelta(days=days), self.now)

    def seen_by(self, dashboard: Dashboard) -> Dashboard:
        """The dashboard as its lists are: by what may be closed in a case, only those that are open count."""
        return replace(dashboard, indicators=tuple(map(self._as_listed, dashboard.indicators)))

    def _as_listed(self, indicator: Indicator) -> Indicator:
        """One's own cases hold nothing back from their owner."""
        own = self.owner() in indicator.where
        if own or (indicator.fields <= self.open_fields and indicator.keys <= self.open_keys):
            return indicator
        more = tuple(condition for condition in self.own_side if condition not in indicator.where)
        return replace(indicator, where=(*indicator.where, *more))

    def indicator(self, name: str, *where: Condition, by: tuple[Breakdown, ...] = ()) -> Indicator:
        """An indicator over all of the caller's modules."""
        return Indicator(name, (*where, self.fixed), by)
