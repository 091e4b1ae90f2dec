"""A record's history, told from its present values and its entries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from contracts.system_fields import names_where
from contracts.values import FrozenValues, Values

FieldChanges = dict[str, Values]
"""`{field: {from, to}}`"""

NOT_TOLD = frozenset(names_where(lambda field: field.silent))


@dataclass(frozen=True, kw_only=True)
class PastChange:
    """`changes` of the first entry of a record is empty."""

    version: int
    at: datetime
    user_name: str
    action: str
    changes: FieldChanges


@dataclass(frozen=True, kw_only=True)
class Deed:
    """What somebody did about a record that changed no field by itself. `changes` are told sealed."""

    action: str
    user_name: str
    at: datetime
    changes: FieldChanges


def changes_between(before: FrozenValues, after: FrozenValues) -> FieldChanges:
    names = dict.fromkeys([*after, *before])
    return {
        name: {"from": before.get(name), "to": after.get(name)}
        for name in names
        if name not in NOT_TOLD and before.get(name) != after.get(name)
    }


def with_registration(entries: Iterable[PastChange], present: FrozenValues) -> list[PastChange]:
    """Newest first; the registration gets the values it began with, found by undoing every later change."""
    values = dict(present)
    told: list[PastChange] = []
    for entry in entries:
        if entry.action == "create":
            began = {name: {"from": None, "to": value} for name, value in values.items() if value is not None}
            changes = {name: change for name, change in began.items() if name not in NOT_TOLD}
            told.append(replace(entry, changes=changes))
            continue
        told.append(entry)
        values |= {name: change["from"] for name, change in entry.changes.items()}
    return told
