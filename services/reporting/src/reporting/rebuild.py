"""`python -m reporting.rebuild`: empties the projection and asks the owners to announce everything again."""

import asyncio

from chassis.actor import service_actor
from chassis.database import Database
from chassis.serve import settings_of

from reporting.projection import commands


async def rebuild(database: Database) -> None:
    """Begin anew; the owners' answers then come over the bus."""
    async with database.transaction(service_actor("reporting")) as uow:
        await commands.rebuild(uow)


async def _run() -> None:
    async with Database.once(settings_of("reporting")) as uow:
        await commands.rebuild(uow)


if __name__ == "__main__":
    asyncio.run(_run())
