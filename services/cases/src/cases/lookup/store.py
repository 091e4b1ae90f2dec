"""Lookups in the database."""

from collections.abc import Sequence

from chassis.session import DatabaseSession
from chassis.tables import made_and_changed
from contracts.values import picked
from sqlalchemy import Boolean, Column, Identity, Integer, Table, Text, delete, select
from sqlalchemy.dialects.postgresql import JSONB

from cases.lookup.domain import Lookup
from cases.tables import insert_or_replace, metadata

lookup = Table(
    "lookup",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("unique_id", Text, nullable=False, unique=True),
    Column("name", JSONB, nullable=False),
    Column("locked", Boolean, nullable=False, server_default="false"),
    Column("values", JSONB, nullable=False),
    *made_and_changed(),
)

WRITTEN = ("unique_id", "name", "locked", "values")
COLUMNS = [lookup.c[name] for name in ("id", *WRITTEN)]


async def list_lookups(session: DatabaseSession) -> list[Lookup]:
    rows = await session.execute(select(*COLUMNS).order_by(lookup.c.id))
    return [Lookup(**row) for row in rows]


async def find_lookup(session: DatabaseSession, id: int) -> Lookup | None:
    row = (await session.execute(select(*COLUMNS).where(lookup.c.id == id).with_for_update())).one_or_none()
    return None if row is None else Lookup(**row)


async def find_lookup_by_name(session: DatabaseSession, unique_id: str) -> Lookup | None:
    query = select(*COLUMNS).where(lookup.c.unique_id == unique_id).with_for_update()
    row = (await session.execute(query)).one_or_none()
    return None if row is None else Lookup(**row)


async def save_lookups(session: DatabaseSession, lookups: Sequence[Lookup]) -> list[Lookup]:
    """Insert or replace by unique id, in one statement; the answer carries the ids."""
    if not lookups:
        return []
    rows = [picked(item, WRITTEN) for item in lookups]
    saved = insert_or_replace(lookup, rows, by=["unique_id"]).returning(*COLUMNS)
    return [Lookup(**row) for row in await session.execute(saved)]


async def delete_lookups(session: DatabaseSession, unique_ids: Sequence[str]) -> None:
    await session.execute(delete(lookup).where(lookup.c.unique_id.in_(unique_ids)))


async def find_fields_using(session: DatabaseSession, unique_id: str) -> list[str]:
    """Names of the fields whose options this lookup gives.

    The table is the form feature's, which builds on this one: hence by name.
    """
    field = metadata.tables["form_field"]
    query = select(field.c.name).where(field.c.attributes["option_strings_source"].astext == f"lookup {unique_id}")
    return sorted(set(await session.scalars(query)))
