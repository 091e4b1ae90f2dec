"""Telling the others who an account is now; it counts here in the same transaction."""

from collections.abc import Sequence
from uuid import UUID

from chassis.actors import note_account
from chassis.unit_of_work import UnitOfWork
from contracts.identity import AccountChanged

from identity.account.domain import Account
from identity.account.store import find_account, groups_of
from identity.configuration_copy.store import ancestors_at, read_settings
from identity.group.store import list_groups
from identity.role.store import find_role


async def announce_account(uow: UnitOfWork, account: Account) -> None:
    names = {group.id: group.unique_id for group in await list_groups(uow)}
    groups = await groups_of(uow, [account.id])
    event = AccountChanged.of(
        account,
        account_id=account.id,
        groups=[names[number] for number in groups[account.id]],
        disabled=account.disabled or account.deleted_at is not None,
        notifications=account.mail_preferences,
    )
    await uow.publish(event, about=account.id)
    await note_account(uow, event)


async def announce_again(uow: UnitOfWork, accounts: Sequence[UUID]) -> None:
    """Announce accounts whose groups changed without a change of their own."""
    for id in accounts:
        account = await find_account(uow, id)
        if account is not None and account.deleted_at is None:
            await announce_account(uow, account)


async def reporting_location_of(uow: UnitOfWork, account: Account) -> str | None:
    """The ancestor of the account's location at its role's reporting level. Rule: `docs/domain/accounts.md §11`."""
    if account.location is None:
        return None
    role = await find_role(uow, account.role)
    settings = await read_settings(uow)
    own_level = None if role is None else role.reporting_location_level
    level = int(settings.reporting_location(own_level)["admin_level"])
    return (await ancestors_at(uow, {(account.location, level)})).get((account.location, level))
