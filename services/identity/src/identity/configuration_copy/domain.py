"""Identity's small copies of forms, modules and settings."""

from dataclasses import dataclass, field
from typing import Any

DEFAULT_REPORTING_LOCATION: dict[str, Any] = {
    "field_key": "owned_by_location",
    "admin_level": 2,
    "admin_level_map": {"1": ["province"], "2": ["district"]},
}


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
    options: dict[str, Any]
    workflows: dict[str, Any]


@dataclass(frozen=True)
class Settings:
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def options(self) -> dict[str, Any]:
        return self.values.get("system_options") or {}

    @property
    def maximum_users(self) -> int | None:
        cap = self.options.get("maximum_users")
        return int(cap) if isinstance(cap, int | float) else None

    @property
    def age_ranges(self) -> list[str]:
        named = self.values.get("age_ranges") or {}
        return list(named.get(self.values.get("primary_age_range") or "primero") or [])

    def reporting_location(self, level: int | None) -> dict[str, Any]:
        """The reporting location as a role sees it: its own level wins (`docs/domain/configuration.md §8`)."""
        config = {**DEFAULT_REPORTING_LOCATION, **(self.values.get("reporting_location_config") or {})}
        admin_level = level if level is not None else config["admin_level"]
        levels = {str(name): labels for name, labels in (config.get("admin_level_map") or {}).items()}
        return {
            "field_key": config["field_key"],
            "admin_level": admin_level,
            "admin_level_map": levels,
            "hierarchy_filter": config.get("hierarchy_filter") or [],
            "label_keys": levels.get(str(admin_level), []),
        }
