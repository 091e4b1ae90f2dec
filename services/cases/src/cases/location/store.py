"""Locations in the database."""

from collections.abc import Sequence

from chassis.session import DatabaseSession
from chassis.tables import made_and_changed
from contracts.values import picked
from sqlalchemy import Boolean, Column, Identity, Integer, SmallInteger, Table, Text, delete, func, select
from sqlalchemy.dialects.postgresql import JSONB

from cases.location.domain.place import SEPARATOR, Location, Locations
from cases.tables import insert_or_replace, metadata

location = Table(
    "location",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("path", Text, nullable=False),
    Column("admin_level", SmallInteger, nullable=False),
    Column("type", Text),
    Column("placename", JSONB, nullable=False),
    Column("disabled", Boolean, nullable=False, server_default="false"),
    *made_and_changed(),
)
"""`path`: the codes from the country down, with `/` between."""
ROWS = 2000
PLACE = ("path", "admin_level")
WRITTEN = ("code", *PLACE, "type", "placename", "disabled")
READ = ("id", "code", "type", "placename", "disabled")


async def list_locations(session: DatabaseSession) -> Locations:
    return Locations(
        Location(hierarchy=tuple(row.path.split(SEPARATOR)), **picked(row, READ))
        for row in await session.execute(select(location))
    )


async def lock_locations(session: DatabaseSession) -> None:
    """Locations are changed one after the other: a place must not lose its parent on the way."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext("cases.location"))))


async def save_locations(session: DatabaseSession, locations: Sequence[Location]) -> None:
    """Insert, or change what may change, by code."""
    rows = [picked(item, WRITTEN) for item in locations]
    for start in range(0, len(rows), ROWS):
        await session.execute(insert_or_replace(location, rows[start : start + ROWS], by=["code"], fixed=PLACE))


async def delete_location(session: DatabaseSession, code: str) -> None:
    await session.execute(delete(location).where(location.c.code == code))
