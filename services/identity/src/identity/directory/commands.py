"""Changes of roles and groups that change accounts with them."""

from dataclasses import replace
from datetime import datetime

from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from identity.account.commands.announce import announce_account, announce_again, reporting_location_of
from identity.account.commands.telling import tell_of_role
from identity.account.store import list_placed, role_is_used, save_account
from identity.group import commands as groups
from identity.group.domain import Group
from identity.role import commands as roles
from identity.role.domain import Role, RoleInUse
from identity.role.store import open_role


async def update_role(uow: UnitOfWork, id: int, attributes: Values, now: datetime) -> Role:
    """Change a role; another reporting level moves the reporting location of the accounts that have it."""
    before, _ = await open_role(uow, id, to="write")
    role = await roles.update_role(uow, id, attributes)
    await tell_of_role(uow, before, role, now)
    if role.reporting_location_level != before.reporting_location_level:
        for account in await list_placed(uow, role.unique_id):
            moved = replace(account, reporting_location=await reporting_location_of(uow, account))
            await announce_account(uow, await save_account(uow, moved))
    return role


async def delete_role(uow: UnitOfWork, id: int) -> Role:
    role, _ = await open_role(uow, id, to="write")
    if await role_is_used(uow, role.unique_id):
        raise RoleInUse(unique_id=role.unique_id)
    return await roles.delete_role(uow, id)


async def create_group(uow: UnitOfWork, attributes: Values) -> Group:
    """Create a group; a creator who sees only their own groups is in it, and announced."""
    group = await groups.create_group(uow, attributes)
    if not uow.replayed:
        await announce_again(uow, [uow.actor.id])
    return group


async def delete_group(uow: UnitOfWork, id: int) -> Group:
    group, accounts = await groups.delete_group(uow, id)
    await announce_again(uow, accounts)
    return group
