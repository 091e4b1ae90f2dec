"""Snapshots of the configuration in the database, and how far their application is."""

from uuid import UUID

from chassis.columns import columns_of
from chassis.driver import Row
from chassis.session import DatabaseSession
from contracts.values import Values
from sqlalchemy import (
    Column,
    Index,
    SmallInteger,
    Table,
    Text,
    Uuid,
    delete,
    func,
    literal_column,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB, insert

from cases.configuration.domain.state import Configuration, State
from cases.tables import metadata

configuration = Table(
    "configuration",
    metadata,
    *columns_of(
        Configuration,
        Column("id", Uuid, primary_key=True),
        Column("version", Text, nullable=False, unique=True),
        Column("attempts", SmallInteger, nullable=False, server_default="0"),
        Column("outcome", JSONB),
        Column("data", JSONB, nullable=False),
    ),
)
WITHOUT_DATA = [column for column in configuration.c if column.name != "data"]
UNDER_WAY = configuration.c.state.in_([State.REQUESTED, State.APPLYING])
Index(
    "uq_configuration_under_way",
    literal_column("(true)"),
    unique=True,
    postgresql_where=text("state IN ('requested', 'applying')"),
    _table=configuration,
)


async def list_configurations(session: DatabaseSession) -> list[Configuration]:
    """Newest first, without their data."""
    rows = await session.execute(select(*WITHOUT_DATA).order_by(configuration.c.created_on.desc()))
    return [_configuration(row) for row in rows]


async def find_configuration(session: DatabaseSession, id: UUID, *, lock: bool = False) -> Configuration | None:
    query = select(*WITHOUT_DATA).where(configuration.c.id == id)
    row = (await session.execute(query.with_for_update() if lock else query)).one_or_none()
    return None if row is None else _configuration(row)


async def find_same(session: DatabaseSession, id: UUID, version: str) -> Configuration | None:
    """A configuration that has this id or this version already."""
    same = or_(configuration.c.id == id, configuration.c.version == version)
    row = (await session.execute(select(*WITHOUT_DATA).where(same).limit(1))).one_or_none()
    return None if row is None else _configuration(row)


async def find_under_way(session: DatabaseSession) -> Configuration | None:
    """The one configuration that is waiting or being applied; locked, unless somebody else holds it."""
    query = select(*WITHOUT_DATA).where(UNDER_WAY).with_for_update(skip_locked=True)
    row = (await session.execute(query)).one_or_none()
    return None if row is None else _configuration(row)


async def is_under_way(session: DatabaseSession) -> bool:
    return bool(await session.scalar(select(select(configuration.c.id).where(UNDER_WAY).exists())))


async def lock_requests(session: DatabaseSession) -> None:
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext("cases.configuration"))))


async def find_data(session: DatabaseSession, id: UUID) -> Values:
    data: Values = await session.scalar(select(configuration.c.data).where(configuration.c.id == id)) or {}
    return data


async def add_configuration(session: DatabaseSession, item: Configuration, data: Values) -> None:
    await session.execute(insert(configuration).values(**vars(item), data=data))


async def save_configuration(session: DatabaseSession, item: Configuration) -> None:
    await session.execute(update(configuration).where(configuration.c.id == item.id).values(**vars(item)))


async def delete_configuration(session: DatabaseSession, id: UUID) -> None:
    await session.execute(delete(configuration).where(configuration.c.id == id))


def _configuration(row: Row) -> Configuration:
    return Configuration(**{**row, "state": State(row.state), "outcome": row.outcome or {}})
