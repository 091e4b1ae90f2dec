"""What identity keeps of cases' configuration: forms, modules, settings and locations, by events."""

from collections.abc import Iterable

from chassis.columns import columns_of
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sqlalchemy import Column, Integer, SmallInteger, Table, Text, delete, select
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, insert

from identity.configuration_copy.domain import PLACES, Form, Module, Settings
from identity.tables import metadata

form_copy = Table("form_copy", metadata, *columns_of(Form, Column("unique_id", Text, primary_key=True)))
module_copy = Table("module_copy", metadata, *columns_of(Module, Column("unique_id", Text, primary_key=True)))
settings_copy = Table(
    "settings_copy",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("settings", JSONB, nullable=False),
)
location_copy = Table(
    "location_copy",
    metadata,
    Column("code", Text, primary_key=True),
    Column("path", ARRAY(Text), nullable=False),
    Column("admin_level", SmallInteger, nullable=False),
)
code_copy = Table(
    "code_copy",
    metadata,
    Column("list", Text, primary_key=True),
    Column("code", Text, primary_key=True),
)
THE_ONE = 1


async def save(uow: UnitOfWork, table: Table, row: Values) -> None:
    """Insert the row, or put it in the place of the one that has its primary key."""
    change = insert(table).values(row)
    await uow.session.execute(change.on_conflict_do_update(index_elements=table.primary_key, set_=row))


async def knows_form(uow: UnitOfWork, unique_id: str) -> bool:
    known = select(form_copy.c.unique_id).where(form_copy.c.unique_id == unique_id)
    return await uow.session.scalar(known) is not None


async def remove_form(uow: UnitOfWork, unique_id: str) -> None:
    await uow.session.execute(delete(form_copy).where(form_copy.c.unique_id == unique_id))


async def save_locations(uow: UnitOfWork, rows: list[Values]) -> None:
    change = insert(location_copy)
    newest = {"path": change.excluded.path, "admin_level": change.excluded.admin_level}
    await uow.session.execute(change.on_conflict_do_update(index_elements=["code"], set_=newest), rows)


async def remove_locations(uow: UnitOfWork, codes: list[str]) -> None:
    await uow.session.execute(delete(location_copy).where(location_copy.c.code.in_(codes)))


async def list_forms(uow: UnitOfWork) -> dict[str, Form]:
    rows = await uow.session.execute(select(form_copy))
    return {row.unique_id: Form(**row) for row in rows}


async def list_modules(uow: UnitOfWork) -> dict[str, Module]:
    rows = await uow.session.execute(select(module_copy))
    return {row.unique_id: Module(**row) for row in rows}


async def read_settings(uow: UnitOfWork) -> Settings:
    """The system settings that are known here, before that the defaults (`docs/domain/configuration.md §8`)."""
    return Settings(await uow.session.scalar(select(settings_copy.c.settings)) or {})


async def save_codes(uow: UnitOfWork, name: str, codes: Iterable[str]) -> None:
    """A code that is removed from its list stays here: people and agencies may hold it."""
    rows = [{"list": name, "code": code} for code in codes]
    if rows:
        await uow.session.execute(insert(code_copy).on_conflict_do_nothing(), rows)


async def known_codes(uow: UnitOfWork, name: str, codes: set[str]) -> set[str]:
    """Of the codes those that the list has."""
    if not codes:
        return set()
    listed = select(location_copy.c.code.label("code")).where(location_copy.c.code.in_(codes))
    if name != PLACES:
        listed = select(code_copy.c.code).where(code_copy.c.list == name, code_copy.c.code.in_(codes))
    return set(await uow.session.scalars(listed))


async def ancestors_at(uow: UnitOfWork, wanted: set[tuple[str, int]]) -> dict[tuple[str, int], str]:
    """For each (location code, level) the code of its ancestor at that level; unknown ones are left out."""
    codes = {code for code, _ in wanted}
    if not codes:
        return {}
    own = await uow.session.execute(select(location_copy).where(location_copy.c.code.in_(codes)))
    paths = {row.code: list(row.path) for row in own}
    above = {code for path in paths.values() for code in path}
    rows = await uow.session.execute(select(location_copy).where(location_copy.c.code.in_(above)))
    levels = {row.code: row.admin_level for row in rows}
    found: dict[tuple[str, int], str] = {}
    for code, level in wanted:
        for ancestor in paths.get(code, ()):
            if levels.get(ancestor) == level:
                found[code, level] = ancestor
    return found
