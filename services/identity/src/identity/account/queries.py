"""Accounts as the API shows them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from chassis.errors import Invalid, NotAllowed
from chassis.paging import Page
from chassis.query import Query, last
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sqlalchemy import ColumnElement, String, Table, and_, func, or_, select

from identity.account.domain import Account
from identity.account.shapes import ORDERS, AccountColumns
from identity.account.store import (
    PRESENT,
    account_of,
    account_table,
    count_enabled,
    groups_of,
    list_colleagues,
    visible_to,
)
from identity.agency.domain import Agency
from identity.agency.store import agency_table, list_agencies
from identity.configuration_copy.domain import Settings
from identity.configuration_copy.store import ancestors_at, read_settings
from identity.group.domain import Group
from identity.group.shapes import GroupOfUser
from identity.group.store import group_table, list_groups, membership
from identity.role.domain import Role
from identity.role.store import list_roles, open_standing, role_table
from identity.workspace.domain.abilities import LISTING_USERS
from identity.workspace.domain.sight import Company
from identity.workspace.queries import workspace_of

COLUMNS = {"id": account_table.c.number, "role_unique_id": account_table.c.role} | {
    name: account_table.c[name] for name in AccountColumns.model_fields
}

IDENTIFIED = "identified"


@dataclass(frozen=True)
class Surroundings:
    """What accounts refer to, loaded once for a whole list."""

    roles: dict[str, Role]
    agencies: dict[str, Agency]
    groups: dict[int, Group]
    settings: Settings


async def load_surroundings(uow: UnitOfWork) -> Surroundings:
    return Surroundings(
        roles={role.unique_id: role for role in await list_roles(uow)},
        agencies={agency.unique_id: agency for agency in await list_agencies(uow)},
        groups={group.id: group for group in await list_groups(uow)},
        settings=await read_settings(uow),
    )


async def view_all(
    uow: UnitOfWork, accounts: Sequence[Account], *, extended: Sequence[str] | None = None
) -> list[Values]:
    """`extended`: the languages of the installation, where each is shown with the person's workspace."""
    around = await load_surroundings(uow)
    memberships = await groups_of(uow, [account.id for account in accounts])
    levels = {account.id: level_of(account, around) for account in accounts}
    wanted = {(a.location, levels[a.id]) for a in accounts if a.location is not None}
    places = await ancestors_at(uow, wanted)
    shown = []
    for account in accounts:
        groups = [around.groups[number] for number in memberships[account.id] if number in around.groups]
        place = places.get((account.location or "", levels[account.id]))
        row = view(account, around, groups) | ({"reporting_location_code": place} if place else {})
        if extended is not None:
            agency = around.agencies.get(account.agency or "")
            company = await company_of(uow, account, groups, around, extended)
            row |= await workspace_of(uow, around.roles[account.role], agency, company)
        shown.append(row)
    return shown


async def company_of(
    uow: UnitOfWork, account: Account, own: Sequence[Group], around: Surroundings, locales: Sequence[str]
) -> Company:
    """Of whom the account's scope shows records, which is for managers to choose from, and of which groups.

    Whoever looks at somebody else's account learns nothing of that one's colleagues.
    """
    role = around.roles[account.role]
    own_people = role.is_manager and account.id == uow.actor.id
    everywhere = role.group_permission == "all"
    return Company(
        today=uow.site.day(uow.began),
        locales=locales,
        locale=account.locale,
        people=await list_colleagues(uow, account, role.group_permission) if own_people else {},
        groups=[group for group in (around.groups.values() if everywhere else own) if not group.disabled],
        agencies=[agency for agency in around.agencies.values() if not agency.disabled],
    )


def level_of(account: Account, around: Surroundings) -> int:
    role = around.roles[account.role]
    return int(around.settings.reporting_location(role.reporting_location_level)["admin_level"])


def view(account: Account, around: Surroundings, groups: Sequence[Group]) -> Values:
    role = around.roles[account.role]
    agency = around.agencies.get(account.agency or "")
    shown: Values = {"id": account.number, "agency_id": agency.id if agency else None}
    shown |= AccountColumns.of(account) | {
        "module_unique_ids": role.modules,
        "role_unique_id": role.unique_id,
        "role_group_permission": role.group_permission,
        "user_group_unique_ids": [group.unique_id for group in groups],
        "user_groups": [GroupOfUser.of(group, description=group.description or "") for group in groups],
        "reporting_location_config": around.settings.reporting_location(role.reporting_location_level),
        "managed_report_scope": role.managed_report_scope,
    }
    return {name: value for name, value in shown.items() if value is not None}


async def show(uow: UnitOfWork, account: Account, *, extended: Sequence[str] | None = None) -> Values:
    return (await view_all(uow, [account], extended=extended))[0]


async def totals(uow: UnitOfWork) -> Values:
    settings = await read_settings(uow)
    return {"total_enabled": await count_enabled(uow), "maximum_users": settings.maximum_users}


async def list_wanted(uow: UnitOfWork, query: Query, page: Page, locales: Sequence[str]) -> tuple[list[Values], int]:
    """The visible accounts that fit the query, and how many there are in all."""
    if not uow.actor.may_any("user", *LISTING_USERS):
        raise NotAllowed(resource="user", actions=["read"])
    condition = and_(await visible_to(uow, await open_standing(uow)), *conditions(query))
    total = await uow.session.scalar(select(func.count()).select_from(account_table).where(condition))
    rows = select(account_table).outerjoin(agency_table, agency_table.c.unique_id == account_table.c.agency)
    rows = rows.where(condition).order_by(*order_of(query)).limit(page.per).offset(page.offset)
    accounts = [account_of(row) for row in await uow.session.execute(rows)]
    extended = locales if query.get("extended") == ["true"] else None
    return await view_all(uow, accounts, extended=extended), total or 0


async def find_wanted(uow: UnitOfWork, query: Query) -> list[Account]:
    """Every visible account that fits the query."""
    condition = and_(await visible_to(uow, await open_standing(uow)), *conditions(query))
    rows = await uow.session.execute(select(account_table).where(condition).order_by(account_table.c.number))
    return [account_of(row) for row in rows]


async def list_identified(uow: UnitOfWork, text: str) -> list[Values]:
    """Enabled accounts whose role's category says that they are people of a case."""
    wanted = and_(
        PRESENT,
        ~account_table.c.disabled,
        ~account_table.c.unverified,
        account_table.c.role.in_(select(role_table.c.unique_id).where(role_table.c.user_category == IDENTIFIED)),
        *text_conditions({"query": [text]}),
    )
    rows = select(account_table.c.user_name, account_table.c.full_name, account_table.c.email).where(wanted)
    return [dict(row) for row in await uow.session.execute(rows.order_by(account_table.c.user_name))]


def conditions(query: Query) -> list[ColumnElement[bool]]:
    """Primero's filters of the list of users."""
    columns = account_table.c
    filters: dict[str, Callable[[list[str]], ColumnElement[bool]]] = {
        "user_name": columns.user_name.in_,
        "location": columns.location.in_,
        "role_unique_id": columns.role.in_,
        "agency_unique_id": columns.agency.in_,
        "services": columns.services.overlap,
        "ids": lambda texts: columns.number.in_(numbers("ids", texts)),
        "disabled": lambda texts: columns.disabled.in_([text == "true" for text in texts]),
        "agency": lambda names: columns.agency.in_(named(agency_table, names)),
        "role_id": lambda names: columns.role.in_(named(role_table, names)),
    }
    return [*(fits(query[name]) for name, fits in filters.items() if name in query), *text_conditions(query)]


def text_conditions(query: Query) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if text := (last(query, "query") or "").strip().lower():
        names = (account_table.c.user_name, func.lower(account_table.c.full_name))
        found.append(or_(*(name.contains(text, autoescape=True) for name in names)))
    if "user_group_ids" in query:
        members = select(membership.c.account).join(group_table, group_table.c.id == membership.c.user_group)
        members = members.where(group_table.c.unique_id.in_(query["user_group_ids"]))
        found.append(account_table.c.id.in_(members))
    return found


def named(table: Table, names: list[str]) -> Any:
    """Unique ids of the agencies or roles that are named by it or by number."""
    number = table.c.id.cast(String)
    return select(table.c.unique_id).where(or_(table.c.unique_id.in_(names), number.in_(names)))


def numbers(name: str, texts: list[str]) -> list[int]:
    if not all(text.isascii() and text.isdigit() and len(text) < 10 for text in texts):  # noqa: PLR2004
        raise Invalid({name: ["not_a_number"]})
    return [int(text) for text in texts]


def order_of(query: Query) -> list[Any]:
    if "order_by" not in query:
        return [account_table.c.number]
    by = query["order_by"][-1]
    locale = query.get("locale", ["en"])[-1]
    columns = COLUMNS | {"agency_id": agency_table.c.name[locale].astext, "agency": agency_table.c.name[locale].astext}
    if by not in ORDERS:
        raise Invalid({"order_by": ["unknown"]})
    column: Any = columns[by]
    if by in {"full_name", "user_name", "position"}:
        column = func.lower(column)
    descending = query.get("order") == ["desc"]
    return [column.desc() if descending else column.asc(), account_table.c.number]
