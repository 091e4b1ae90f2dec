"""Creating an account."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from chassis.errors import Invalid
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from identity.account.commands.announce import announce_account, reporting_location_of
from identity.account.commands.telling import tell_of_account
from identity.account.commands.wanted import AccountRules, WantedAccount, check_names, new_account, read_wanted
from identity.account.domain import Account, TooManyAccounts
from identity.account.policy import must_assign
from identity.account.store import add_account, count_enabled, find_account_by_name
from identity.configuration_copy.store import read_settings
from identity.group.store import set_groups
from identity.role.domain import Role
from identity.role.store import open_standing


async def create_account(
    uow: UnitOfWork,
    attributes: Values,
    *,
    id: UUID,
    password_hash: str | None,
    now: datetime,
    rules: AccountRules,
) -> Account:
    """Create and announce an account. Without a password nobody can sign in with it yet."""
    uow.actor.must("user", "create")
    wanted = await read_wanted(uow, attributes, rules)
    account = replace(new_account(id, attributes), **wanted.fields, password_hash=password_hash)
    role = await check_new(uow, account, wanted)
    groups = wanted.groups or []
    must_assign(
        await open_standing(uow),
        role=role,
        agency=account.agency,
        groups=[group.unique_id for group in groups],
    )
    if not account.disabled:
        await must_fit(uow, role)
    if "services" not in attributes and wanted.agency is not None:
        account = replace(account, services=wanted.agency.services)
    accepted = now if account.code_of_conduct_id is not None else None
    account = replace(account, code_of_conduct_accepted_on=accepted)
    account = replace(account, reporting_location=await reporting_location_of(uow, account))
    added = await add_account(uow, account)
    await set_groups(uow, account=added.id, groups=[group.id for group in groups])
    await announce_account(uow, added)
    await tell_of_account(uow, added, role, now)
    return added


async def check_new(uow: UnitOfWork, account: Account, wanted: WantedAccount) -> Role:
    """Refuse with everything that is wrong at once; the role of a good one."""
    if wanted.role is None:
        wanted.wrong["role"] = ["errors.models.user.role_ids"]
    if wanted.agency is None:
        wanted.wrong["agency"] = ["errors.models.user.organization"]
    await check_names(uow, account, wanted)
    if await find_account_by_name(uow, account.user_name) is not None:
        wanted.wrong["user_name"] = ["errors.models.user.user_name_uniqueness"]
    if wanted.wrong or wanted.role is None:
        raise Invalid(wanted.wrong)
    return wanted.role


async def must_fit(uow: UnitOfWork, role: Role) -> None:
    """The licence's cap counts accounts whose role has no category. Rule: `docs/domain/accounts.md §10`."""
    maximum = (await read_settings(uow)).maximum_users
    if maximum is None or role.user_category is not None:
        return
    if await count_enabled(uow) >= maximum:
        raise TooManyAccounts(maximum=maximum)
