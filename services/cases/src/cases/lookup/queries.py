"""Reading lookups. A process remembers them until one changes."""

from chassis.session import DatabaseSession

from cases.lookup.domain import Lookup
from cases.lookup.store import list_lookups
from cases.remembered import Remembered

REMEMBERED: Remembered[list[Lookup]] = Remembered(list_lookups, "lookup")


async def load_lookups(session: DatabaseSession) -> list[Lookup]:
    """Every lookup, oldest first. Shared by all requests of the process: do not change them."""
    return await REMEMBERED.get(session)
