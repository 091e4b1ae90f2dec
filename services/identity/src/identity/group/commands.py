"""Creating, changing and removing user groups. Each is announced whole."""

from dataclasses import replace
from uuid import UUID

from chassis.errors import Invalid
from chassis.unit_of_work import UnitOfWork
from contracts.identity import GroupChanged
from contracts.values import Values

from identity.agency.store import list_agencies
from identity.group.domain import Group, check_group
from identity.group.policy import joins_what_it_creates, may_open_group
from identity.group.store import add_member, find_group, open_group, register, remove_group, save_group
from identity.role.commands import make_unique_id
from identity.role.policy import Standing
from identity.role.store import open_standing

PLAIN = ("name", "description", "disabled")


async def changed_group(uow: UnitOfWork, group: Group, attributes: Values) -> Group:
    changes = {name: attributes[name] for name in PLAIN if name in attributes}
    if "agency_ids" in attributes or "agency_unique_ids" in attributes:
        changes["agencies"] = await known_agencies(uow, attributes)
    changed = replace(group, **changes)
    check_group(changed)
    return changed


async def known_agencies(uow: UnitOfWork, attributes: Values) -> list[str]:
    agencies = await list_agencies(uow)
    names = {agency.unique_id for agency in agencies}
    numbers = {agency.id: agency.unique_id for agency in agencies}
    wanted = list(attributes.get("agency_unique_ids") or [])
    wanted += [numbers.get(number, "") for number in attributes.get("agency_ids") or []]
    if not names.issuperset(wanted):
        raise Invalid({"agency_unique_ids": ["unknown_agency"]})
    return list(dict.fromkeys(wanted))


async def create_group(uow: UnitOfWork, attributes: Values) -> Group:
    uow.actor.must("user_group", "create")
    name = attributes.get("name") or ""
    unique_id = attributes.get("unique_id") or make_unique_id("usergroup", name)
    wanted = await changed_group(uow, Group(unique_id=unique_id, name=name), attributes)
    before = await find_group(uow, unique_id)
    group = await register.create(uow, before, wanted, announce_group)
    if before is None and joins_what_it_creates(await open_standing(uow)):
        await add_member(uow, account=uow.actor.id, group=group.id)
    return group


async def update_group(uow: UnitOfWork, id: int, attributes: Values) -> Group:
    group = await open_group(uow, id, to="write")
    if uow.replayed:
        return group
    saved = await save_group(uow, await changed_group(uow, group, attributes))
    await announce_group(uow, saved)
    return saved


async def delete_group(uow: UnitOfWork, id: int) -> tuple[Group, list[UUID]]:
    """Remove a group; the accounts that were in it, which must be announced again."""
    group = await open_group(uow, id, to="write")
    accounts = await remove_group(uow, group)
    await announce_group(uow, group, deleted=True)
    return group, accounts


async def apply_group(uow: UnitOfWork, standing: Standing, attributes: Values) -> Group | None:
    """Create or change the group of an applied configuration; None where its applier may not."""
    unique_id = attributes["unique_id"]
    before = await find_group(uow, unique_id)
    if not standing.actor.may("user_group", "create" if before is None else "write"):
        return None
    if before is not None and not may_open_group(standing, unique_id):
        return None
    known = {agency.unique_id for agency in await list_agencies(uow)}
    agencies = [name for name in attributes.get("agency_unique_ids") or [] if name in known]
    start = before or Group(unique_id=unique_id, name=attributes.get("name") or unique_id)
    wanted = await changed_group(uow, start, attributes | {"agency_unique_ids": agencies, "agency_ids": []})
    return await register.put(uow, before, wanted, announce_group)


async def announce_group(uow: UnitOfWork, group: Group, *, deleted: bool = False) -> None:
    event = GroupChanged.of(group, number=group.id, deleted=deleted)
    await uow.publish(event, about=register.about(group.unique_id))
