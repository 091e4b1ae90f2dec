"""The fields a record can be written with: those of its module's forms, and what the system says of its own."""

from functools import lru_cache
from types import MappingProxyType

from contracts.system_field import SystemField, Type
from contracts.values import Values

from cases.form.domain import Field, Fields, FieldSpec, FormCatalogue, type_of
from cases.form.domain.field_types.choices import SelectBox
from cases.form.domain.field_types.field_type import FieldType
from cases.form.domain.field_types.subform import Subform
from cases.record.domain.kind import Kind

MODULE = "Module"
"""The source whose codes depend on who asks: the command knows them."""


@lru_cache(maxsize=64)
def fields_to_write(catalogue: FormCatalogue, kind: Kind, module: str | None) -> Fields:
    """What any value of the record is checked by, merged and kept. What no form of the module asks for is what other
    forms make of it: those decide whether it is a fact, and whoever acts in its name may write it all the same.
    """
    fields = {**catalogue.fields(kind.resource), **catalogue.fields(kind.resource, module)}
    for name, field in kind.system.items():
        own = _own_type(field, kind, catalogue)
        if own is not None and (name not in fields or not isinstance(own, Subform)):
            asked = fields.get(name)
            field_type = own if asked is None else own.joined(asked.field_type)
            fields[name] = FieldSpec(name=name, field_type=field_type, secrecy=field_type.secrecy)
    return MappingProxyType(fields)


def _own_type(field: SystemField, kind: Kind, catalogue: FormCatalogue) -> FieldType | None:
    """A code of the system's own lists; or rows that no form asks for, of which nothing is kept but that they are."""
    if field.type is Type.ROWS and field.actions:
        return type_of(Field(name=field.name, type=Subform.name))
    if field.source is None or field.source == MODULE:
        return None
    listed = _choice(field.name, catalogue, {"option_strings_source": field.source.format(kind=kind.resource)})
    if not field.codes:
        return listed
    return _choice(field.name, catalogue, {"option_strings_text": [{"id": code} for code in field.codes]}).joined(
        listed
    )


def _choice(name: str, catalogue: FormCatalogue, attributes: Values) -> FieldType:
    return type_of(Field(name=name, type=SelectBox.name, attributes=attributes), catalogue.lists)
