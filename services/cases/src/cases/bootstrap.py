"""What a fresh installation starts with: the child-protection module and the system settings."""

import asyncio

from chassis import serve
from chassis.database import Database
from chassis.settings import ServiceSettings
from chassis.unit_of_work import UnitOfWork

from cases.module.commands import create_child_protection
from cases.settings.commands import create_settings


async def write_defaults(uow: UnitOfWork) -> None:
    """What is there already is left alone."""
    await create_child_protection(uow)
    await create_settings(uow)


async def create_defaults(settings: ServiceSettings) -> None:
    """Write the defaults into the service's database, in one transaction."""
    async with Database.once(settings) as uow:
        await write_defaults(uow)


def main() -> None:
    asyncio.run(create_defaults(serve.settings_of("cases")))


if __name__ == "__main__":
    main()
