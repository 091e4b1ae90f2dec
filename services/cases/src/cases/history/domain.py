"""A record's history, told from its present values and its entries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from contracts.system_fields import names_where

Changes = dict[str, dict[str, Any]]
"""`{field: {from, to}}`"""

NOT_TOLD = frozenset(names_where(lambda field: field.silent))


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`changes` of the first entry of a record is empty."""

    version: int
    at: datetime
    user_name: str
    action: str
    changes: Changes


def changes_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> Changes:
    names = dict.fromkeys([*after, *before])
    return {
        name: {"from": before.get(name), "to": after.get(name)}
        for name in names
        if name not in NOT_TOLD and before.get(name) != after.get(name)
    }


def with_registration(entries: Iterable[Entry], present: Mapping[str, Any]) -> list[Entry]:
    """Newest first; the registration gets the values it began with, found by undoing every later change."""
    values = dict(present)
    told: list[Entry] = []
    for entry in entries:
        if entry.action == "create":
            began = {name: {"from": None, "to": value} for name, value in values.items() if value is not None}
            told.append(_with(entry, {name: change for name, change in began.items() if name not in NOT_TOLD}))
            continue
        told.append(entry)
        values |= {name: change["from"] for name, change in entry.changes.items()}
    return told


def _with(entry: Entry, changes: Changes) -> Entry:
    return Entry(version=entry.version, at=entry.at, user_name=entry.user_name, action=entry.action, changes=changes)
