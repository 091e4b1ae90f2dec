"""Identity's small copies of forms, modules and settings."""

from dataclasses import dataclass, field

from contracts.lists.viewer import WorkflowStep
from contracts.reporting_location import ReportingLocation, reporting_location
from contracts.values import Values

PLACES = "Location"
OFFICES = "lookup-agency-office"
SERVICES = "lookup-service-type"
LOOKUPS = frozenset({OFFICES, SERVICES})
"""Those of which accounts and agencies hold codes."""


@dataclass(frozen=True)
class Form:
    unique_id: str
    parent_form: str
    modules: list[str]
    visible: bool
    nested: bool
    fields: list[str]


@dataclass(frozen=True)
class Module:
    unique_id: str
    name: str
    record_types: list[str]
    options: Values
    workflows: dict[str, list[WorkflowStep]]


@dataclass(frozen=True)
class Settings:
    values: Values = field(default_factory=dict)

    @property
    def options(self) -> Values:
        return self.values.get("system_options") or {}

    @property
    def maximum_users(self) -> int | None:
        cap = self.options.get("maximum_users")
        return int(cap) if isinstance(cap, int | float) else None

    @property
    def age_ranges(self) -> list[str]:
        named = self.values.get("age_ranges") or {}
        return list(named.get(self.values.get("primary_age_range") or "primero") or [])

    def reporting_location(self, level: int | None) -> ReportingLocation:
        return reporting_location(self.values.get("reporting_location_config"), level)


def is_word(code: str) -> bool:
    """Whether it may be a code or an id: one word, and not words about somebody."""
    return code.split() == [code]
