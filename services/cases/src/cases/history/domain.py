"""A record's history, told from its present values and its entries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from chassis.linking import MAC, moment, plain, proof, same
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


def changed_names(before: FrozenValues, after: FrozenValues) -> list[str]:
    """Most values of a record stay the very objects that they were, so that this is asked first."""
    found = [name for name, value in after.items() if (was := before.get(name)) is not value and was != value]
    if not before.keys() <= after.keys():
        found += [name for name, was in before.items() if was is not None and name not in after]
    return found


def changes_between(before: FrozenValues, after: FrozenValues) -> FieldChanges:
    return {
        name: {"from": before.get(name), "to": after.get(name)}
        for name in changed_names(before, after)
        if name not in NOT_TOLD
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


@dataclass(frozen=True)
class PastState:
    """What a record held at a time; `last`: the change that brought it there."""

    values: FrozenValues
    last: PastChange


def state_before(entries: Sequence[PastChange], present: FrozenValues, until: datetime) -> PastState | None:
    """The record as it was just before a moment, by undoing every later change; None where it was not there yet.

    `entries`: newest first. Values that a history does not tell of are not among those of the past.
    """
    values = {name: value for name, value in present.items() if name not in NOT_TOLD}
    for entry in entries:
        if entry.at < until:
            return PastState(values, entry)
        values |= {name: change["from"] for name, change in entry.changes.items()}
    return None


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What is written of one change. `sealed`: the changes of sealed values, under the record's key."""

    record_id: UUID
    version: int
    at: datetime
    user_name: str
    action: str
    changes: FieldChanges
    sealed: bytes | None = None


BEGINNING = bytes(MAC)
"""What the first entry of a record follows."""


def linked(key: bytes, before: bytes, entry: Entry) -> bytes:
    """The proof of an entry: of what it says, and that it follows the entry whose link is `before`."""
    said = proof(
        key,
        b"history",
        str(entry.record_id),
        entry.version,
        moment(entry.at),
        entry.user_name,
        entry.action,
        plain(entry.changes),
        None if entry.sealed is None else entry.sealed.hex(),
    )
    return said + proof(key, b"link", before.hex(), said.hex())


def chained(key: bytes, id: UUID, version: int, link: bytes) -> bytes:
    """What a record keeps of the end of its history: the last link, and that this is the last one."""
    return link + proof(key, b"end", str(id), version, link.hex())


def says_so(key: bytes, entry: Entry, written: bytes | None) -> bool:
    """Whether the entry's proof is of what it says."""
    return same((written or b"")[:MAC], linked(key, BEGINNING, entry)[:MAC])


def follows(key: bytes, before: bytes, written: bytes) -> bool:
    """Whether an entry follows the one whose link is `before`."""
    return same(written[MAC:], proof(key, b"link", before.hex(), written[:MAC].hex()))


def is_end(key: bytes, id: UUID, version: int, kept: bytes, link: bytes) -> bool:
    """Whether what a record keeps is that its history ends with this link."""
    return same(kept, chained(key, id, version, link))
