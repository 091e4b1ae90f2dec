"""Reading locations. A process remembers them until one changes."""

import hashlib
from dataclasses import dataclass

import orjson
from chassis.session import DatabaseSession

from cases.location.shapes import PlaceOfFile
from cases.location.store import list_locations
from cases.remembered import Remembered


@dataclass(frozen=True)
class LocationFile:
    """All places as a client keeps them. `tag` changes with the content."""

    content: bytes
    tag: str


async def _write_file(session: DatabaseSession) -> LocationFile:
    known = await list_locations(session)
    places = [PlaceOfFile.of(place, name=known.name_of(place)) for place in known.in_order]
    content = orjson.dumps({"data": places})
    return LocationFile(content, f'"{hashlib.sha256(content).hexdigest()[:32]}"')


load_locations = Remembered(list_locations, "location").get
load_file = Remembered(_write_file, "location").get
