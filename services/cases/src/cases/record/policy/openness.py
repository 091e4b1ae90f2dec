"""On which records a field is open to a reader: what lists find, count and sort by. Rules: `docs/domain/access.md §4`.

What `reading` says of one record, said of all of them: a condition on the record, since a person's own records and
those that were referred to them are open in different parts.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import lru_cache

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


@dataclass(frozen=True)
class EveryRole:
    """Form access of every role that a referral may name."""

    forms: RoleForms

    def __hash__(self) -> int:
        return hash(frozenset(self.forms))


NO_ROLE = EveryRole({})


def openings_of(
    actor: Actor,
    kind: Kind,
    catalogue: FormCatalogue,
    *,
    roles: EveryRole,
    beyond: Collection[str],
    name_parts: Collection[str],
) -> "Openings":
    """`beyond`: what a search shows of records out of sight."""
    limit = limit_of(actor, kind, {})
    return _openings(
        kind,
        catalogue,
        roles,
        actor.once(openings_of, lambda: frozenset(actor.forms)),
        field_access(actor, kind, None, catalogue, {}).readable,
        beyond=frozenset(beyond),
        name_places=frozenset({*kind.name_places, *name_parts}),
        told_by=frozenset() if limit is None else limit.told_by,
    )


@dataclass(frozen=True, eq=False)
class Openings:
    """For everybody who has these forms and these system fields."""

    kind: Kind
    catalogue: FormCatalogue
    roles: EveryRole
    forms: frozenset[str]
    of_system: frozenset[str]
    beyond: frozenset[str]
    name_places: frozenset[str]
    told_by: frozenset[str]
    _opened: dict[str, Openness] = field(default_factory=dict)

    def of(self, name: str) -> Openness:
        found = self._opened.get(name)
        if found is None:
            found = self._opened[name] = self._of(name)
        return found

    def _of(self, name: str) -> Openness:
        beside = self.kind.system[name].beside if name in self.kind.system else None
        own = self._modules(name)
        return Openness(
            own=own,
            referred=frozenset() if beside is Beside.OTHERS else self._referred(name),
            beyond=own if name in self.beyond and beside is None else NO_MODULE,
            of_owner=name in self.told_by,
            of_name=name in self.name_places,
            in_part=beside is Beside.PEOPLE or name == ALERT_TYPES,
        )

    def alike(self, names: Collection[str]) -> tuple[tuple[str, ...], ...]:
        """The fields, together where they are open in the same records."""
        found: dict[Openness, list[str]] = {}
        for name in names:
            found.setdefault(self.of(name), []).append(name)
        return tuple(map(tuple, found.values()))

    def _referred(self, name: str) -> frozenset[tuple[Modules, frozenset[str | None]]] | None:
        if name in self.of_system:
            return None
        holding = [form for form in self.catalogue.forms_of(self.kind.resource) if name in form.fields]
        by_form = ((frozenset(form.modules), self._having(form.unique_id)) for form in holding)
        return frozenset((modules, roles) for modules, roles in by_form if modules and roles)

    def _having(self, form: str) -> frozenset[str | None]:
        own = {None} if form in self.forms else set()
        return frozenset(own | {role for role, forms in self.roles.forms.items() if form in forms})

    def _modules(self, name: str) -> Modules:
        if name in self.of_system:
            return None
        found = self.catalogue.forms_of(self.kind.resource)
        opening = (form for form in found if form.unique_id in self.forms and name in form.fields)
        return frozenset(module for form in opening for module in form.modules)


@lru_cache(maxsize=256)
def _openings(
    kind: Kind,
    catalogue: FormCatalogue,
    roles: EveryRole,
    forms: frozenset[str],
    of_system: frozenset[str],
    *,
    beyond: frozenset[str],
    name_places: frozenset[str],
    told_by: frozenset[str],
) -> Openings:
    return Openings(kind, catalogue, roles, forms, of_system, beyond, name_places, told_by)
