"""Snapshots of the whole configuration: what they hold, what is wrong with them, how far they are applied."""

from cases.configuration.domain.difference import differences
from cases.configuration.domain.export import export_form, export_lookup
from cases.configuration.domain.snapshot import Finding, Snapshot, read_snapshot
from cases.configuration.domain.state import (
    BrokenConfiguration,
    Configuration,
    ConfigurationBeingApplied,
    State,
    TooNew,
    VersionTaken,
)

__all__ = [
    "BrokenConfiguration",
    "Configuration",
    "ConfigurationBeingApplied",
    "Finding",
    "Snapshot",
    "State",
    "TooNew",
    "VersionTaken",
    "differences",
    "export_form",
    "export_lookup",
    "read_snapshot",
]
