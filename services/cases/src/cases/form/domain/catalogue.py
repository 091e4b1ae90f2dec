"""Every field a record can have, by record type and module: what the record engine asks the forms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from cases.form.domain.classification import CHOICES, Kind, classify
from cases.form.domain.form import Field, Form

DEEPEST = 3
Fields = Mapping[str, "FieldSpec"]


@dataclass(frozen=True, kw_only=True)
class FieldSpec:
    """One field name of a record, over all the forms that carry it.

    `options`: the ids a value may have (disabled ones too, old records hold them); None where they are
    not listed here: no choice at all, or the source is `Location`, `User`, `Agency` … . Of a lookup that
    does not exist: empty. `rows`: fields of a subform's rows. `forms`: unique ids of the forms that carry
    it (of the record, not nested). `attributes`: the first form's other attributes by API name.
    """

    name: str
    type: str
    kind: Kind
    multi_select: bool = False
    date_include_time: bool = False
    options: frozenset[str] | None = None
    subform: str | None = None
    rows: Fields = field(default_factory=dict)
    forms: frozenset[str] = frozenset()
    modules: frozenset[str] = frozenset()
    visible: bool = True
    attributes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def sealed(self) -> bool:
        return self.kind is Kind.SEALED

    @property
    def is_fact(self) -> bool:
        return self.kind is Kind.FACT


@dataclass(frozen=True, kw_only=True)
class FormSpec:
    """`fields`: the form's own, in order. `attributes` by API name."""

    unique_id: str
    parent_form: str
    is_nested: bool
    visible: bool
    modules: frozenset[str]
    fields: Fields
    attributes: Mapping[str, Any]


class FormCatalogue:
    """Immutable. `forms` by unique id; fields by record type and module, made when first asked for."""

    def __init__(self, forms: Mapping[str, FormSpec]) -> None:
        self.forms = forms
        self._made: dict[tuple[str, str | None], Fields] = {}

    def fields(self, record_type: str, module: str | None = None) -> Fields:
        """Fields of the record type by name, hidden ones too; of one module's forms, or of every form."""
        wanted = (record_type, module)
        made = self._made.get(wanted)
        if made is None:
            made = self._made[wanted] = self._merge(record_type, module)
        return made

    def field(self, record_type: str, name: str, module: str | None = None) -> FieldSpec | None:
        return self.fields(record_type, module).get(name)

    def forms_of(self, record_type: str, module: str | None = None) -> list[FormSpec]:
        """The record type's forms that are not nested, those of one module or all of them."""
        return [
            form
            for form in self.forms.values()
            if form.parent_form == record_type and not form.is_nested and (module is None or module in form.modules)
        ]

    def fields_of_forms(self, record_type: str, forms: Iterable[str], module: str | None = None) -> frozenset[str]:
        """Names of the fields that these forms (unique ids) bring to the record."""
        given = set(forms)
        return frozenset(
            name for form in self.forms_of(record_type, module) if form.unique_id in given for name in form.fields
        )

    def _merge(self, record_type: str, module: str | None) -> Fields:
        merged: dict[str, FieldSpec] = {}
        for form in self.forms_of(record_type, module):
            for name, spec in form.fields.items():
                known = merged.get(name)
                merged[name] = spec if known is None else _merged(known, spec)
        return MappingProxyType(merged)


def make_catalogue(forms: Iterable[Form], lookups: Mapping[str, frozenset[str]]) -> FormCatalogue:
    """`lookups`: option ids by the lookup's unique id."""
    by_name = {form.unique_id: form for form in forms}
    ordered = sorted(by_name.values(), key=_place)
    return FormCatalogue({form.unique_id: _form_spec(form, by_name, lookups) for form in ordered})


def _place(form: Form) -> tuple[int, int, int]:
    attributes = form.attributes
    return attributes.get("order_form_group") or 0, attributes.get("order") or 0, form.id


def _form_spec(form: Form, forms: Mapping[str, Form], lookups: Mapping[str, frozenset[str]]) -> FormSpec:
    return FormSpec(
        unique_id=form.unique_id,
        parent_form=form.parent_form,
        is_nested=form.is_nested,
        visible=form.visible,
        modules=frozenset(form.modules),
        fields=_fields(form, forms, lookups, 0),
        attributes=form.attributes,
    )


def _fields(form: Form, forms: Mapping[str, Form], lookups: Mapping[str, frozenset[str]], depth: int) -> Fields:
    specs = {}
    for item in form.fields:
        spec = _field_spec(item, form, lookups)
        nested = forms.get(item.subform) if item.subform else None
        if nested is not None and depth < DEEPEST:
            spec = replace(spec, rows=_fields(nested, forms, lookups, depth + 1))
        specs[item.name] = spec
    return MappingProxyType(specs)


def _field_spec(item: Field, form: Form, lookups: Mapping[str, frozenset[str]]) -> FieldSpec:
    attributes = item.attributes
    return FieldSpec(
        name=item.name,
        type=item.type,
        kind=classify(name=item.name, type=item.type, attributes=attributes),
        multi_select=bool(attributes.get("multi_select")),
        date_include_time=bool(attributes.get("date_include_time")),
        options=_options(item, lookups),
        subform=item.subform,
        forms=frozenset({form.unique_id}),
        modules=frozenset(form.modules),
        visible=form.visible and bool(attributes.get("visible", True)),
        attributes=attributes,
    )


def _options(item: Field, lookups: Mapping[str, frozenset[str]]) -> frozenset[str] | None:
    if item.type not in CHOICES:
        return None
    source = item.attributes.get("option_strings_source")
    if not source:
        inline = item.attributes.get("option_strings_text") or []
        return frozenset(str(option["id"]) for option in inline)
    if source.startswith("lookup "):
        return lookups.get(source.removeprefix("lookup "), frozenset())
    return None


def _merged(known: FieldSpec, other: FieldSpec) -> FieldSpec:
    """The same name in another form of the record: the first form words it, and either may seal it."""
    both = known.options is not None and other.options is not None
    return replace(
        known,
        kind=Kind.SEALED if Kind.SEALED in {known.kind, other.kind} else known.kind,
        options=(known.options or frozenset()) | (other.options or frozenset()) if both else known.options,
        rows=known.rows or other.rows,
        forms=known.forms | other.forms,
        modules=known.modules | other.modules,
        visible=known.visible or other.visible,
    )
