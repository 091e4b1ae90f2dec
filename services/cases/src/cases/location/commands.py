"""What an administrator does with locations."""

from collections.abc import Sequence

from chassis.errors import existing
from chassis.ids import derived_id
from chassis.unit_of_work import UnitOfWork
from contracts.cases import LocationsChanged
from contracts.values import FrozenValues

from cases.location import store
from cases.location.domain import place as domain
from cases.location.domain.place import CodeTaken, Location, LocationHasPlaces, Locations


async def create_location(uow: UnitOfWork, sent: FrozenValues) -> Location:
    uow.actor.must("metadata", "manage")
    known = await _locked(uow)
    location = domain.read_location(sent, known)
    if location.code in known.by_code:
        if uow.replayed:
            return known.by_code[location.code]
        raise CodeTaken(location_code=location.code)
    now = await _save(uow, [location])
    return now.by_code[location.code]


async def import_locations(uow: UnitOfWork, places: Sequence[FrozenValues]) -> int:
    """Places with their parents before them; those that are known are left alone. How many are new."""
    uow.actor.must("metadata", "manage")
    known = await _locked(uow)
    made: list[Location] = []
    for place in places:
        if place["code"] not in known.by_code:
            location = domain.read_location(place, known)
            known.add(location)
            made.append(location)
    if made:
        await _save(uow, made)
    return len(made)


async def change_location(uow: UnitOfWork, id: int, sent: FrozenValues) -> Location:
    [changed] = await change_locations(uow, [{**sent, "id": id}])
    return changed


async def change_locations(uow: UnitOfWork, rows: Sequence[FrozenValues]) -> list[Location]:
    """Each row names its location by `id`. All or nothing."""
    uow.actor.must("metadata", "manage")
    known = await _locked(uow)
    before = [existing(known.find(row.get("id"))) for row in rows]
    if uow.replayed:
        return before
    changed = [domain.change_location(location, row) for location, row in zip(before, rows, strict=True)]
    now = await _save(uow, changed)
    return [now.by_code[location.code] for location in changed]


async def delete_location(uow: UnitOfWork, id: int) -> None:
    uow.actor.must("metadata", "manage")
    known = await _locked(uow)
    if uow.replayed and known.find(id) is None:
        return
    location = existing(known.find(id))
    if known.has_places(location.code):
        raise LocationHasPlaces(location_code=location.code)
    await store.delete_location(uow.session, location.code)
    await _announce(uow, LocationsChanged(locations=[], deleted=[location.code]))


async def _locked(uow: UnitOfWork) -> Locations:
    await store.lock_locations(uow.session)
    return await store.list_locations(uow.session)


async def _save(uow: UnitOfWork, locations: list[Location]) -> Locations:
    await store.save_locations(uow.session, locations)
    await _announce(uow, LocationsChanged(locations=domain.announced(locations)))
    return await store.list_locations(uow.session)


async def _announce(uow: UnitOfWork, event: LocationsChanged) -> None:
    await uow.publish(event, about=derived_id("location", "all"))
