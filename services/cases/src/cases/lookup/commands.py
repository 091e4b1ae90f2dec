"""What an administrator does with lookups."""

from collections.abc import Sequence

from chassis.errors import existing
from chassis.ids import derived_id, new_id
from chassis.unit_of_work import UnitOfWork
from contracts.cases import LookupChanged
from contracts.values import FrozenValues

from cases.lookup import domain, store
from cases.lookup.domain import Lookup, LookupInUse, LookupLocked, UniqueIdTaken


async def create_lookup(uow: UnitOfWork, attributes: FrozenValues) -> Lookup:
    uow.actor.must("metadata", "manage")
    lookup = domain.read_lookup({**attributes, "locked": False}, suffix=suffix_of(uow))
    known = await store.find_lookup_by_name(uow.session, lookup.unique_id)
    if known is not None:
        if uow.replayed:
            return known
        raise UniqueIdTaken(unique_id=lookup.unique_id)
    [saved] = await save_lookups(uow, [lookup])
    return saved


async def change_lookup(uow: UnitOfWork, id: int, attributes: FrozenValues) -> Lookup:
    uow.actor.must("metadata", "manage", "manage_restricted")
    lookup = existing(await store.find_lookup(uow.session, id))
    if uow.replayed:
        return lookup
    [saved] = await save_lookups(uow, [domain.change_lookup(lookup, attributes)])
    return saved


async def delete_lookup(uow: UnitOfWork, id: int) -> Lookup | None:
    """The lookup that is gone; None where this very command took it away before."""
    uow.actor.must("metadata", "manage")
    if uow.replayed and await store.find_lookup(uow.session, id) is None:
        return None
    lookup = existing(await store.find_lookup(uow.session, id))
    if lookup.locked:
        raise LookupLocked(unique_id=lookup.unique_id)
    users = await store.find_fields_using(uow.session, lookup.unique_id)
    if users:
        raise LookupInUse(unique_id=lookup.unique_id, used_by=users)
    await remove_lookups(uow, [lookup.unique_id])
    return lookup


async def save_lookups(uow: UnitOfWork, lookups: Sequence[Lookup]) -> list[Lookup]:
    """Insert or replace by unique id, and announce each."""
    saved = await store.save_lookups(uow.session, lookups)
    for lookup in saved:
        event = LookupChanged(unique_id=lookup.unique_id, values=lookup.announced())
        await uow.publish(event, about=derived_id("lookup", lookup.unique_id))
    return saved


async def remove_lookups(uow: UnitOfWork, unique_ids: Sequence[str]) -> None:
    await store.delete_lookups(uow.session, unique_ids)
    for unique_id in unique_ids:
        event = LookupChanged(unique_id=unique_id, values=[], deleted=True)
        await uow.publish(event, about=derived_id("lookup", unique_id))


async def offer_option(uow: UnitOfWork, unique_id: str, *, id: str, text: str) -> None:
    """Add an option to the lookup if there is such a lookup and it has no such option."""
    lookup = await store.find_lookup_by_name(uow.session, unique_id)
    if lookup is not None and id not in {value["id"] for value in lookup.values}:
        await save_lookups(uow, [domain.with_option(lookup, id, text)])


def suffix_of(uow: UnitOfWork) -> str:
    """Seven hex digits that end a made-up id: the same for a repeated command."""
    return (uow.command_id or new_id()).hex[-7:]
