"""What a change touched, and whether somebody else touched the same since.

Two people's changes to different fields both stay.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from contracts.values import FrozenValues, Values

from cases.form.domain import Fields
from cases.history.domain import changed_names
from cases.record.domain.parts import is_rows

Versions = dict[str, int]
"""Path of a field (`age`, `services_section/<row>/service_type`) → version that changed it last."""


def changed_paths(before: FrozenValues, after: FrozenValues) -> list[str]:
    found: list[str] = []
    for name in changed_names(before, after):
        old, new = before.get(name), after.get(name)
        if is_rows(old or new) and isinstance(old or [], list) and isinstance(new or [], list):
            found.extend(_row_paths(name, old or [], new or []))
        else:
            found.append(name)
    return found


def _row_paths(name: str, old: list[Values], new: list[Values]) -> Iterable[str]:
    was = {row.get("unique_id"): row for row in old}
    now = {row.get("unique_id"): row for row in new}
    for key in dict.fromkeys([*now, *was]):
        if key not in was or key not in now:
            yield f"{name}/{key}"
        else:
            yield from (f"{name}/{key}/{item}" for item in changed_names(was[key], now[key]))


def touched(versions: Versions, paths: Iterable[str], version: int) -> Versions:
    """The versions after a change; fields nobody changed since the beginning have no entry."""
    return versions | dict.fromkeys(paths, version)


def clashes(
    versions: Mapping[str, int], base: int, change: FrozenValues, now: FrozenValues, fields: Fields
) -> list[str]:
    """Names of the fields that moved on after `base` and that the change would set to something else."""
    newer = [path for path, version in versions.items() if version > base]
    if not newer:
        return []
    wanted = list(_wanted(change, now, fields))
    return sorted({path.partition("/")[0] for path in wanted if any(_meet(path, other) for other in newer)})


def _meet(path: str, other: str) -> bool:
    return path == other or path.startswith(f"{other}/") or other.startswith(f"{path}/")


def _wanted(change: FrozenValues, now: FrozenValues, fields: Fields) -> Iterable[str]:
    """Paths the change would really alter as the record stands now."""
    for name, value in change.items():
        present = now.get(name)
        spec = fields.get(name)
        if value == present:
            continue
        if spec is not None and spec.has_rows and value:
            yield from _wanted_rows(name, value, {row.get("unique_id"): row for row in present or []})
        else:
            yield name


def _wanted_rows(name: str, rows: list[Values], present: Mapping[Any, Values]) -> Iterable[str]:
    for row in rows:
        key = row.get("unique_id")
        there = present.get(key)
        if key is None or (there is None and row.get("_destroy")):
            continue
        if there is None or row.get("_destroy"):
            yield f"{name}/{key}"
            continue
        yield from (f"{name}/{key}/{item}" for item, value in row.items() if there.get(item) != value)
