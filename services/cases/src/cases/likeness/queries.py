"""Which records may be about the same child. Rules: `docs/domain/sound-alikes.md`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from chassis.paging import make_page
from chassis.sealing import Keyring
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sharing.chain import roles_in
from sharing.scope import sees

from cases.case.domain import CASE
from cases.glimpse.commands import left_to_show, note_shown
from cases.likeness import store
from cases.likeness.domain.known import child_in, terms_of_child
from cases.likeness.domain.scoring import SHOWN, Child, Likeness, compare, most_points
from cases.likeness.shapes import shown
from cases.record.policy.reader import Reader
from cases.record.policy.reading import Reading
from cases.record.queries.answers import present
from cases.record.queries.listing import Wanted, make_asking, shown_of
from cases.record.queries.show import open_record
from cases.record.store.rows import Vault
from cases.record.store.setup import Setup, load_setup
from cases.record.store.staff import find_every_role_s_forms, find_role_forms

MOST_SHOWN = 5


@dataclass(frozen=True)
class Looked:
    """One record that was compared. `shown`: to which of its fields it is narrowed; none: to what its reader reads."""

    reading: Reading
    likeness: Likeness


async def find_candidates(uow: UnitOfWork, keyring: Keyring, child: Child) -> Values:
    """Cases in the actor's sight that may be about a child who is being registered."""
    uow.actor.must(CASE.resource, "read")
    wanted = Wanted(params=[], page=make_page(None, None), query=" ".join(child.names), phonetic=True, in_sight=True)
    setup = await load_setup(uow.session)
    found = await _look(uow, Vault(keyring, setup.catalogue, uow.site), setup, wanted, child)
    return _answer(found[:MOST_SHOWN])


async def find_others_like(uow: UnitOfWork, keyring: Keyring, id: UUID) -> Values:
    """Cases that may be about the child of this one; out of sight, too, for who searches other people's records."""
    reading = await open_record(uow, keyring, CASE, id)
    setup = await load_setup(uow.session)
    child = child_in(reading.shown(reading.record.values), setup.rules)
    wanted = Wanted(params=[], page=make_page(None, None), query=" ".join(child.names) or None, phonetic=True)
    beyond = uow.actor.may(CASE.resource, "search_owned_by_others")
    left = await left_to_show(uow, setup.rules.shown_beyond_sight) if beyond else 0
    found = await _look(uow, Vault(keyring, setup.catalogue, uow.site), setup, wanted, child)
    kept = list(_as_many([each for each in found if each.reading.record.id != id], left))[:MOST_SHOWN]
    if beyond:
        await note_shown(uow, CASE.resource, sum(not each.reading.in_sight for each in kept))
    return _answer(kept)


def _as_many(found: Sequence[Looked], left: int) -> Iterator[Looked]:
    """Of those out of sight no more than are left to be shown."""
    for each in found:
        if each.reading.in_sight:
            yield each
        elif left > 0:
            left -= 1
            yield each


async def _look(uow: UnitOfWork, vault: Vault, setup: Setup, wanted: Wanted, child: Child) -> list[Looked]:
    """The likeliest first. A field that is closed to the actor in a record neither finds it nor speaks for it."""
    terms = terms_of_child(child)
    if not terms or most_points(child) < SHOWN:
        return []
    narrowed = shown_of(uow.actor, CASE, setup.catalogue, wanted)
    roles = await find_every_role_s_forms(uow.session)
    asking = make_asking(uow.actor, CASE, setup, wanted, site=uow.site, roles=roles, shown=narrowed)
    if asking.sought is None:
        return []
    asking = replace(asking, sought=replace(asking.sought, terms=tuple(terms)))
    rows = await store.find_alike(uow.session, vault.keyring, asking, child)
    needed = {role for row in rows if row.grants for role in roles_in(row.grants)} - roles.forms.keys()
    forms = {**roles.forms, **await find_role_forms(uow.session, needed)}
    reader = Reader(uow.actor, CASE, setup.catalogue, forms, setup.rules.name_parts)
    found = []
    for row in rows:
        reading = reader.reading(vault.open(row))
        if narrowed is not None and not sees(uow.actor, row.facts):
            reading = reading.within(narrowed)
        likeness = compare(child, child_in(reading.shown(reading.record.values), setup.rules), least=SHOWN)
        if likeness.points >= SHOWN:
            found.append(Looked(reading, likeness))
    return sorted(found, key=lambda each: (-each.likeness.points, str(each.reading.record.id)))


def _answer(found: Sequence[Looked]) -> Values:
    data = [
        {
            "record": present(each.reading, CASE.summary),
            "points": each.likeness.points,
            "reasons": shown(each.likeness),
        }
        for each in found
    ]
    return {"data": data, "shown_from": SHOWN}
