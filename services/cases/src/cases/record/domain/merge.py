"""How a change joins what is there. Source: `primero-domain.md` §1.4, with `[]` emptying a list as it should."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from cases.record.domain.parts import Fields, Values

NewId = Callable[[], str]


def merged(old: Mapping[str, Any], change: Mapping[str, Any], fields: Fields) -> Values:
    """`change` laid over `old`: null clears, rows of subforms merge by `unique_id`, `_destroy` drops a row."""
    values = dict(old)
    for name, value in change.items():
        spec = fields.get(name)
        if value is None:
            values.pop(name, None)
        elif spec is not None and spec.type == "subform":
            values[name] = merged_rows(values.get(name) or [], value)
        elif isinstance(value, dict) and isinstance(values.get(name), dict):
            values[name] = values[name] | value
        else:
            values[name] = value
    return values


def merged_rows(old: list[Values], change: list[Values]) -> list[Values]:
    """Rows that are there stay in place; an empty change empties the list."""
    if not change:
        return []
    given = {row["unique_id"]: row for row in change if row.get("unique_id")}
    known = {row.get("unique_id") for row in old}
    kept = [_merged_row(row, given.get(row.get("unique_id"))) for row in old]
    added = [_clean(row) for row in change if row.get("unique_id") not in known and not row.get("_destroy")]
    return [row for row in kept if row is not None] + _once(added)


def _merged_row(row: Values, change: Values | None) -> Values | None:
    if change is None:
        return dict(row)
    if change.get("_destroy"):
        return None
    laid = row | {name: value for name, value in change.items() if name != "_destroy"}
    return {name: value for name, value in laid.items() if value is not None}


def _clean(row: Values) -> Values:
    return {name: value for name, value in row.items() if name != "_destroy" and value is not None}


def _once(rows: Iterable[Values]) -> list[Values]:
    """The same row id twice in one change is one row, the later values winning."""
    made: list[Values] = []
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


def with_row_ids(values: Values, new_id: NewId) -> Values:
    """Every row of every list of objects has an id of its own."""
    for name, value in values.items():
        if isinstance(value, list) and value and isinstance(value[0], dict):
            values[name] = [row if row.get("unique_id") else row | {"unique_id": new_id()} for row in value]
    return values
