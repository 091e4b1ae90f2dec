"""A lookup: a named list of options that fields share."""

import re
from dataclasses import dataclass, field, replace
from typing import cast

from chassis.errors import Conflict, Invalid, NotAllowed
from contracts.cases import LookupValue
from contracts.localized import Localized
from contracts.values import FrozenValues, Values

from cases.texts import clean_texts, merge_texts, parameterize

UNIQUE_ID = re.compile(r"[\w+-]+")


class LookupLocked(NotAllowed):
    code = "lookup_locked"
    title = "This lookup belongs to the system and cannot be changed."


class LookupInUse(Conflict):
    code = "lookup_in_use"
    title = "Fields take their options from this lookup."


class UniqueIdTaken(Conflict):
    code = "unique_id_taken"
    title = "Something else has this id already."


@dataclass(kw_only=True)
class Lookup:
    """`values` in order. `id` is 0 before it is saved."""

    id: int = 0
    unique_id: str
    name: Localized
    locked: bool = False
    values: list[LookupValue] = field(default_factory=list)

    def announced(self) -> list[LookupValue]:
        kept = [value.copy() for value in self.values]
        for value in kept:
            value.pop("tags", None)
        return kept


Errors = dict[str, list[str]]


def read_lookup(attributes: FrozenValues, *, suffix: str) -> Lookup:
    """A new lookup from what the API or an export says; refuses with every error at once.

    `suffix` makes the id of a lookup that comes without one.
    """
    errors: Errors = {}
    name = _name(attributes.get("name"), errors)
    unique_id = attributes.get("unique_id") or f"lookup-{parameterize(name.get('en', ''))}-{suffix}"
    if not isinstance(unique_id, str) or not UNIQUE_ID.fullmatch(unique_id):
        errors["unique_id"] = ["not_an_id"]
    values = _values(attributes.get("values"), errors)
    if errors:
        raise Invalid(errors)
    locked = bool(attributes.get("locked", False))
    return Lookup(unique_id=unique_id, name=name, locked=locked, values=values)


def change_lookup(lookup: Lookup, attributes: FrozenValues) -> Lookup:
    """The lookup after a PATCH: sent values first, in their order, merged into those of the same id."""
    if lookup.locked:
        raise LookupLocked(unique_id=lookup.unique_id)
    errors: Errors = {}
    name = lookup.name
    if "name" in attributes:
        name = _name(merge_texts(lookup.name, clean_or_note(attributes["name"], "name", errors)), errors)
    values = lookup.values
    if "values" in attributes:
        values = merge_values(lookup.values, attributes["values"], errors)
    if errors:
        raise Invalid(errors)
    return replace(lookup, name=name, values=values)


def with_option(lookup: Lookup, id: str, text: str) -> Lookup:
    return replace(lookup, values=[*lookup.values, {"id": id, "display_text": {"en": text}}])


def merge_values(old: list[LookupValue], sent: object, errors: Errors) -> list[LookupValue]:
    """Sent values come first; what was not sent of them stays (`docs/domain/configuration.md §3`)."""
    rows = _rows(sent, errors)
    known: dict[str, Values] = {value["id"]: {**value} for value in old}
    gone = {str(row.get("id")) for row in rows if row.get("_delete")}
    changed = []
    for row in rows:
        before = known.get(str(row.get("id")), {})
        if row.get("_delete"):
            continue
        texts = clean_or_note(row.get("display_text"), "values", errors)
        merged = {**before, **_kept(row), "display_text": merge_texts(before.get("display_text"), texts)}
        changed.append(merged)
    sent_ids = {str(row.get("id")) for row in rows}
    rest = [value for id, value in known.items() if id not in sent_ids and id not in gone]
    return _values([*changed, *rest], errors)


def clean_or_note(value: object, name: str, errors: Errors) -> Localized:
    texts = clean_texts(value)
    if texts is None:
        errors.setdefault(name, []).append("not_texts")
    return texts or {}


def _name(value: object, errors: Errors) -> Localized:
    name = clean_or_note(value, "name", errors)
    if not name.get("en", "").strip() and "name" not in errors:
        errors["name"] = ["required"]
    return name


def _rows(value: object, errors: Errors) -> list[Values]:
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        errors["values"] = ["not_a_list"]
        return []
    return value


def _values(value: object, errors: Errors) -> list[LookupValue]:
    options: list[LookupValue] = []
    seen = set()
    for position, row in enumerate(_rows(value, errors)):
        where = f"values/{position}"
        id = row.get("id")
        if not isinstance(id, str) or not id:
            errors[f"{where}/id"] = ["required"]
            continue
        if id in seen:
            errors[f"{where}/id"] = ["taken"]
        seen.add(id)
        texts = clean_or_note(row.get("display_text"), f"{where}/display_text", errors)
        if not texts.get("en"):
            errors.setdefault(f"{where}/display_text", ["required"])
        options.append(cast(LookupValue, _kept(row) | {"display_text": texts}))
    return options


def _kept(row: FrozenValues) -> Values:
    return {key: row[key] for key in ("id", "disabled", "tags") if row.get(key) is not None}
