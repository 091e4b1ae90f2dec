"""What an administrator does with the contact information, and the first start with the settings."""

from chassis.ids import derived_id
from chassis.unit_of_work import UnitOfWork
from contracts.cases import SettingsChanged
from contracts.values import FrozenValues, Values

from cases.settings import domain, store


async def create_settings(uow: UnitOfWork) -> None:
    """The settings of a fresh installation, unless they are there."""
    if await store.add_settings(uow.session):
        await _announce(uow, await store.find_settings(uow.session))


async def change_options(uow: UnitOfWork, sent: FrozenValues) -> None:
    """Set these of the system's options; the others stay."""
    uow.actor.must("system", "manage")
    if uow.replayed:
        return
    settings = (await store.lock_settings(uow.session)).everything()
    changed = domain.SystemSettings(values=settings | {"system_options": settings["system_options"] | dict(sent)})
    await store.save_settings(uow.session, changed.everything())
    await uow.audit("change_settings", "settings", "system", facts={"options": dict(sent)})
    await _announce(uow, changed)


async def _announce(uow: UnitOfWork, settings: domain.SystemSettings) -> None:
    await uow.publish(SettingsChanged(settings=settings.everything()), about=derived_id("settings", "system"))


async def change_contact(uow: UnitOfWork, sent: FrozenValues) -> Values:
    uow.actor.must("system", "manage")
    return await store.find_contact(uow.session) if uow.replayed else await write_contact(uow, sent)


async def write_contact(uow: UnitOfWork, sent: FrozenValues) -> Values:
    contact = domain.change_contact(await store.find_contact(uow.session), sent)
    await store.save_contact(uow.session, contact)
    return contact
