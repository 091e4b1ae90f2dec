"""On which records a field is open to a reader: what lists find, count and sort by. Rules: `docs/domain/access.md §4`.

What `reading` says of one record, said of all of them: a condition on the record, since a person's own records and
those that were referred to them are open in different parts.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from chassis.actor import Actor
from contracts.system_field import Beside
from sharing.chain import RoleForms

from cases.form.domain import FormCatalogue
from cases.record.domain.kind import Kind
from cases.record.policy.fields import field_access
from cases.record.policy.reading import ALERT_TYPES, limit_of

Modules = frozenset[str] | None
"""Of which modules the records are; none: of whatever module."""
NO_MODULE: Modules = frozenset()


@dataclass(frozen=True, kw_only=True)
class Openness:
    """`own`: in records that are in sight by themselves. `referred`: in those that come through a referral, by the
    modules of a form that holds it and the roles that have the form; none: in all of them. `beyond`: in those out of
    sight that a search shows. `of_owner`: only in one's own. `of_name`: not where the name is hidden. `in_part`: not
    all values where somebody else's are closed.
    """

    name: str
    own: Modules
    referred: frozenset[tuple[Modules, frozenset[str | None]]] | None
    beyond: Modules
    of_owner: bool = False
    of_name: bool = False
    in_part: bool = False

    @property
    def is_plain(self) -> bool:
        """Open to the reader in every record that is in their sight."""
        of_all = self.own is None and self.referred is None
        return of_all and not (self.of_owner or self.of_name or self.in_part)

    def is_like(self, other: "Openness") -> bool:
        return replace(self, name=other.name) == other


class Openings:
    """`roles`: forms of every role that a referral may name. `beyond`: what a search shows of records out of sight."""

    def __init__(
        self,
        actor: Actor,
        kind: Kind,
        catalogue: FormCatalogue,
        *,
        roles: RoleForms,
        beyond: Collection[str],
        name_parts: Collection[str],
    ) -> None:
        self._kind = kind
        self._forms: dict[str | None, Mapping[str, str]] = {None: actor.forms}
        self._forms |= dict(roles.items())
        self._catalogue = catalogue
        self._beyond = beyond
        self._of_system = field_access(actor, kind, None, catalogue, {}).readable
        self._name_places = {*kind.name_places, *name_parts}
        limit = limit_of(actor, kind, {})
        self._told_by = frozenset() if limit is None else limit.told_by

    def of(self, name: str) -> Openness:
        beside = self._kind.system[name].beside if name in self._kind.system else None
        own = self._modules(name)
        return Openness(
            name=name,
            own=own,
            referred=frozenset() if beside is Beside.OTHERS else self._referred(name),
            beyond=own if name in self._beyond and beside is None else NO_MODULE,
            of_owner=name in self._told_by,
            of_name=name in self._name_places,
            in_part=beside is Beside.PEOPLE or name == ALERT_TYPES,
        )

    def alike(self, names: Collection[str]) -> list[list[str]]:
        """The fields, together where they are open in the same records."""
        found: list[list[Openness]] = []
        for name in names:
            opened = self.of(name)
            together = next((group for group in found if group[0].is_like(opened)), None)
            if together is None:
                found.append([opened])
            else:
                together.append(opened)
        return [[each.name for each in group] for group in found]

    def _referred(self, name: str) -> frozenset[tuple[Modules, frozenset[str | None]]] | None:
        if name in self._of_system:
            return None
        holding = [form for form in self._catalogue.forms_of(self._kind.resource) if name in form.fields]
        by_form = ((frozenset(form.modules), self._having(form.unique_id)) for form in holding)
        return frozenset((modules, roles) for modules, roles in by_form if modules and roles)

    def _having(self, form: str) -> frozenset[str | None]:
        return frozenset(role for role, forms in self._forms.items() if form in forms)

    def _modules(self, name: str) -> Modules:
        if name in self._of_system:
            return None
        forms, found = self._forms[None], self._catalogue.forms_of(self._kind.resource)
        opening = (form for form in found if form.unique_id in forms and name in form.fields)
        return frozenset(module for form in opening for module in form.modules)
