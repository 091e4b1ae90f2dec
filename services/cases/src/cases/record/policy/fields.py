"""Which fields a person may read and write. Rules: `docs/domain/access.md §4`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from chassis.actor import Actor
from contracts.system_field import ALWAYS, NOTHING
from contracts.values import FrozenValues, Values
from sharing.chain import Forms, RoleForms, forms_through
from sharing.open_fields import meets

from cases.form.domain import FormCatalogue
from cases.record.domain.grants import Grant
from cases.record.domain.kind import Kind


@dataclass(frozen=True, kw_only=True)
class FieldAccess:
    """Names a person may read and write of one record. `forms`: form unique id → `r` or `rw`.

    `empty`: what a readable field shows that has no value but is always shown.
    """

    readable: frozenset[str]
    writable: frozenset[str]
    forms: Mapping[str, str]
    empty: FrozenValues


@lru_cache(maxsize=64)
def _needs(kind: Kind) -> frozenset[str]:
    """What opens the kind's system fields to somebody."""
    return frozenset(need for field in kind.system.values() for need in field.read if need != ALWAYS)


def field_access(
    actor: Actor, kind: Kind, module: str | None, catalogue: FormCatalogue, forms: Mapping[str, str]
) -> FieldAccess:
    held = actor.once((field_access, kind), lambda: _held(actor, kind))
    return _field_access(catalogue, kind, module, frozenset(forms.items()), held)


def _held(actor: Actor, kind: Kind) -> frozenset[str]:
    """The needs of the kind's system fields that the person's role meets."""
    return frozenset(need for need in _needs(kind) if meets(actor, kind.resource, need))


@lru_cache(maxsize=1024)
def _field_access(
    catalogue: FormCatalogue,
    kind: Kind,
    module: str | None,
    forms: frozenset[tuple[str, str]],
    held: frozenset[str],
) -> FieldAccess:
    """What somebody reads and writes who has these forms and meets these of the system fields' conditions."""
    given = dict(forms)
    of_system = {name for name, field in kind.system.items() if ALWAYS in field.read or not held.isdisjoint(field.read)}
    readable = of_system | catalogue.fields_of_forms(kind.resource, given, module)
    edited = (form for form, access in given.items() if access == "rw")
    specs = catalogue.fields(kind.resource, module)
    writable = {
        name
        for name in catalogue.fields_of_forms(kind.resource, edited, module)
        if specs[name].field_type.is_written and not specs[name].attributes.get("subform_summary")
    }
    types = {name: spec.field_type for name, spec in specs.items()}
    empty: Values = {name: each.empty for name, each in types.items() if each.always_shown}
    empty |= {name: field.empty for name, field in kind.system.items() if field.empty is not NOTHING}
    return FieldAccess(
        readable=frozenset(readable),
        writable=frozenset(writable),
        forms=given,
        empty={name: value for name, value in empty.items() if name in readable},
    )


def forms_for(actor: Actor, facts: FrozenValues, grants: Mapping[str, Grant], roles: RoleForms) -> Forms:
    """The forms that shape what the person sees of this record: their own, or what referrals open. `roles`: by role."""
    through = forms_through(actor, facts, grants, roles)
    return actor.forms if through is None else through
