"""Rows, each with the fields of a nested form and an id of its own."""

import re
from collections.abc import Iterable, Mapping
from copy import copy
from typing import Any, ClassVar, Self

from chassis.site import Site
from contracts.values import FrozenValues, Values

from cases.form.domain.attribute_kinds import TREE, AttributeKinds
from cases.form.domain.field_types.field_type import Fault, Fields, FieldType, Lists, as_kept, check_values
from cases.form.domain.field_types.findings import Findings
from cases.form.domain.form import Field, Form

UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
MOST_ROWS = 1000
"""Nobody writes more services or family members of one child; a record is read and sealed as a whole."""
SubformRow = Values


def is_uuid(value: object) -> bool:
    return isinstance(value, str) and UUID.fullmatch(value) is not None


class Subform(FieldType):
    name = "subform"
    own_attributes: ClassVar[AttributeKinds] = {
        "subform_section_configuration": (TREE, None),
        "subform_summary": (TREE, None),
    }
    has_value = False
    has_rows = True
    is_written = True
    looks_into = True

    def __init__(self, field: Field, lists: Lists | None, rows: Fields | None) -> None:
        super().__init__(field, lists, rows)
        self.rows = rows or {}

    def faults(self, form: Form, forms: Mapping[str, Form]) -> Iterable[Fault]:
        nested = forms.get(self.field.subform or "")
        if nested is None:
            yield "subform_section_id", "unknown_form"
        elif not nested.is_nested or nested.unique_id == form.unique_id:
            yield "subform_section_id", "not_nested"

    def fault(self, value: object, held: object) -> str | None:
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            return "not_rows"
        there = {row.get("unique_id") for row in held} if isinstance(held, list) else set()
        keys = [row.get("unique_id") for row in value]
        added = sum(not isinstance(key, str) or key not in there for key in keys)
        return "too_many_rows" if added and len(there) + added > MOST_ROWS else None

    def look_into(self, value: Any, held: Any, pointer: str, findings: Findings) -> None:
        there = {row.get("unique_id"): row for row in held or ()}
        for place, row in enumerate(value):
            key = row.get("unique_id")
            if key is not None and not is_uuid(key):
                findings.refuse(f"{pointer}/{place}/unique_id", "not_a_uuid")
                continue
            if not isinstance(row.get("_destroy"), bool | None):
                findings.refuse(f"{pointer}/{place}/_destroy", "not_a_boolean")
            check_values(row, there.get(key, {}), self.rows, f"{pointer}/{place}", findings)

    def kept(self, value: Any, site: Site) -> Any:
        """Rows keep the fields of their form; what is unknown falls away, as it does outside of rows."""
        if not isinstance(value, list):
            return value
        known = {*self.rows, "unique_id", "_destroy"}
        return [
            as_kept({name: one for name, one in row.items() if name in known}, self.rows, site)
            if isinstance(row, dict)
            else row
            for row in value
        ]

    def merge(self, held: Any, value: Any) -> list[SubformRow]:
        """Rows merge by `unique_id`, `_destroy` drops one; those that are there stay in place.

        An empty change empties the list.
        """
        if not value:
            return []
        old: list[SubformRow] = held or []
        given = {row["unique_id"]: row for row in value if row.get("unique_id")}
        known = {row.get("unique_id") for row in old}
        kept = [self._merged(row, given.get(row.get("unique_id"))) for row in old]
        added = [self._merged({}, row) for row in value if row.get("unique_id") not in known]
        return [row for row in kept if row is not None] + _once(row for row in added if row is not None)

    def _merged(self, row: SubformRow, change: SubformRow | None) -> SubformRow | None:
        if change is None:
            return dict(row)
        if change.get("_destroy"):
            return None
        given = {name: value for name, value in change.items() if name != "_destroy"}
        return merge_values(row, given, self.rows)

    def joined(self, other: FieldType) -> Self:
        if self.rows is other.rows or not other.rows:
            return self
        both = copy(self)
        both.rows = joined_fields(self.rows, other.rows)
        return both


def joined_fields(fields: Fields, others: Fields) -> Fields:
    """The fields of both; a name that both have is joined."""
    shared = {name: fields[name].joined(other) for name, other in others.items() if name in fields}
    return {**others, **fields, **shared}


def merge_values(held: FrozenValues, change: FrozenValues, fields: Fields) -> SubformRow:
    """`change` laid over what is there, each value as its type says; null clears."""
    laid = dict(held)
    for name, value in change.items():
        spec = fields.get(name)
        merged = value if value is None or spec is None else spec.field_type.merge(laid.get(name), value)
        if merged is None:
            laid.pop(name, None)
        else:
            laid[name] = merged
    return laid


def _once(rows: Iterable[SubformRow]) -> list[SubformRow]:
    """The same row id twice in one change is one row, the later values winning."""
    made: list[SubformRow] = []
    place: dict[str, int] = {}
    for row in rows:
        key = row.get("unique_id")
        if key in place:
            made[place[key]] |= row
            continue
        if key:
            place[key] = len(made)
        made.append(row)
    return made
