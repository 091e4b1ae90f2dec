"""A record: what is known of a child, and what follows from it by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.actor import Actor

from cases.record.domain import alerts as alerting
from cases.record.domain import casework, ownership, workflow
from cases.record.domain.changes import Versions, changed_names, changed_paths, touched
from cases.record.domain.grants import Grants, note_sharing
from cases.record.domain.kinds import GBV_MODULE, RecordType
from cases.record.domain.merge import merged, with_row_ids
from cases.record.domain.parts import Fields, Values, is_rows
from cases.record.domain.rules import Rules

SHORT_ID = 7


@dataclass(frozen=True, kw_only=True)
class Hand:
    """Who does it and when; `new_id` gives ids to rows, notes and alerts."""

    user_name: str
    now: datetime
    new_id: Callable[[], str]


@dataclass(frozen=True, kw_only=True)
class Record:
    """`values`: facts and sealed values together. `versions`: paths of fields → version of their last change."""

    id: UUID
    kind: RecordType
    version: int
    values: Values
    grants: Grants = field(default_factory=dict)
    alerts: list[dict[str, Any]] = field(default_factory=list)
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
    kind: RecordType, id: UUID, given: Values, *, number: UUID, owner: Actor, by: Actor, rules: Rules, hand: Hand
) -> Record:
    """A new record. `given` is validated and permitted; `number` becomes its unique identifier."""
    values = _defaults(given, rules, hand) | given
    values |= _identity(kind, number)
    ownership.stamp_creation(values, by, hand.now)
    ownership.own(values, owner, rules)
    ownership.associate(values, {owner.user_name: owner})
    note_sharing(values, {})
    _settle(values, {}, rules, hand)
    alerting.note_alerts(values, ())
    return Record(id=id, kind=kind, version=1, values=values)


def _defaults(given: Mapping[str, Any], rules: Rules, hand: Hand) -> Values:
    module = given.get("module_id")
    values: Values = {
        "record_state": True,
        "status": workflow.OPEN,
        "registration_date": hand.now.date().isoformat(),
        "notes_section": [],
        "case_type": rules.option(module, "case_type") or "person",
    }
    if module == GBV_MODULE:
        values["hidden_name"] = True
    return values


def _identity(kind: RecordType, number: UUID) -> Values:
    short = str(number)[-SHORT_ID:]
    return {"unique_identifier": str(number), kind.number: str(number), "short_id": short, kind.display_id: short}


def change(record: Record, given: Values, *, fields: Fields, rules: Rules, hand: Hand) -> Record:
    """The record after somebody's change. `given` is validated and permitted."""
    before = record.values
    values = merged(copied(before), given, fields)
    _settle(values, before, rules, hand)
    changed = set(changed_names(before, values))
    by_owner = hand.user_name == before.get("owned_by")
    alerts = alerting.after_change(
        record.alerts, changed, by_owner=by_owner, rules=rules, now=hand.now, new_id=hand.new_id
    )
    return after(record, values, alerts=alerts)


def after(record: Record, values: Values, **other: Any) -> Record:
    """The next version of the record, with these values, and grants or alerts where they changed too."""
    made = replace(record, values=values, version=record.version + 1, **other)
    alerting.note_alerts(values, made.alerts)
    paths = changed_paths(record.values, values)
    return replace(made, versions=touched(record.versions, paths, made.version))


def _settle(values: Values, before: Mapping[str, Any], rules: Rules, hand: Hand) -> None:
    """Everything that follows from what was written. Order matters: services before the workflow they drive."""
    with_row_ids(values, hand.new_id)
    casework.build_name(values, rules)
    casework.note_concerns(values, before)
    casework.note_services(values)
    casework.note_follow_ups(values)
    casework.note_lists(values)
    casework.note_due_dates(values, rules)
    casework.sign_notes(values, before, by=hand.user_name, now=hand.now)
    workflow.reopen_by_itself(values, before)
    workflow.note_status(values, before, by=hand.user_name, now=hand.now, row_id=hand.new_id())
    workflow.note_workflow(values, before, rules)
    if rules.place_field != "owned_by_location":
        ownership.note_place(values, rules)
    ownership.stamp_update(values, hand.user_name, hand.now)


def copied(values: Mapping[str, Any]) -> Values:
    """A copy whose rows may be changed without touching the original."""
    return {name: [dict(row) for row in value] if is_rows(value) else value for name, value in values.items()}


def shown_changes(before: Mapping[str, Any], values: Mapping[str, Any]) -> Values:
    """The fields an answer to a write shows: what changed, null where it is gone."""
    return {name: values.get(name) for name in changed_names(before, values)}
