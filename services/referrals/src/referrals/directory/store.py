"""The people of the actor copy, as possible targets."""

from collections.abc import Iterable

from chassis.actor import Actor
from chassis.actors import make_actor
from chassis.tables import actor_account, actor_role
from chassis.unit_of_work import UnitOfWork
from contracts.values import FrozenValues, Values
from sqlalchemy import ARRAY, Text, any_, bindparam, or_, select

from referrals.directory.domain import Narrowed, Role

PERSON = (
    select(actor_account.c.account, actor_role.c.role)
    .join(actor_role, actor_role.c.unique_id == actor_account.c.role)
    .where(actor_account.c.user_name == bindparam("wanted"), ~actor_account.c.disabled, ~actor_role.c.disabled)
)

NAMES = select(actor_account.c.user_name, actor_account.c.account["full_name"].astext.label("full_name")).where(
    actor_account.c.user_name == any_(bindparam("wanted", type_=ARRAY(Text)))
)


async def list_roles(uow: UnitOfWork) -> list[Role]:
    roles = await uow.session.scalars(select(actor_role.c.role).where(~actor_role.c.disabled))
    return [Role(role["unique_id"], role["permissions"], role["modules"], role.get("user_category")) for role in roles]


async def list_accounts(uow: UnitOfWork, *, roles: Iterable[str], wanted: Narrowed) -> list[Values]:
    """Enabled, verified accounts of these roles, by user name."""
    account = actor_account.c.account
    found = select(account).where(~actor_account.c.disabled, actor_account.c.role.in_(list(roles)))
    if wanted.agency is not None:
        found = found.where(actor_account.c.agency == wanted.agency)
    if wanted.location is not None:
        places = (account["reporting_location"].astext, account["location"].astext)
        found = found.where(or_(*(place == wanted.location for place in places)))
    if wanted.service is not None:
        found = found.where(account["services"].has_key(wanted.service))
    return list(await uow.session.scalars(found.order_by(actor_account.c.user_name)))


async def find_person(uow: UnitOfWork, user_name: str) -> Actor | None:
    """An enabled, verified account whose role is enabled, too."""
    row = (await uow.session.execute(PERSON, {"wanted": user_name})).one_or_none()
    return None if row is None else make_actor(row.account, row.role)


async def find_account(uow: UnitOfWork, user_name: str | None) -> FrozenValues:
    """What is known of an account, ended or not; nothing of none."""
    found = select(actor_account.c.account).where(actor_account.c.user_name == user_name)
    account: FrozenValues | None = await uow.session.scalar(found)
    return account or {}


async def find_full_names(uow: UnitOfWork, user_names: Iterable[str]) -> dict[str, str]:
    """By user name, of accounts that are disabled by now as well: they did what they did."""
    rows = await uow.session.execute(NAMES, {"wanted": sorted(user_names)})
    return {row.user_name: row.full_name for row in rows}


async def find_role(uow: UnitOfWork, unique_id: str) -> FrozenValues | None:
    found = select(actor_role.c.role).where(actor_role.c.unique_id == unique_id, ~actor_role.c.disabled)
    role: FrozenValues | None = await uow.session.scalar(found)
    return role
