"""What joins records of two kinds: the one that another names lists it, gives it values, and is followed by it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from chassis.actor import Actor
from chassis.driver import Row
from chassis.errors import Invalid, NotFound
from chassis.unit_of_work import UnitOfWork
from contracts.values import FrozenValues, Values
from sharing.chain import roles_in
from sharing.scope import extent_of

from cases.form.domain import Fields, as_kept
from cases.record.commands.announcing import write_next
from cases.record.domain import record as records
from cases.record.domain import sharing
from cases.record.domain.hand import Hand
from cases.record.domain.kind import KINDS, Kind
from cases.record.domain.known import fields_to_write
from cases.record.domain.record import Links, Record
from cases.record.domain.validation import check
from cases.record.policy.actions import must_name
from cases.record.policy.reader import Reader
from cases.record.policy.reading import Reading
from cases.record.store import rows
from cases.record.store.belonging import find_listed, listed_in, tell_again
from cases.record.store.setup import Setup
from cases.record.store.staff import find_people, find_role_forms


class LinkUnknown(Invalid):
    code = "link_unknown"
    title = "The record this one should belong to is not there."


@dataclass(frozen=True)
class Bench:
    """What a change is made with: the unit of work, what seals and opens, and what the configuration says. `locked`:
    rows that were named and are locked, by id, until they are written.
    """

    uow: UnitOfWork
    vault: rows.Vault
    setup: Setup
    locked: dict[str, Row] = field(default_factory=dict)

    def fields(self, kind: Kind, module: str | None) -> Fields:
        return fields_to_write(self.setup.catalogue, kind, module)


@dataclass(frozen=True)
class NamedRecords:
    """The records that a record names. `taken`: what it begins with of them where it has no value of its own."""

    links: Links = field(default_factory=Links)
    taken: Values = field(default_factory=dict)


async def find_named(bench: Bench, kind: Kind, given: FrozenValues) -> NamedRecords:
    """What follows from the records that the values name, locked. Refuses one that the actor does not see."""
    linked: dict[str, Values] = {}
    readable: dict[str, Values] = {}
    for name, resource in kind.links.items():
        if given.get(name) is not None:
            must_name(bench.uow.actor, kind, name)
            row = await _named_row(bench, KINDS[resource], name, given[name])
            linked[name] = rows.facts_only(row).values
            readable[name] = await _readable(bench, KINDS[resource], row)
    return await named_by(bench, kind, linked, readable)


async def named_by(
    bench: Bench, kind: Kind, linked: Mapping[str, Values], readable: Mapping[str, Values]
) -> NamedRecords:
    """`linked`: facts of the records that are named; `readable`: what the actor may read of them."""
    stamps = kind.link(linked, bench.setup.rules)
    owner = stamps.pop("owned_by", None)
    links = Links(stamps=stamps, owner=None if owner is None else await _person(bench.uow, owner))
    return NamedRecords(links, kind.take(readable, bench.setup.rules))


async def _person(uow: UnitOfWork, user_name: str) -> Actor | None:
    if user_name == uow.actor.user_name:
        return uow.actor
    return (await find_people(uow.session, [user_name])).get(user_name)


async def _named_row(bench: Bench, kind: Kind, name: str, id: Any) -> Row:
    uow = bench.uow
    locks = not (uow.replayed or uow.reading)
    try:
        row = await rows.find_row(uow.session, kind, UUID(str(id)), extent_of(uow.actor), to_change=locks)
    except (ValueError, NotFound):
        raise LinkUnknown({name: [LinkUnknown.code]}) from None
    if locks:
        bench.locked[str(row.id)] = row
    return row


async def _readable(bench: Bench, kind: Kind, row: Row) -> Values:
    roles = await find_role_forms(bench.uow.session, roles_in(row.grants))
    reader = Reader(bench.uow.actor, kind, bench.setup.catalogue, roles, bench.setup.rules.name_parts)
    return wholly_read(reader.reading(bench.vault.open(row)))


def wholly_read(reading: Reading) -> Values:
    """The values that are open to the reader, without those that are open in part."""
    whole = {name: value for name, value in reading.record.values.items() if name not in reading.withheld}
    return reading.shown(whole)


def fitting(bench: Bench, taken: FrozenValues, kind: Kind, fields: Fields, hand: Hand) -> Values:
    """Of the values that were taken over those that its own forms ask for and that fit them."""
    kept = as_kept({name: value for name, value in taken.items() if name in fields}, fields, bench.uow.site)
    return {
        name: value
        for name, value in kept.items()
        if name not in kind.kept and _fits(check({name: value}, {}, fields, hand.today))
    }


def _fits(found: Any) -> bool:
    return not found.problems and not found.references


async def lock_named(bench: Bench, kind: Kind, id: UUID, given: FrozenValues) -> None:
    """Lock the records that this one names before itself, so that nobody waits for who waits for them."""
    if not any(KINDS[to].gathers for to in kind.links.values()) or bench.uow.replayed:
        return
    row = await rows.find_row(bench.uow.session, kind, id, extent_of(bench.uow.actor))
    for name, resource in kind.links.items():
        ids = {str(named) for named in (row.facts.get(name), given.get(name)) if named is not None}
        for named in sorted(ids):
            await _lock(bench, KINDS[resource], named)


async def _lock(bench: Bench, kind: Kind, id: str) -> Row | None:
    try:
        return await rows.find_row(bench.uow.session, kind, UUID(id), rows.ANYBODY, to_change=True)
    except (ValueError, NotFound):
        return None


async def note_listed(
    bench: Bench, made: Record, hand: Hand, *, before: Record | None = None, erased: bool = False
) -> None:
    """The records that it names list it as long as it is enabled and names them. `before`: none of a new one."""
    for name, resource in made.kind.links.items():
        was, is_now = _naming(made if erased else before, name), None if erased else _naming(made, name)
        listing = KINDS[resource].gathers.get(made.kind.resource)
        if listing is not None and was != is_now:
            for named in sorted({one for one in (was, is_now) if one is not None}):
                await _list(bench, KINDS[resource], named, (listing, str(made.id), named == is_now), hand)
        elif listing is not None and is_now is not None:
            await tell_again(bench.uow.session, UUID(is_now))


def _naming(record: Record | None, name: str) -> str | None:
    return record.values.get(name) if record is not None and record.enabled else None


async def _list(bench: Bench, kind: Kind, id: str, entry: tuple[str, str, bool], hand: Hand) -> None:
    listing, named, listed = entry
    row = bench.locked.pop(id, None) or await _lock(bench, kind, id)
    if row is None or row.wrapped_key is None:
        return
    before = bench.vault.open(row)
    others = [one for one in before.values.get(listing) or () if one != named]
    given = {listing: [*others, named] if listed else others}
    if given[listing] == (before.values.get(listing) or []):
        return
    fields = bench.fields(kind, before.module)
    made = records.change(before, given, fields=fields, rules=bench.setup.rules, hand=hand, looked=False)
    await write_next(bench.uow, bench.vault, row, before, made, as_=kind.changed, hand=hand)


async def pass_on(bench: Bench, before: Record, owner: Actor, people: Mapping[str, Actor], hand: Hand) -> None:
    """What a record lists as its own changes hands with it."""
    for resource in before.kind.gathers:
        listed = listed_in(before.values, before.kind, resource)
        found = await find_listed(bench.uow.session, KINDS[resource], listed, rows.ANYBODY, to_change=True)
        for row in found:
            own = bench.vault.open(row)
            made = sharing.passed_on(own, owner, people=people, rules=bench.setup.rules, hand=hand)
            await write_next(bench.uow, bench.vault, row, own, made, as_=own.kind.changed, hand=hand)
