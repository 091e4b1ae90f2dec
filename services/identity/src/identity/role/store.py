"""The table of roles, and the only ways to them."""

from chassis.unit_of_work import UnitOfWork
from sqlalchemy import select

from identity.register import Register, register_table
from identity.role.domain import Role, RoleExists, RoleNotFound
from identity.role.policy import Standing, must_open_role, standing_of

role_table = register_table("role", Role)
register = Register(subject="role", table=role_table, entry=Role, missing=RoleNotFound, exists=RoleExists)
find_role = register.find
list_roles = register.list
add_role = register.add
save_role = register.save
remove_role = register.remove


async def open_standing(uow: UnitOfWork) -> Standing:
    """The acting person's standing, with the limits of their role."""
    objects = await uow.session.scalar(select(role_table.c.objects).where(role_table.c.unique_id == uow.actor.role))
    return standing_of(uow.actor, objects or {})


async def open_role_of(uow: UnitOfWork, unique_id: str) -> Role:
    """The role of an account, which cannot be gone while somebody has it."""
    role = await find_role(uow, unique_id)
    if role is None:
        raise RoleNotFound
    return role


async def open_role(uow: UnitOfWork, id: int, *, to: str) -> tuple[Role, Standing]:
    """A role by number, to read or to write it. Every signed-in person may list roles, so a closed one is 403."""
    uow.actor.must("role", to)
    role = await register.open(uow, id, lock=to != "read")
    standing = await open_standing(uow)
    must_open_role(standing, role)
    return role, standing
