"""Reading locations. A process remembers them until one changes."""

from chassis.session import DatabaseSession

from cases.location.domain import Locations
from cases.location.store import list_locations
from cases.remembered import Remembered

REMEMBERED: Remembered[Locations] = Remembered(list_locations, "location")


async def load_locations(session: DatabaseSession) -> Locations:
    return await REMEMBERED.get(session)
