"""Changing, disabling and deleting accounts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from chassis.errors import Invalid
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from identity.account.commands.announce import announce_account, reporting_location_of
from identity.account.commands.create import must_fit
from identity.account.commands.telling import tell_of_account, tell_of_password
from identity.account.commands.wanted import AccountRules, WantedAccount, check_names, read_wanted
from identity.account.domain import Account, NotForOneself, plain
from identity.account.policy import must_assign, must_change_own, must_manage
from identity.account.store import groups_of, open_account, save_account
from identity.group.store import find_groups, set_groups
from identity.role.domain import Role
from identity.role.policy import Standing, may_manage_holder
from identity.role.store import open_role_of
from identity.session.store import end_sessions


async def update_account(
    uow: UnitOfWork,
    number: int,
    attributes: Values,
    *,
    password_hash: str | None,
    session: UUID | None,
    now: datetime,
    rules: AccountRules,
) -> Account:
    """Change an account. A new password or disabling ends its sessions, except the `session` this is done in."""
    account, standing = await open_account(uow, number, to="write")
    wanted = await read_wanted(uow, attributes, rules, account)
    groups = await changed_groups(uow, account, wanted)
    after = await checked(uow, account, wanted, attributes)
    changed = {name for name in wanted.fields if getattr(account, name) != getattr(after, name)}
    changed |= ({"password"} if password_hash else set()) | ({"groups"} if groups else set())
    role = await must_change(uow, standing, account, changed)
    must_assign(
        standing,
        role=wanted.role if "role" in changed else None,
        agency=after.agency if "agency" in changed else None,
        groups=groups,
    )
    if account.disabled and not after.disabled:
        await must_fit(uow, wanted.role or role)
    if "code_of_conduct_id" in changed:
        after = replace(after, code_of_conduct_accepted_on=now)
    if password_hash is not None:
        after = replace(after, password_hash=password_hash, unverified=False)
    saved = await store_change(uow, account, after, wanted, session=session, now=now)
    if account.id != uow.actor.id:
        if "role" in changed and wanted.role is not None:
            await tell_of_account(uow, saved, wanted.role, now)
        if password_hash is not None:
            await tell_of_password(uow, saved, now)
    return saved


async def store_change(
    uow: UnitOfWork,
    before: Account,
    after: Account,
    wanted: WantedAccount,
    *,
    session: UUID | None,
    now: datetime,
) -> Account:
    after = replace(after, reporting_location=await reporting_location_of(uow, after))
    if after.password_hash != before.password_hash or after.disabled != before.disabled:
        after = replace(after, credentials_version=before.credentials_version + 1)
        await end_sessions(uow, before.id, now, but=None if after.disabled else session)
    saved = await save_account(uow, after)
    if wanted.groups is not None:
        await set_groups(uow, account=saved.id, groups=[group.id for group in wanted.groups])
    await announce_account(uow, saved)
    return saved


async def checked(uow: UnitOfWork, account: Account, wanted: WantedAccount, attributes: Values) -> Account:
    """The account as it would be. Records carry the user name, so it stays what it is."""
    after = replace(account, **wanted.fields)
    if "user_name" in attributes and plain(attributes["user_name"]) != account.user_name:
        wanted.wrong["user_name"] = ["user_name_is_fixed"]
    await check_names(uow, after, wanted)
    if wanted.wrong:
        raise Invalid(wanted.wrong)
    return after


async def must_change(uow: UnitOfWork, standing: Standing, account: Account, changed: set[str]) -> Role:
    role = await open_role_of(uow, account.role)
    if account.id == uow.actor.id:
        must_change_own(standing, changed)
    else:
        must_manage(standing, role)
    return role


async def changed_groups(uow: UnitOfWork, account: Account, wanted: WantedAccount) -> set[str]:
    """The groups the account would enter or leave."""
    if wanted.groups is None:
        return set()
    numbers = (await groups_of(uow, [account.id]))[account.id]
    before = {group.unique_id for group in await find_groups(uow, numbers=numbers)}
    return before ^ {group.unique_id for group in wanted.groups}


async def delete_account(uow: UnitOfWork, number: int, now: datetime) -> Account:
    """Remove the person. The user name stays taken, since records carry it: nobody else may come to own them."""
    if number == uow.actor.number:
        raise NotForOneself(attributes=["id"])
    uow.actor.must("user", "manage")
    account, standing = await open_account(uow, number, to="write")
    await must_change(uow, standing, account, set())
    await set_groups(uow, account=account.id, groups=[])
    await end_sessions(uow, account.id, now)
    gone = Account(
        id=account.id,
        user_name=account.user_name,
        full_name=account.user_name,
        role=account.role,
        disabled=True,
        credentials_version=account.credentials_version + 1,
        deleted_at=now,
    )
    await announce_account(uow, await save_account(uow, gone))
    return account


async def disable_accounts(uow: UnitOfWork, accounts: Sequence[Account], now: datetime) -> list[Account]:
    """Disable those of the accounts that the actor manages and that are not their own."""
    done = []
    for account in accounts:
        if account.disabled or account.id == uow.actor.id:
            continue
        found, standing = await open_account(uow, account.number, to="disable_multiple")
        if not may_manage_holder(standing, await open_role_of(uow, found.role)):
            continue
        after = replace(found, disabled=True)
        done.append(await store_change(uow, found, after, WantedAccount(), session=None, now=now))
    return done
