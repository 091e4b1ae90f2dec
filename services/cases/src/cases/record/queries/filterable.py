"""What a list may be filtered and sorted by."""

from contracts.system_field import SystemField, Type

from cases.form.domain import FormCatalogue
from cases.record.domain.kind import Kind
from cases.record.policy.fields import FieldAccess
from cases.search.domain.filters import Comparison, Filterable

COMPARED = {
    Type.FLAG: Comparison.BOOL,
    Type.MOMENT: Comparison.MOMENT,
    Type.MOMENTS: Comparison.MOMENT,
    Type.DAY: Comparison.DATE,
    Type.DAYS: Comparison.DATE,
    Type.NUMBER: Comparison.INT,
}
"""How values of a system field are compared; all others as texts."""


def describe(name: str, *, kind: Kind, access: FieldAccess, catalogue: FormCatalogue) -> Filterable | None:
    """How the field is filtered by; none where the person may not read it, or it has no value to compare."""
    if name == "id":
        return Filterable(name=name, compared=Comparison.UUID)
    if name not in access.readable:
        return None
    spec = catalogue.field(kind.resource, name)
    token = name in kind.identifiers or name in kind.names
    stamp = kind.system.get(name)
    if stamp is not None and stamp.fact and not (stamp.of_form and spec is not None):
        return _stamp(stamp, whole=name in kind.identifiers)
    if spec is None or not spec.field_type.has_value:
        return Filterable(name=name, sealed=True, token=token, whole=True) if token else None
    if spec.sealed:
        return Filterable(name=name, sealed=True, token=token, whole=True)
    compared = spec.field_type.comparison
    return None if compared is None else Filterable(name=name, compared=compared, many=spec.field_type.has_many)


def _stamp(field: SystemField, *, whole: bool) -> Filterable:
    return Filterable(
        name=field.name, compared=COMPARED.get(field.type, Comparison.TEXT), many=field.type is Type.TEXTS, whole=whole
    )
