"""What an administrator does with the contact information, and the first start with the settings."""

from chassis.ids import derived_id
from chassis.unit_of_work import UnitOfWork
from contracts.cases import SettingsChanged
from contracts.values import FrozenValues, Values

from cases.settings import domain, policy, store


async def create_settings(uow: UnitOfWork) -> None:
    """The settings of a fresh installation, unless they are there."""
    if await store.add_settings(uow.session):
        settings = await store.find_settings(uow.session)
        event = SettingsChanged(settings=settings.everything())
        await uow.publish(event, about=derived_id("settings", "system"))


async def change_contact(uow: UnitOfWork, sent: FrozenValues) -> Values:
    policy.must_manage(uow.actor)
    return await store.find_contact(uow.session) if uow.replayed else await write_contact(uow, sent)


async def write_contact(uow: UnitOfWork, sent: FrozenValues) -> Values:
    contact = domain.change_contact(await store.find_contact(uow.session), sent)
    await store.save_contact(uow.session, contact)
    return contact
