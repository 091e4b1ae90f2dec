"""The table of user groups and who is in them, and the only ways to them."""

from collections.abc import Sequence
from uuid import UUID

from chassis.unit_of_work import UnitOfWork
from sqlalchemy import Column, Integer, Table, Uuid, delete
from sqlalchemy.dialects.postgresql import insert as upsert

from identity.group.domain import Group, GroupClosed, GroupExists, GroupNotFound
from identity.group.policy import may_open_group
from identity.register import Register, register_table
from identity.role.store import open_standing
from identity.tables import metadata

group_table = register_table("user_group", Group)
membership = Table(
    "membership",
    metadata,
    Column("account", Uuid, primary_key=True),
    Column("user_group", Integer, primary_key=True, index=True),
)
register = Register(subject="group", table=group_table, entry=Group, missing=GroupNotFound, exists=GroupExists)
find_group = register.find
list_groups = register.list
save_group = register.save


async def open_group(uow: UnitOfWork, id: int, *, to: str) -> Group:
    """A group by number, to `read` or `write` it: all for who sees everywhere, else one's own."""
    uow.actor.must("user_group", to)
    group = await register.open(uow, id)
    if not may_open_group(await open_standing(uow), group.unique_id):
        raise GroupClosed
    return group


async def find_groups(
    uow: UnitOfWork, *, numbers: Sequence[int] = (), unique_ids: Sequence[str] = ()
) -> Sequence[Group]:
    return await register.list(uow, group_table.c.id.in_(numbers) | group_table.c.unique_id.in_(unique_ids))


async def remove_group(uow: UnitOfWork, group: Group) -> list[UUID]:
    """Remove a group for good; the accounts that were in it."""
    left = delete(membership).where(membership.c.user_group == group.id).returning(membership.c.account)
    accounts = list(await uow.session.scalars(left))
    await register.remove(uow, group)
    return accounts


async def add_member(uow: UnitOfWork, *, account: UUID, group: int) -> None:
    row = {"account": account, "user_group": group}
    await uow.session.execute(upsert(membership).values(row).on_conflict_do_nothing())


async def set_groups(uow: UnitOfWork, *, account: UUID, groups: Sequence[int]) -> None:
    await uow.session.execute(delete(membership).where(membership.c.account == account))
    for group in dict.fromkeys(groups):
        await add_member(uow, account=account, group=group)
