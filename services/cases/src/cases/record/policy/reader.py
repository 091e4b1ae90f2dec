"""One person reading records of one kind: which fields of which record."""

from collections.abc import Iterable, Mapping

from chassis.actor import Actor
from contracts.values import FrozenValues
from sharing.chain import RoleForms

from cases.form.domain import FormCatalogue
from cases.record.domain.grants import Grant
from cases.record.domain.kind import Kind
from cases.record.domain.record import Record
from cases.record.policy.fields import FieldAccess, field_access, forms_for
from cases.record.policy.reading import Reading, read_by


class Reader:
    """`roles`: forms of the roles that the referrals of the records at hand name. `name_parts`: fields that the
    settings put names together from.
    """

    def __init__(
        self,
        actor: Actor,
        kind: Kind,
        catalogue: FormCatalogue,
        roles: RoleForms,
        name_parts: Iterable[str] = (),
    ) -> None:
        self.actor = actor
        self.kind = kind
        self._catalogue = catalogue
        self._roles = roles
        self._name_parts = name_parts
        self._own: dict[str | None, FieldAccess] = {}

    def reading(self, record: Record) -> Reading:
        return read_by(self.actor, record, self.access(record), self._name_parts)

    def access(self, record: Record) -> FieldAccess:
        return self.access_to(record.values, record.grants)

    def access_to(self, facts: FrozenValues, grants: Mapping[str, Grant]) -> FieldAccess:
        module = facts.get("module_id")
        forms = forms_for(self.actor, facts, grants, self._roles) if grants else self.actor.forms
        return self.own(module) if forms is self.actor.forms else self._with(module, forms)

    def own(self, module: str | None) -> FieldAccess:
        """What the person's own role opens; of no module: of any."""
        found = self._own.get(module)
        if found is None:
            found = self._own[module] = self._with(module, self.actor.forms)
        return found

    def _with(self, module: str | None, forms: Mapping[str, str]) -> FieldAccess:
        return field_access(self.actor, self.kind, module, self._catalogue, forms)
