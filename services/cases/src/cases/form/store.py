"""Form sections and their fields in the database."""

from collections.abc import Iterable, Sequence

from chassis.session import DatabaseSession
from chassis.tables import made_and_changed
from contracts.values import picked
from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Identity,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    any_,
    bindparam,
    delete,
    func,
    literal,
    select,
    tuple_,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, insert

from cases.form.domain import Field, Form, inherit_modules
from cases.tables import insert_or_replace, metadata

form = Table(
    "form",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("unique_id", Text, nullable=False, unique=True),
    Column("parent_form", Text, nullable=False),
    Column("is_nested", Boolean, nullable=False, server_default="false"),
    Column("attributes", JSONB, nullable=False),
    *made_and_changed(),
)
"""`attributes`: every other attribute by its API name, where it is not the default (`docs/domain/forms.md §2`)."""

form_field = Table(
    "form_field",
    metadata,
    Column("id", Integer, Identity(), primary_key=True),
    Column("form_id", Integer, ForeignKey("form.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("subform", Text),
    Column("attributes", JSONB, nullable=False),
    *made_and_changed(),
    UniqueConstraint("form_id", "name"),
)
"""`subform`: unique id of the nested form whose fields the rows have. `attributes`: the rest, as in `form`."""
Index("ix_form_field_subform", form_field.c.subform)
OF_FIELD = [column.name for column in form_field.c if column.name not in {"form_id", "position"}]

form_module = Table(
    "form_module",
    metadata,
    Column("form_id", Integer, ForeignKey("form.id", ondelete="CASCADE"), primary_key=True),
    Column("module", Text, primary_key=True),
)
SAVE_FIELD = insert_or_replace(
    form_field,
    [{name: bindparam(name) for name in ("form_id", "position", "name", "type", "subform", "attributes")}],
    by=["form_id", "name"],
)


async def list_forms(session: DatabaseSession) -> list[Form]:
    """Every form with its fields in order and its modules; nested ones have those of the forms around them."""
    rows = (await session.execute(select(form).order_by(form.c.id))).all()
    forms = {row.id: Form(**row) for row in rows}
    for row in await session.execute(select(form_field).order_by(form_field.c.position)):
        forms[row.form_id].fields.append(Field(**{name: row[name] for name in OF_FIELD}))
    for row in await session.execute(select(form_module).order_by(form_module.c.module)):
        forms[row.form_id].modules.append(row.module)
    inherit_modules(forms.values())
    return list(forms.values())


async def list_module_names(session: DatabaseSession) -> frozenset[str]:
    """The table is the module feature's, which builds on this one: hence by name."""
    return frozenset(await session.scalars(select(metadata.tables["module"].c.unique_id)))


async def lock_forms(session: DatabaseSession) -> None:
    """Forms are changed one after the other: what one change checked, another must not undo."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext("cases.form"))))


async def save_forms(session: DatabaseSession, forms: Sequence[Form]) -> None:
    """Insert or replace by unique id, with fields and modules; rows keep their ids."""
    if not forms:
        return
    ids = await _save_rows(session, forms)
    await _save_fields(session, {ids[item.unique_id]: item.fields for item in forms})
    await session.execute(delete(form_module).where(form_module.c.form_id.in_(ids.values())))
    modules = [{"form_id": ids[item.unique_id], "module": name} for item in forms for name in item.modules]
    if modules:
        await session.execute(insert(form_module).values(modules))


async def delete_forms(session: DatabaseSession, unique_ids: Iterable[str]) -> None:
    await session.execute(delete(form).where(form.c.unique_id.in_(list(unique_ids))))


async def set_module_forms(session: DatabaseSession, module: str, unique_ids: Iterable[str]) -> None:
    """Give the module these forms and no others; names without a form are passed over, as Primero does."""
    wanted = select(form.c.id).where(form.c.unique_id.in_(list(unique_ids)))
    absent = form_module.c.form_id.not_in(wanted)
    await session.execute(delete(form_module).where(form_module.c.module == module, absent))
    ids = await session.scalars(wanted)
    if ids:
        given = insert(form_module).values([{"form_id": id, "module": module} for id in ids])
        await session.execute(given.on_conflict_do_nothing())


async def _save_rows(session: DatabaseSession, forms: Sequence[Form]) -> dict[str, int]:
    rows = [picked(item, ("unique_id", "parent_form", "is_nested", "attributes")) for item in forms]
    saved = insert_or_replace(form, rows, by=["unique_id"]).returning(form.c.unique_id, form.c.id)
    return {row.unique_id: row.id for row in await session.execute(saved)}


async def _save_fields(session: DatabaseSession, fields: dict[int, list[Field]]) -> None:
    rows = [
        picked(item, ("name", "type", "subform", "attributes")) | {"form_id": id, "position": position}
        for id, items in fields.items()
        for position, item in enumerate(items)
    ]
    kept = select(
        func.unnest(literal([row["form_id"] for row in rows], ARRAY(Integer))),
        func.unnest(literal([row["name"] for row in rows], ARRAY(Text))),
    )
    given = form_field.c.form_id == any_(literal(list(fields), ARRAY(Integer)))
    await session.execute(delete(form_field).where(given, tuple_(form_field.c.form_id, form_field.c.name).not_in(kept)))
    await session.execute(SAVE_FIELD, rows)
