"""Reading lookups. A process remembers them until one changes."""

from sqlalchemy.ext.asyncio import AsyncSession

from cases.lookup.domain import Lookup
from cases.lookup.store import list_lookups
from cases.remembered import Remembered

REMEMBERED: Remembered[list[Lookup]] = Remembered(list_lookups, "lookup")


async def load_lookups(session: AsyncSession) -> list[Lookup]:
    """Every lookup, oldest first. Shared by all requests of the process: do not change them."""
    return await REMEMBERED.get(session)
