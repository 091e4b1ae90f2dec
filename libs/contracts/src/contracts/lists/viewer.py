"""For whom a list is shown: all that its filters and columns depend on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from contracts.localized import Localized
from contracts.permissions import allows
from contracts.reporting_location import ReportingLocation

RECORD_LISTS = {
    "case": "cases",
    "incident": "incidents",
    "tracing_request": "tracing_requests",
    "registry_record": "registry_records",
    "family": "families",
}
"""Kind of record → its list."""


@dataclass(frozen=True)
class FilterOption:
    """`disabled`: of people, who may be out of use."""

    id: str
    called: Localized
    disabled: bool | None = None


@with_config(ConfigDict(extra="forbid"))
class WorkflowStep(TypedDict):
    """A step that the cases of a module go through."""

    id: str
    display_text: Localized


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """A person as their lists see them. `people`, `groups`, `agencies`: whom their lists may be narrowed to.

    `modules`: their own; `steps`: of each of these; `module_options`: of every module. `fields`: of their cases'
    visible forms. `age_ranges`: as the settings write them. `locales`: the languages of the installation; `locale`:
    the person's own.
    """

    permissions: Mapping[str, Sequence[str]]
    is_manager: bool
    sees_all: bool
    today: date
    modules: Sequence[FilterOption] = ()
    steps: Mapping[str, Sequence[WorkflowStep]] = field(default_factory=dict)
    fields: frozenset[str] = frozenset()
    module_options: Sequence[Mapping[str, object]] = ()
    age_ranges: Sequence[str] = ()
    reporting_location: ReportingLocation
    people: Sequence[FilterOption] = ()
    groups: Sequence[FilterOption] = ()
    agencies: Sequence[FilterOption] = ()
    locales: Sequence[str] = ("en",)
    locale: str = "en"

    def may(self, resource: str, action: str) -> bool:
        return allows(self.permissions, resource, action)

    def works_in(self, module: str) -> bool:
        return any(own.id == module for own in self.modules)

    def works_only_in(self, *modules: str) -> bool:
        return len(self.modules) == 1 and self.modules[0].id in modules
