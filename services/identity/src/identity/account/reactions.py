"""What accounts follow of cases' configuration: the reporting location of their place."""

from dataclasses import replace

from chassis.unit_of_work import UnitOfWork
from contracts.cases import LocationsChanged, SettingsChanged

from identity.account.commands.announce import announce_account, reporting_location_of
from identity.account.store import list_placed, save_account


async def follow_locations(uow: UnitOfWork, _event: LocationsChanged | SettingsChanged) -> None:
    """Announce the accounts whose reporting location is another one now."""
    for account in await list_placed(uow):
        now = await reporting_location_of(uow, account)
        if now != account.reporting_location:
            await announce_account(uow, await save_account(uow, replace(account, reporting_location=now)))
