"""A record: what is known of a child, and what follows from it by itself."""

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from chassis.actor import Actor
from contracts.values import FrozenValues, Values

from cases.form.domain import Fields, merge_values
from cases.history.domain import changed_names
from cases.record.domain import alerts as alerting
from cases.record.domain import ownership
from cases.record.domain.ages import note_ages
from cases.record.domain.changes import Versions, changed_paths, touched
from cases.record.domain.grants import Grants, note_sharing
from cases.record.domain.hand import Hand
from cases.record.domain.kind import Kind
from cases.record.domain.parts import is_rows, with_row_ids
from cases.record.domain.rules import Rules

OPEN, CLOSED = "open", "closed"


@dataclass(frozen=True, kw_only=True)
class Record:
    """`values`: facts and sealed values together. `versions`: paths of fields → version of their last change."""

    id: UUID
    kind: Kind
    version: int
    values: Values
    grants: Grants = field(default_factory=dict)
    alerts: list[alerting.Alert] = field(default_factory=list)
    versions: Versions = field(default_factory=dict)
    flag_count: int = 0

    @property
    def module(self) -> str | None:
        found = self.values.get("module_id")
        return None if found is None else str(found)

    @property
    def enabled(self) -> bool:
        return self.values.get("record_state") is True


def register(
    kind: Kind,
    id: UUID,
    given: Values,
    *,
    number: UUID,
    owner: Actor,
    by: Actor,
    fields: Fields,
    rules: Rules,
    hand: Hand,
) -> Record:
    """A new record. `given` is validated and permitted; `number` becomes its unique identifier."""
    values: Values = {"record_state": True, "status": OPEN, **kind.defaults(given, rules, hand), **given}
    values |= {"unique_identifier": str(number), "short_id": kind.short_number(str(number))}
    values |= {name: given.get(name) or own for name, own in kind.identity(str(number)).items()}
    ownership.stamp_creation(values, by, hand)
    ownership.own(values, owner, kind, rules)
    ownership.associate(values, {owner.user_name: owner})
    note_sharing(values, {})
    _settle(kind, values, {}, fields=fields, rules=rules, hand=hand)
    alerting.note_alerts(values, ())
    return Record(id=id, kind=kind, version=1, values=values)


@dataclass(frozen=True, kw_only=True)
class Links:
    """What a record takes over from those it names. `owner`: whose it is then, if that follows too."""

    stamps: Values = field(default_factory=dict)
    owner: Actor | None = None


def change(
    record: Record,
    given: Values,
    *,
    links: Links | None = None,
    fields: Fields,
    rules: Rules,
    hand: Hand,
    looked: bool = True,
) -> Record:
    """The record after somebody's change. `given` is validated and permitted. `looked`: whether they had it before
    them: its owner's change then clears what others raised.
    """
    before = record.values
    values = merge_values(copied(before), given, fields)
    if links is not None:
        values |= links.stamps
        _follow_owner(record.kind, values, links.owner, rules, hand)
    _settle(record.kind, values, before, fields=fields, rules=rules, hand=hand)
    changed = changed_names(before, values)
    by_owner = hand.user_name == before.get("owned_by")
    tells = record.kind.tells
    alerts = alerting.after_change(
        record.alerts,
        changed,
        by_owner=by_owner,
        module=record.module,
        rules=rules,
        hand=hand,
        tells=tells,
        looked=looked,
    )
    alerts = alerting.without_answered(alerts, values)
    return after(record, values, alerts=alerts)


def _follow_owner(kind: Kind, values: Values, owner: Actor | None, rules: Rules, hand: Hand) -> None:
    """What belongs to another record changes hands with it."""
    if owner is not None and owner.user_name != values["owned_by"]:
        ownership.hand_over(values, owner, kind, rules, now=hand.now)
        ownership.associate(values, {owner.user_name: owner})


def after(record: Record, values: Values, **other: Any) -> Record:
    """The next version of the record, with these values, and grants or alerts where they changed too."""
    made = replace(record, values=values, version=record.version + 1, **other)
    alerting.note_alerts(values, made.alerts)
    paths = changed_paths(record.values, values)
    return replace(made, versions=touched(record.versions, paths, made.version))


def _settle(kind: Kind, values: Values, before: FrozenValues, *, fields: Fields, rules: Rules, hand: Hand) -> None:
    """Everything that follows from what was written: for every kind, and for this one."""
    with_row_ids(values, hand.new_id)
    for name in ("has_photo", "flagged"):
        values.setdefault(name, False)
    note_ages(values, fields, hand.today)
    kind.follow(values, before, rules, hand)
    ownership.note_place(values, kind, rules)
    ownership.stamp_update(values, hand.user_name, hand.now)


def copied(values: FrozenValues) -> Values:
    """A copy whose rows may be changed without touching the original."""
    return {
        name: [dict(row) for row in value] if isinstance(value, list) and is_rows(value) else value
        for name, value in values.items()
    }


def shown_changes(before: FrozenValues, values: FrozenValues) -> Values:
    """The fields an answer to a write shows: what changed, null where it is gone."""
    return {name: values.get(name) for name in changed_names(before, values)}
