"""A record's values apart: facts, which may be indexed and announced, and sealed values, which may not."""

from collections.abc import Callable, Mapping
from typing import Any

from contracts.values import FrozenValues, Values

from cases.form.domain import Fields

PLAIN_IN_ROWS = frozenset({"unique_id"})


def is_rows(value: object) -> bool:
    """A list of objects: the rows of a subform."""
    return isinstance(value, list) and bool(value) and all(isinstance(row, dict) for row in value)


def rows_in(values: FrozenValues, name: str) -> list[Values]:
    """The rows of a subform; none where the field holds anything else."""
    found = values.get(name)
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


Stamps = frozenset[str]
"""Names of a kind's own stamps: facts whatever a form says of a field of that name. They name staff, never a child."""


def is_fact(name: str, fields: Fields, stamps: Stamps) -> bool:
    """Whether the field is a fact as a whole; a list of rows is not, since rows may have sealed parts."""
    spec = fields.get(name)
    return name in stamps or (spec is not None and spec.is_fact)


class Kept:
    """A record, or one row of it, as it was: all its values, and which of them lay in plain.

    What was sealed and is not written anew stays sealed, whatever its field has become: nobody checked it. So does a
    list or an object that still has some of what was sealed.
    """

    def __init__(self, values: FrozenValues, plain: FrozenValues) -> None:
        self.values = values
        self.plain = plain
        self.sealed = values.keys() - plain.keys()

    def seals(self, name: str, value: object) -> bool:
        return name in self.sealed and _carries_over(self.values[name], value)

    def rows(self, name: str) -> Mapping[Any, "Kept"]:
        plain = {row.get("unique_id"): row for row in rows_in(self.plain, name)}
        return {
            row.get("unique_id"): Kept(row, plain.get(row.get("unique_id"), {})) for row in rows_in(self.values, name)
        }


def _carries_over(old: object, new: object) -> bool:
    if isinstance(old, list) and isinstance(new, list):
        return any(item in old for item in new)
    if isinstance(old, dict) and isinstance(new, dict):
        return not old.keys().isdisjoint(new)
    return old == new


NOTHING_KEPT = Kept({}, {})


def split(values: FrozenValues, fields: Fields, kept: Kept = NOTHING_KEPT, *, stamps: Stamps) -> tuple[Values, Values]:
    """Facts, and `{"values": …, "rows": {subform: {row id: …}}}` of what is sealed. Unknown names are sealed."""
    facts: Values = {}
    sealed: Values = {}
    rows: dict[str, dict[str, Values]] = {}
    for name, value in values.items():
        spec = fields.get(name)
        if name in stamps or (spec is not None and spec.is_fact and not kept.seals(name, value)):
            facts[name] = value
        elif spec is not None and spec.has_rows and isinstance(value, list):
            facts[name], hidden = _split_rows(value, spec.rows, kept.rows(name))
            if hidden:
                rows[name] = hidden
        else:
            sealed[name] = value
    return facts, {"values": sealed, "rows": rows}


def _split_rows(rows: list[Any], fields: Fields, kept: Mapping[Any, Kept]) -> tuple[list[Values], dict[str, Values]]:
    plain: list[Values] = []
    sealed: dict[str, Values] = {}
    for row in rows:
        was = kept.get(row.get("unique_id"), NOTHING_KEPT)
        shown: Values = {}
        hidden: Values = {}
        for name, value in row.items():
            spec = fields.get(name)
            is_plain = spec is not None and spec.is_fact and not was.seals(name, value)
            (shown if is_plain or name in PLAIN_IN_ROWS else hidden)[name] = value
        plain.append(shown)
        if hidden:
            sealed[row["unique_id"]] = hidden
    return plain, sealed


def join(facts: FrozenValues, sealed: FrozenValues | None) -> Values:
    """The whole record again. Neither part is changed."""
    values: Values = dict(facts)
    if sealed is None:
        return values
    values.update(sealed["values"])
    for name, hidden in sealed["rows"].items():
        rows = values.get(name)
        if isinstance(rows, list):
            values[name] = [row | hidden.get(row["unique_id"], {}) for row in rows]
    return values


def with_row_ids(values: Values, new_id: Callable[[], str]) -> Values:
    """Every row of every list of objects has an id of its own."""
    for name, value in values.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            values[name] = [row if row.get("unique_id") else row | {"unique_id": new_id()} for row in value]
    return values
