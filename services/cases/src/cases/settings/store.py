"""System settings, contact information, and the copy of agencies, in the database."""

from chassis.driver import Row
from chassis.session import DatabaseSession
from chassis.tables import made_and_changed
from contracts.values import FrozenValues, Values
from sqlalchemy import Column, Integer, SmallInteger, Table, Text, select
from sqlalchemy.dialects.postgresql import JSONB, insert

from cases.settings.domain import DEFAULTS, SystemSettings
from cases.tables import insert_or_replace, metadata

system_settings = Table(
    "system_settings",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("settings", JSONB, nullable=False),
    *made_and_changed(),
)

contact_information = Table(
    "contact_information",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("contact", JSONB, nullable=False),
    *made_and_changed(),
)

agency = Table(
    "agency",
    metadata,
    Column("unique_id", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("agency", JSONB, nullable=False),
)


async def find_settings(session: DatabaseSession) -> SystemSettings:
    """What was set, on top of the defaults."""
    return SystemSettings(values=await session.scalar(select(system_settings.c.settings)) or {})


async def lock_settings(session: DatabaseSession) -> SystemSettings:
    """The same, and nobody else changes them until the end of the transaction."""
    asked = select(system_settings.c.settings).with_for_update()
    return SystemSettings(values=await session.scalar(asked) or {})


async def find_settings_row(session: DatabaseSession) -> Row | None:
    """The row with its stamps, or nothing before the first start."""
    return (await session.execute(select(system_settings))).one_or_none()


async def add_settings(session: DatabaseSession) -> bool:
    """Whether this is the first start: the one row is new."""
    made = insert(system_settings).values(id=1, settings=DEFAULTS).on_conflict_do_nothing()
    return await session.scalar(made.returning(system_settings.c.id)) is not None


async def save_settings(session: DatabaseSession, settings: FrozenValues) -> None:
    row = {"id": 1, "settings": dict(settings)}
    await session.execute(insert_or_replace(system_settings, [row], by=["id"]))


async def find_contact(session: DatabaseSession) -> Values:
    return await session.scalar(select(contact_information.c.contact)) or {}


async def save_contact(session: DatabaseSession, contact: FrozenValues) -> None:
    row = {"id": 1, "contact": dict(contact)}
    await session.execute(insert_or_replace(contact_information, [row], by=["id"]))


async def list_agencies(session: DatabaseSession) -> list[Values]:
    return list(await session.scalars(select(agency.c.agency).order_by(agency.c.number)))


async def save_agency(session: DatabaseSession, unique_id: str, number: int, document: Values) -> None:
    row = {"unique_id": unique_id, "number": number, "agency": document}
    change = insert(agency).values(row)
    await session.execute(change.on_conflict_do_update(index_elements=["unique_id"], set_=row))


async def delete_agency(session: DatabaseSession, unique_id: str) -> None:
    await session.execute(agency.delete().where(agency.c.unique_id == unique_id))


async def is_applying(session: DatabaseSession) -> bool:
    """Whether a configuration is being applied.

    The table is the configuration feature's, which builds on this one: hence by name.
    """
    table = metadata.tables["configuration"]
    under_way = select(table.c.id).where(table.c.state.in_(("requested", "applying"))).exists()
    return bool(await session.scalar(select(under_way)))
