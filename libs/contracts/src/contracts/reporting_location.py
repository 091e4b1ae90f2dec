"""By which level of places reports are counted. Rule: `docs/domain/configuration.md §8`."""

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from contracts.values import FrozenValues, Values

DEFAULT: Values = {
    "field_key": "owned_by_location",
    "admin_level": 2,
    "admin_level_map": {"1": ["province"], "2": ["district"]},
    "hierarchy_filter": [],
}


@with_config(ConfigDict(extra="forbid"))
class ReportingLocation(TypedDict):
    """`admin_level_map`: level → the kinds of place of it. `label_keys`: those of the caller's level."""

    field_key: str
    admin_level: int
    admin_level_map: dict[str, list[str]]
    hierarchy_filter: list[str]
    label_keys: list[str]


def reporting_location(config: FrozenValues | None, level: int | None) -> ReportingLocation:
    """The setting as a role sees it: its own level wins."""
    said = DEFAULT | dict(config or {})
    own = said["admin_level"] if level is None else level
    levels = {str(name): kinds for name, kinds in (said["admin_level_map"] or {}).items()}
    return {
        "field_key": said["field_key"],
        "admin_level": own,
        "admin_level_map": levels,
        "hierarchy_filter": said["hierarchy_filter"] or [],
        "label_keys": levels.get(str(own), []),
    }
