"""Writing forms and lookups in the shape that Primero exports."""

from contracts.values import FrozenValues, Values, picked

from cases.form.domain import FIELD_DEFAULTS, FORM_DEFAULTS, IN_LANGUAGES, Field, Form
from cases.lookup.domain import Lookup


def export_lookup(lookup: Lookup) -> Values:
    return {
        "unique_id": lookup.unique_id,
        "name_i18n": lookup.name,
        "locked": lookup.locked,
        "lookup_values_i18n": lookup.values,
    }


def export_form(form: Form) -> Values:
    return {
        **picked(form, ("unique_id", "parent_form", "is_nested")),
        **_exported(FORM_DEFAULTS | form.attributes),
        "module_ids": form.modules,
        "fields_attributes": [_export_field(item, position) for position, item in enumerate(form.fields)],
    }


def _export_field(item: Field, position: int) -> Values:
    exported = {
        **picked(item, ("name", "type")),
        "order": position,
        **_exported(FIELD_DEFAULTS | item.attributes),
    }
    return exported if item.subform is None else exported | {"subform_unique_id": item.subform}


def _exported(attributes: FrozenValues) -> Values:
    return {f"{name}_i18n" if name in IN_LANGUAGES else name: value for name, value in attributes.items()}
