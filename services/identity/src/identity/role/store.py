"""The table of roles, and the only ways to them."""

from uuid import UUID

from chassis.ids import derived_id
from chassis.tables import made_and_changed
from chassis.unit_of_work import UnitOfWork
from sqlalchemy import Boolean, Column, Identity, Integer, Table, Text, select
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from identity.register import Register
from identity.role.domain import Role, RoleExists, RoleNotFound
from identity.role.policy import Standing, must_open_role, standing_of
from identity.tables import metadata

role_table = Table(
    "role",
    metadata,
    Column("id", Integer, Identity(always=True), primary_key=True),
    Column("unique_id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("description", Text),
    Column("group_permission", Text, nullable=False),
    Column("permissions", JSONB, nullable=False),
    Column("objects", JSONB, nullable=False),
    Column("forms", JSONB, nullable=False),
    Column("modules", ARRAY(Text), nullable=False),
    Column("referral", Boolean, nullable=False),
    Column("transfer", Boolean, nullable=False),
    Column("referral_authorization", Boolean, nullable=False),
    Column("is_manager", Boolean, nullable=False),
    Column("reporting_location_level", Integer),
    Column("user_category", Text),
    Column("disabled", Boolean, nullable=False),
    *made_and_changed(),
)
register = Register(table=role_table, entry=Role, missing=RoleNotFound, exists=RoleExists)
find_role = register.find
list_roles = register.list
add_role = register.add
save_role = register.save
remove_role = register.remove


def about(unique_id: str) -> UUID:
    """The bus subject of a role."""
    return derived_id("role", unique_id)


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
