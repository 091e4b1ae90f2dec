"""What a new record, or a new row, begins with where nothing was told of a field (`docs/domain/field-types.md`)."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chassis.site import Site
from contracts.values import FrozenValues, Values

from cases.form.domain import Fields, FieldSpec, Findings, Reference, check_values
from cases.record.domain.parts import rows_in


@dataclass(frozen=True)
class Beginning:
    """A value that fits, of the field `name`, in the row `row` of the subform `rows` where it is in one.

    `references`: codes that somebody else has to confirm; without that it is left out.
    """

    name: str
    value: object
    references: Collection[Reference]
    rows: str = ""
    row: int = 0


def beginnings(told: FrozenValues, names: frozenset[str], fields: Fields, now: datetime, site: Site) -> list[Beginning]:
    """Of a new record. `told`: what was sent, with what was sent as nothing; `names`: what the person may write."""
    asked = [spec for name, spec in fields.items() if spec.selected_value and name in names and name not in told]
    found = [made for spec in asked if spec.visible for made in _of(spec, now, site)]
    written = {name: told[name] for name in told if name in names}
    return [*found, *row_beginnings(written, {}, fields, now, site)]


def row_beginnings(
    told: FrozenValues, held: FrozenValues, fields: Fields, now: datetime, site: Site
) -> list[Beginning]:
    """Of the rows that are told and not there yet."""
    found = []
    for name in told:
        if name in fields and fields[name].has_rows:
            there = {row.get("unique_id") for row in rows_in(held, name)}
            for place, row in enumerate(told[name] if isinstance(told[name], list) else ()):
                if _is_new(row, there):
                    left = [spec for item, spec in fields[name].rows.items() if item not in row]
                    asked = [spec for spec in left if spec.selected_value]
                    made = [one for spec in asked for one in _of(spec, now, site)]
                    found += [Beginning(one.name, one.value, one.references, name, place) for one in made]
    return found


def _is_new(row: Any, there: Collection[object]) -> bool:
    """A row that tells nothing is nobody's."""
    if not isinstance(row, Mapping) or row.get("_destroy"):
        return False
    key = row.get("unique_id")
    return bool(row.keys() - {"unique_id"}) and not (isinstance(key, str) and key in there)


def _of(spec: FieldSpec, now: datetime, site: Site) -> Iterator[Beginning]:
    """A default that its list has lost since the form was saved is none."""
    value = spec.field_type.default(spec.selected_value, now, site)
    if value is None:
        return
    findings = Findings()
    check_values({spec.name: value}, {}, {spec.name: spec}, "", findings)
    if not findings.problems:
        yield Beginning(spec.name, value, findings.references.keys())


def laid(values: FrozenValues, found: Collection[Beginning]) -> Values:
    """The values with what they begin with."""
    made = dict(values)
    for one in found:
        if not one.rows:
            made[one.name] = one.value
        else:
            rows = [*made[one.rows]]
            rows[one.row] = {**rows[one.row], one.name: one.value}
            made[one.rows] = rows
    return made
