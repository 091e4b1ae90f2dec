"""A page of records: filters, search, order. Rules: `docs/domain/lists.md §1`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from chassis.actor import Actor
from chassis.paging import Page
from chassis.sealing import Keyring
from chassis.site import Site
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sharing.chain import roles_in
from sharing.referred import asker_values
from sharing.rights import FINDING_OTHERS
from sharing.scope import Reach, extent_of, sees

from cases.form.domain import FormCatalogue
from cases.glimpse.commands import left_to_show, note_shown
from cases.record.domain.kind import Kind
from cases.record.policy.openness import NO_ROLE, EveryRole, Openings, openings_of
from cases.record.policy.reader import Reader
from cases.record.queries.answers import Names, present
from cases.record.queries.filterable import describe
from cases.record.store import listing as stored
from cases.record.store.belonging import with_parts
from cases.record.store.opened import OpenTo
from cases.record.store.rows import Vault
from cases.record.store.setup import Setup, load_setup
from cases.record.store.staff import find_every_role_s_forms, find_role_forms
from cases.search.domain.filters import RESERVED, Comparison, Filterable, UnknownFilter, read_filters
from cases.search.domain.terms import SHORTEST, identifier_term, name_terms, phone_terms
from cases.search.store import Sought

BY_COLUMN = frozenset({"flag_count", "alert_count"})


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What was asked for. `params`: the whole query string in order, from which the filters are read."""

    params: Sequence[tuple[str, str]]
    page: Page
    asked: Names = None
    order_by: str = "created_at"
    descending: bool = True
    counted: bool = True
    query: str | None = None
    id_search: bool = False
    phonetic: bool = False
    phone: bool = False
    in_sight: bool = False
    """Only among the records that the person sees, whatever search it is."""

    @property
    def is_record_search(self) -> bool:
        return self.query is not None and not self.in_sight and (self.id_search or self.phonetic or self.phone)


@dataclass(frozen=True)
class Found:
    """`page`: shorter than the one asked for where it would show too much."""

    data: list[Values]
    page: Page
    total: int | None = None


async def list_records(uow: UnitOfWork, keyring: Keyring, kind: Kind, wanted: Wanted) -> Found:
    uow.actor.must(kind.resource, "read")
    setup = await load_setup(uow.session)
    vault = Vault(keyring, setup.catalogue, uow.site)
    shown = shown_of(uow.actor, kind, setup.catalogue, wanted)
    roles = await find_every_role_s_forms(uow.session) if _looks_closer(wanted) else NO_ROLE
    asking = make_asking(uow.actor, kind, setup, wanted, site=uow.site, roles=roles, shown=shown)
    looks_beyond = asking.open_to.beyond and asking.sought is not None and bool(asking.sought.terms)
    if looks_beyond:
        left = await left_to_show(uow, setup.rules.shown_beyond_sight)
        asking = replace(asking, page=replace(asking.page, per=min(asking.page.per, left)))
    rows, total = await stored.find_page(uow.session, vault, asking)
    needed = {role for row in rows if row.grants for role in roles_in(row.grants)} - roles.forms.keys()
    forms = {**roles.forms, **await find_role_forms(uow.session, needed)}
    reader = Reader(uow.actor, kind, setup.catalogue, forms, setup.rules.name_parts)
    if looks_beyond:
        await note_shown(uow, kind.resource, sum(not sees(uow.actor, row.facts) for row in rows))
    opened = [vault.open(row) for row in rows]
    data = [_present(reader, one, shown) for one in await with_parts(uow.session, vault, kind, opened, shown)]
    return Found(data, asking.page, total)


async def find_listed(uow: UnitOfWork, keyring: Keyring, kind: Kind, wanted: Wanted) -> list[UUID]:
    """Ids of the records of the page, to do something with each."""
    uow.actor.must(kind.resource, "read")
    setup = await load_setup(uow.session)
    roles = await find_every_role_s_forms(uow.session)
    asking = make_asking(uow.actor, kind, setup, wanted, site=uow.site, roles=roles, shown=None)
    rows, _ = await stored.find_page(uow.session, Vault(keyring, setup.catalogue, uow.site), asking)
    return [row.id for row in rows]


def _looks_closer(wanted: Wanted) -> bool:
    """Whether it may ask for fields that a referral need not open."""
    filters = any(name not in RESERVED for name, _ in wanted.params)
    return filters or wanted.query is not None or wanted.order_by != Wanted.order_by


def make_asking(
    actor: Actor, kind: Kind, setup: Setup, wanted: Wanted, *, site: Site, roles: EveryRole, shown: Names
) -> stored.Asking:
    access = Reader(actor, kind, setup.catalogue, {}).own(None)

    def described(name: str) -> Any:
        return describe(name, kind=kind, access=access, catalogue=setup.catalogue)

    conditions = read_filters(wanted.params, described, site)
    if wanted.order_by in BY_COLUMN & access.readable:
        order = stored.Order(wanted.order_by, wanted.descending)
    else:
        order = _order_by_field(kind, wanted, described(wanted.order_by))
    beyond = shown if wanted.is_record_search and shown is not None else frozenset()
    parts = setup.rules.name_parts
    openings = openings_of(actor, kind, setup.catalogue, roles=roles, beyond=beyond, name_parts=parts)
    own = extent_of(actor).reach
    reach = _reach(actor, kind, wanted)
    return stored.Asking(
        kind=kind,
        reach=reach,
        open_to=OpenTo(own, actor.is_service, openings, beyond=reach is not own),
        asker=asker_values(actor),
        conditions=conditions,
        sought=_sought(wanted, kind, openings),
        order=replace(order, is_plain=wanted.order_by in BY_COLUMN or openings.of(wanted.order_by).is_plain),
        page=wanted.page,
        counted=wanted.counted,
        places=setup.rules.places,
    )


def _order_by_field(kind: Kind, wanted: Wanted, field: Filterable | None) -> stored.Order:
    if field is None:
        raise UnknownFilter({"order_by": ["unknown_field"]})
    if field.sealed and wanted.order_by not in kind.names:
        raise UnknownFilter({"order_by": ["sealed"]})
    is_span = field.compared is Comparison.SPAN
    return stored.Order(wanted.order_by, wanted.descending, is_sealed=field.sealed, is_span=is_span)


def _reach(actor: Actor, kind: Kind, wanted: Wanted) -> Reach:
    if wanted.is_record_search and actor.may_any(kind.resource, *FINDING_OTHERS):
        return Reach.EVERYTHING
    return extent_of(actor).reach


def _sought(wanted: Wanted, kind: Kind, openings: Openings) -> Sought | None:
    """None: no search. Without terms it finds nothing."""
    if wanted.query is None:
        return None
    if wanted.phonetic:
        sounds = tuple(dict.fromkeys(name_terms(wanted.query)))
        return Sought(terms=sounds, fields=openings.alike(kind.names), by_sound=True)
    if wanted.phone:
        return Sought(terms=tuple(phone_terms(wanted.query)), fields=openings.alike(kind.phones))
    terms = (identifier_term(wanted.query),) if len(wanted.query.strip()) >= SHORTEST else ()
    return Sought(terms=terms, fields=openings.alike(kind.identifiers))


def shown_of(actor: Actor, kind: Kind, catalogue: FormCatalogue, wanted: Wanted) -> Names:
    """A record search shows the summary, and for who may preview records, the preview's fields."""
    if not wanted.is_record_search:
        return wanted.asked
    names = set(kind.summary)
    if actor.may(kind.resource, "display_view_page"):
        fields = catalogue.fields(kind.resource)
        names |= {name for name, spec in fields.items() if spec.attributes.get("show_on_minify_form")}
    return frozenset(names | found_by_id(kind)) if wanted.id_search else frozenset(names)


def found_by_id(kind: Kind) -> frozenset[str]:
    """What a search by an identifier shows beside the summary, to tell it is the right child."""
    return frozenset(name for name, field in kind.system.items() if field.found_by_id)


def _present(reader: Reader, record: Any, shown: Names) -> Values:
    reading = reader.reading(record)
    if shown is not None and not reading.in_sight:
        reading = reading.within(shown)
    return present(reading, shown)
