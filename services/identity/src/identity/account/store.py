"""The table of accounts, and the only ways to them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chassis.columns import columns_of
from chassis.database import violation_as
from chassis.driver import Row
from chassis.errors import NotAllowed
from chassis.tables import made_and_changed
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sqlalchemy import (
    Column,
    ColumnElement,
    Executable,
    ForeignKey,
    Identity,
    Integer,
    Select,
    Table,
    Text,
    Uuid,
    and_,
    false,
    func,
    insert,
    or_,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB

from identity.account.domain import Account, AccountExists, AccountNotFound
from identity.account.policy import closed_roles, reads_agency
from identity.group.store import group_table, membership
from identity.role.policy import Standing
from identity.role.store import list_roles, open_standing, role_table
from identity.tables import metadata

account_table = Table(
    "account",
    metadata,
    *columns_of(
        Account,
        Column("id", Uuid, primary_key=True),
        Column("number", Integer, Identity(always=True), nullable=False, unique=True),
        Column("user_name", Text, nullable=False, unique=True),
        Column("role", Text, ForeignKey("role.unique_id"), nullable=False, index=True),
        Column("agency", Text, ForeignKey("agency.unique_id"), index=True),
        Column("email", Text, unique=True),
        Column("settings", JSONB(none_as_null=True)),
        *made_and_changed(),
    ),
)
NOT_WRITTEN = {"number", "created_at", "updated_at"}
PRESENT = account_table.c.deleted_at.is_(None)


def account_of(row: Row) -> Account:
    return Account(**row)


def values_of(account: Account) -> Values:
    return {name: value for name, value in vars(account).items() if name not in NOT_WRITTEN}


async def visible_to(uow: UnitOfWork, standing: Standing) -> ColumnElement[bool]:
    """The accounts the actor may see, as a condition; one's own always."""
    closed = closed_roles(standing, await list_roles(uow))
    own = account_table.c.id == uow.actor.id
    return and_(PRESENT, or_(own, and_(account_table.c.role.not_in(closed), _seen(standing))))


def _seen(standing: Standing) -> ColumnElement[bool]:
    actor = standing.actor
    if standing.is_super_user or standing.is_user_admin:
        return true()
    if reads_agency(standing):
        return account_table.c.agency == actor.agency
    if actor.scope == "all":
        return true()
    if actor.scope != "group":
        return false()
    sharing = (
        select(membership.c.account)
        .join(group_table, group_table.c.id == membership.c.user_group)
        .where(group_table.c.unique_id.in_(actor.groups))
    )
    return account_table.c.id.in_(sharing)


async def list_colleagues(uow: UnitOfWork, account: Account, scope: str) -> dict[str, bool]:
    """The people whose records this scope shows to the account, by user name; and whether each is out of use."""
    own = select(membership.c.user_group).where(membership.c.account == account.id)
    sharing = select(membership.c.account).where(membership.c.user_group.in_(own))
    reached: dict[str, ColumnElement[bool]] = {
        "all": true(),
        "agency": account_table.c.agency == account.agency,
        "group": account_table.c.id.in_(sharing),
    }
    seen = or_(account_table.c.id == account.id, reached.get(scope, false()))
    columns = select(account_table.c.user_name, account_table.c.disabled).where(PRESENT, seen)
    rows = await uow.session.execute(columns.order_by(account_table.c.user_name))
    return {row.user_name: row.disabled for row in rows}


async def open_account(uow: UnitOfWork, number: int, *, to: str) -> tuple[Account, Standing]:
    """An account by number, to `read` or `write` it; one that the actor may not see does not exist.

    To write one's own account needs no right here: the command decides what of it.
    """
    found = select(account_table).where(account_table.c.number == number)
    if to == "write":
        found = found.with_for_update()
    own = number == uow.actor.number
    if not own and not uow.actor.may_any("user", to, "agency_read" if to == "read" else to):
        raise NotAllowed(resource="user", actions=[to])
    standing = await open_standing(uow)
    row = (await uow.session.execute(found.where(await visible_to(uow, standing)))).first()
    if row is None:
        raise AccountNotFound
    return account_of(row), standing


async def list_placed(uow: UnitOfWork, role: str | None = None) -> Sequence[Account]:
    """The accounts that have a location; of one role, when it is given."""
    placed = select(account_table).where(PRESENT, account_table.c.location.is_not(None))
    if role is not None:
        placed = placed.where(account_table.c.role == role)
    return [account_of(row) for row in await uow.session.execute(placed)]


async def list_administrators(uow: UnitOfWork) -> list[str]:
    """User names of the accounts in use that look after accounts: super users' and user administrators'."""
    roles = [role.unique_id for role in await list_roles(uow) if role.is_super_user or role.is_user_admin]
    names = select(account_table.c.user_name).where(PRESENT, ~account_table.c.disabled, account_table.c.role.in_(roles))
    return sorted(await uow.session.scalars(names))


async def find_account(uow: UnitOfWork, id: UUID) -> Account | None:
    row = (await uow.session.execute(select(account_table).where(account_table.c.id == id))).first()
    return None if row is None else account_of(row)


async def find_account_by_name(uow: UnitOfWork, user_name: str) -> Account | None:
    """An account by its user name, also a deleted one: names are never given twice."""
    row = (await uow.session.execute(select(account_table).where(account_table.c.user_name == user_name))).first()
    return None if row is None else account_of(row)


async def email_taken(uow: UnitOfWork, email: str, *, but: UUID) -> bool:
    taken = select(account_table.c.id).where(account_table.c.email == email, account_table.c.id != but)
    return await uow.session.scalar(taken) is not None


async def add_account(uow: UnitOfWork, account: Account) -> Account:
    added = insert(account_table).values(values_of(account)).returning(account_table)
    return await _written(uow, added)


async def save_account(uow: UnitOfWork, account: Account) -> Account:
    saved = update(account_table).where(account_table.c.id == account.id)
    return await _written(uow, saved.values(values_of(account) | {"updated_at": func.now()}).returning(account_table))


async def _written(uow: UnitOfWork, change: Executable) -> Account:
    with violation_as(AccountExists()):
        return account_of((await uow.session.execute(change)).one())


async def groups_of(uow: UnitOfWork, accounts: Sequence[UUID]) -> dict[UUID, list[int]]:
    """The numbers of each account's groups."""
    found: dict[UUID, list[int]] = {account: [] for account in accounts}
    rows = select(membership).where(membership.c.account.in_(accounts)).order_by(membership.c.user_group)
    for row in await uow.session.execute(rows):
        found[row.account].append(row.user_group)
    return found


def counted() -> Select[Any]:
    """How many accounts are enabled and count against the licence: those whose role has no category."""
    return (
        select(func.count())
        .select_from(account_table.join(role_table, role_table.c.unique_id == account_table.c.role))
        .where(
            PRESENT,
            ~account_table.c.disabled,
            ~account_table.c.duplicate,
            role_table.c.user_category.is_(None),
        )
    )


async def count_enabled(uow: UnitOfWork) -> int:
    return await uow.session.scalar(counted()) or 0


async def role_is_used(uow: UnitOfWork, unique_id: str) -> bool:
    """Whether any account has, or had, the role."""
    used = select(account_table.c.id).where(account_table.c.role == unique_id).limit(1)
    return await uow.session.scalar(used) is not None
