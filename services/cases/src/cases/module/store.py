"""Modules in the database."""

from chassis.session import DatabaseSession
from chassis.tables import made_and_changed
from contracts.values import picked
from sqlalchemy import Column, Identity, Integer, Table, Text, select
from sqlalchemy.dialects.postgresql import JSONB

from cases.form.domain import Fields, lists_of, make_catalogue
from cases.form.store import list_forms
from cases.lookup.store import list_lookups
from cases.module.domain import Module, ModuleView, view_module
from cases.tables import insert_or_replace, metadata

module = Table(
    "module",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("unique_id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("description", Text),
    Column("record_types", JSONB, nullable=False),
    Column("field_map", JSONB, nullable=False),
    Column("creation_field_map", JSONB),
    Column("options", JSONB, nullable=False),
    *made_and_changed(),
)
WRITTEN = ("unique_id", "name", "description", "record_types", "field_map", "creation_field_map", "options")


async def list_modules(session: DatabaseSession) -> list[Module]:
    found = select(module.c.id, *(module.c[name] for name in WRITTEN)).order_by(module.c.id)
    return [Module(**row) for row in await session.execute(found)]


async def view_modules(session: DatabaseSession) -> list[ModuleView]:
    """Every module with its forms and its workflow."""
    forms = await list_forms(session)
    lookups = {lookup.unique_id: lookup.values for lookup in await list_lookups(session)}
    return [
        view_module(module, [form.unique_id for form in forms if module.unique_id in form.modules], lookups)
        for module in await list_modules(session)
    ]


async def find_case_fields(session: DatabaseSession, module: str) -> Fields:
    """The fields of the module's forms of cases, as they are now."""
    lists = lists_of(await list_lookups(session))
    return make_catalogue(await list_forms(session), lists).fields("case", module)


async def find_case_forms(session: DatabaseSession, module: str) -> set[str]:
    """The unique ids of the module's forms of cases, without those of rows."""
    listed = await list_forms(session)
    mine = (form for form in listed if form.parent_form == "case" and module in form.modules and not form.is_nested)
    return {form.unique_id for form in mine}


async def save_module(session: DatabaseSession, item: Module) -> None:
    """Insert or replace by unique id."""
    row = picked(item, WRITTEN)
    await session.execute(insert_or_replace(module, [row], by=["unique_id"]))
