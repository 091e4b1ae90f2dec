"""What cases does once identity has done its part of a configuration."""

from chassis.unit_of_work import UnitOfWork
from contracts.identity import ConfigurationFollowed

from cases.configuration import store


async def follow_configuration(uow: UnitOfWork, event: ConfigurationFollowed) -> None:
    """Let the next turn go on; a configuration that was given up or deleted meanwhile stays as it is."""
    configuration = await store.find_configuration(uow.session, event.configuration_id, lock=True)
    if configuration is None:
        return
    configuration.follow()
    await store.save_configuration(uow.session, configuration)
