"""What applying a configuration would change, so that an administrator sees it before."""

from collections.abc import Collection, Iterable
from typing import Any

from contracts.values import FrozenValues, Values

from cases.configuration.domain.snapshot import Snapshot
from cases.form.domain import Field, Form, Secrecy, type_of
from cases.lookup.domain import Lookup


def differences(snapshot: Snapshot, *, forms: Iterable[Form], lookups: Iterable[Lookup]) -> Values:
    """By part: ids created and deleted, and of the changed ones what. `forms`, `lookups`: as they are now.

    `no_longer_sealed` of a form names the fields whose future values would be facts: worth a second look.
    """
    return {
        "forms": _part({f.unique_id: f for f in forms}, {f.unique_id: f for f in snapshot.forms}, _form),
        "lookups": _part(
            {item.unique_id: item for item in lookups},
            {item.unique_id: item for item in snapshot.lookups},
            _lookup,
        ),
        "warnings": [finding.as_json() for finding in snapshot.warnings],
    }


def _part(before: FrozenValues, after: FrozenValues, compare: Any) -> Values:
    both = sorted(before.keys() & after.keys())
    compared = {name: compare(before[name], after[name]) for name in both}
    return {
        "created": sorted(after.keys() - before.keys()),
        "deleted": sorted(before.keys() - after.keys()),
        "changed": {name: changes for name, changes in compared.items() if changes},
    }


def _form(before: Form, after: Form) -> dict[str, list[str]]:
    old = {item.name: item for item in before.fields}
    new = {item.name: item for item in after.fields}
    both = sorted(old.keys() & new.keys())
    modules = {} if sorted(before.modules) == sorted(after.modules) else {"modules": None}
    return _filled(
        attributes=[*_unequal(before.attributes, after.attributes), *modules],
        fields_added=sorted(new.keys() - old.keys()),
        fields_removed=sorted(old.keys() - new.keys()),
        fields_changed=[name for name in both if _content(old[name]) != _content(new[name])],
        no_longer_sealed=[name for name in both if _unseals(old[name], new[name])],
    )


def _lookup(before: Lookup, after: Lookup) -> dict[str, list[str]]:
    old = {str(value["id"]): value for value in before.values}
    new = {str(value["id"]): value for value in after.values}
    return _filled(
        attributes=[name for name in ("name", "locked") if getattr(before, name) != getattr(after, name)],
        options_added=sorted(new.keys() - old.keys()),
        options_removed=sorted(old.keys() - new.keys()),
        options_changed=[name for name in sorted(old.keys() & new.keys()) if old[name] != new[name]],
    )


def _filled(**changes: list[str]) -> dict[str, list[str]]:
    return {name: names for name, names in changes.items() if names}


def _unequal(before: FrozenValues, after: FrozenValues) -> Collection[str]:
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def _content(item: Field) -> tuple[Any, ...]:
    return item.type, item.subform, item.attributes


def _unseals(old: Field, new: Field) -> bool:
    return type_of(old).secrecy is Secrecy.SEALED and type_of(new).secrecy is Secrecy.FACT
