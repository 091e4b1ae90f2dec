"""Reading a configuration in the shape that Primero exports. Rules: `docs/domain/configuration.md §1`."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from chassis.errors import Invalid
from contracts.values import FrozenValues, Values, picked

from cases.form.domain import Form, FormProblem, Problems, check_form, check_lists, lists_of, read_form
from cases.lookup.domain import Lookup, read_lookup

NEEDED = ("FormSection", "Lookup")
KNOWN = (*NEEDED, "Agency", "Role", "UserGroup", "Report", "ContactInformation")
TRANSLATED = "_i18n"
RENAMED = {"fields_attributes": "fields", "lookup_values_i18n": "values"}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is wrong: of which part, which of its things, which field of a form, which attribute."""

    part: str
    unique_id: str | None
    field: str | None
    attribute: str
    code: str

    @property
    def path(self) -> str:
        return "/".join(piece for piece in (self.part, self.unique_id, self.field, self.attribute) if piece)

    def as_json(self) -> dict[str, str | None]:
        return dict(vars(self))


@dataclass(kw_only=True)
class Snapshot:
    """A configuration that was read. It may be applied when `errors` is empty."""

    forms: list[Form] = field(default_factory=list)
    lookups: list[Lookup] = field(default_factory=list)
    contact: Values | None = None
    agencies: list[Values] = field(default_factory=list)
    roles: list[Values] = field(default_factory=list)
    groups: list[Values] = field(default_factory=list)
    errors: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)

    @property
    def total(self) -> dict[str, int]:
        return {"forms": len(self.forms), "lookups": len(self.lookups)}


def read_snapshot(data: object, *, modules: Collection[str]) -> Snapshot:
    """Everything in the configuration, and everything wrong with it. `modules`: those of this installation."""
    snapshot = Snapshot()
    parts = dict(_parts(data, snapshot.errors))
    snapshot.lookups = list(_lookups(parts.get("Lookup", []), snapshot.errors))
    snapshot.forms = _forms(parts.get("FormSection", []), snapshot, modules)
    snapshot.agencies = parts.get("Agency", [])
    snapshot.roles = parts.get("Role", [])
    snapshot.groups = parts.get("UserGroup", [])
    for name in ("Agency", "Role", "UserGroup"):
        _named_once(name, [row.get("unique_id") for row in parts.get(name, [])], snapshot.errors)
    snapshot.contact = next(iter(parts.get("ContactInformation", [])), None)
    return snapshot


def plain(row: FrozenValues) -> Values:
    """An exported row by the API's names."""
    return {RENAMED.get(name, name.removesuffix(TRANSLATED)): value for name, value in row.items()}


def _parts(data: object, errors: list[Finding]) -> Iterator[tuple[str, list[Values]]]:
    if not isinstance(data, Mapping):
        errors.append(_finding("data", None, "not_an_object"))
        return
    for name in KNOWN:
        rows = data.get(name)
        rows = [rows] if isinstance(rows, Mapping) else rows
        if rows is None and name not in NEEDED:
            continue
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            errors.append(_finding(name, None, "not_a_list"))
        elif not rows and name in NEEDED:
            errors.append(_finding(name, None, "required"))
        else:
            yield name, rows


def _lookups(rows: list[Values], errors: list[Finding]) -> Iterator[Lookup]:
    names = [row.get("unique_id") for row in rows]
    _named_once("Lookup", names, errors)
    for row, name in zip(rows, names, strict=True):
        try:
            lookup = read_lookup(plain(row), suffix="")
        except Invalid as wrong:
            for attribute, codes in wrong.facts["fields"].items():
                errors += [_finding("Lookup", str(name), code, attribute) for code in codes]
        else:
            if name:
                yield lookup


def _forms(rows: list[Values], snapshot: Snapshot, modules: Collection[str]) -> list[Form]:
    _named_once("FormSection", [row.get("unique_id") for row in rows], snapshot.errors)
    problems, warnings = Problems(), Problems()
    forms = [_form(row, problems) for row in rows if row.get("unique_id")]
    by_name = {form.unique_id: form for form in forms}
    lists = lists_of(snapshot.lookups)
    for form in forms:
        check_form(form, by_name, problems)
        check_lists(form, lists, warnings)
        snapshot.warnings += [
            _finding("FormSection", form.unique_id, "unknown_module", "module_ids")
            for name in form.modules
            if name not in modules
        ]
        form.modules = [name for name in form.modules if name in modules]
    snapshot.errors += [_of_form(problem) for problem in problems.found]
    snapshot.warnings += [_of_form(problem) for problem in warnings.found]
    return sorted(forms, key=lambda form: not form.is_nested)


def _form(row: FrozenValues, problems: Problems) -> Form:
    sent = plain(row)
    fields = sent.get("fields")
    if isinstance(fields, list):
        sent["fields"] = [plain(item) if isinstance(item, dict) else item for item in fields]
    return read_form(sent, {}, problems, suffix="", system=True)


def _named_once(part: str, names: list[Any], errors: list[Finding]) -> None:
    seen: set[str] = set()
    for position, name in enumerate(names):
        if not isinstance(name, str) or not name:
            errors.append(_finding(part, str(position), "required", "unique_id"))
        elif name in seen:
            errors.append(_finding(part, name, "taken", "unique_id"))
        else:
            seen.add(name)


def _finding(part: str, unique_id: str | None, code: str, attribute: str = "") -> Finding:
    return Finding(part=part, unique_id=unique_id, field=None, attribute=attribute, code=code)


def _of_form(problem: FormProblem) -> Finding:
    return Finding(part="FormSection", unique_id=problem.form, **picked(problem, ("field", "attribute", "code")))
