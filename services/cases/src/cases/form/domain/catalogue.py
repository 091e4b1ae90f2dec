"""Every field a record can have, by record type and module: what the record engine asks the forms."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from contracts.system_field import Type
from contracts.system_fields import TABLE
from contracts.values import FrozenValues, picked

from cases.form.domain.field_types import type_of
from cases.form.domain.field_types.choices import LOOKUP, codes_of
from cases.form.domain.field_types.field_type import Codes, Fields, FieldSpec, Lists, Secrecy
from cases.form.domain.form import Field, Form
from cases.lookup.domain import Lookup

DEEPEST = 3


@dataclass(frozen=True, kw_only=True)
class FormSpec:
    """`fields`: the form's own, in order. `attributes` by API name."""

    unique_id: str
    parent_form: str
    is_nested: bool
    visible: bool
    modules: frozenset[str]
    fields: Fields
    attributes: FrozenValues


Parts = Mapping[str, Collection[tuple[str, str]]]
"""Record type → type and field of records whose rows are records of it."""
NO_PARTS: Parts = MappingProxyType({})


class FormCatalogue:
    """Immutable. `forms` by unique id; fields by record type and module, made when first asked for. `lists`: what
    fields may choose from. `parts`: whose rows are records themselves.
    """

    def __init__(self, forms: Mapping[str, FormSpec], lists: Lists, parts: Parts = NO_PARTS) -> None:
        self.forms = forms
        self.lists = lists
        self._parts = parts
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
                merged[name] = spec if known is None else known.joined(spec)
        sealed = self._sealed_in_rows(record_type)
        for name in (each for each in merged if each in sealed):
            merged[name] = merged[name].sealed_too()
        return MappingProxyType(merged)

    def _sealed_in_rows(self, record_type: str) -> set[str]:
        """What the rows seal that are records of this type: whoever writes it there writes it sealed."""
        listed = [self.field(parent, field) for parent, field in self._parts.get(record_type, ())]
        return {name for spec in listed if spec is not None for name, row in spec.rows.items() if row.sealed}


def lists_of(lookups: Iterable[Lookup]) -> dict[str, Codes]:
    """What may be chosen from lookups, by their names as forms write them."""
    return {f"{LOOKUP}{lookup.unique_id}": codes_of(lookup.values) for lookup in lookups}


def make_catalogue(forms: Iterable[Form], lists: Lists, parts: Parts = NO_PARTS) -> FormCatalogue:
    """`lists`: what the fields may choose from, as far as it is known with the forms."""
    by_name = {form.unique_id: form for form in forms}
    ordered = sorted(by_name.values(), key=_place)
    specs = {form.unique_id: _form_spec(form, by_name, lists) for form in ordered}
    return FormCatalogue(specs, lists, parts)


def _place(form: Form) -> tuple[int, int, int]:
    attributes = form.attributes
    return attributes.get("order_form_group") or 0, attributes.get("order") or 0, form.id


def _form_spec(form: Form, forms: Mapping[str, Form], lists: Lists) -> FormSpec:
    return FormSpec(
        modules=frozenset(form.modules),
        fields=_fields(form, forms, lists, 0),
        **picked(form, ("unique_id", "parent_form", "is_nested", "visible", "attributes")),
    )


def _fields(form: Form, forms: Mapping[str, Form], lists: Lists, depth: int) -> Fields:
    specs = {}
    for item in form.fields:
        nested = forms.get(item.subform) if item.subform and depth < DEEPEST else None
        rows = None if nested is None else _fields(nested, forms, lists, depth + 1)
        specs[item.name] = _field_spec(item, form, lists, rows)
    return MappingProxyType(specs)


def _says_words(item: Field, form: Form) -> bool:
    """Whether the system writes words into the field, whatever type the form gives it."""
    known = None if form.is_nested else TABLE.get(item.name)
    return known is not None and known.of(form.parent_form) and known.type is Type.TEXT and not known.fact


def _field_spec(item: Field, form: Form, lists: Lists, rows: Fields | None) -> FieldSpec:
    attributes = item.attributes
    field_type = type_of(item, lists, rows)
    return FieldSpec(
        name=item.name,
        field_type=field_type,
        secrecy=Secrecy.SEALED if _says_words(item, form) else field_type.secrecy,
        forms=frozenset({form.unique_id}),
        modules=frozenset(form.modules),
        visible=form.visible and bool(attributes.get("visible", True)),
        attributes=attributes,
    )
