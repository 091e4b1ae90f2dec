"""The records of another kind that a record lists as its own: an incident of a case."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from chassis.driver import Row
from chassis.session import DatabaseSession
from contracts.values import FrozenValues, Values
from sharing.predicate import visible
from sharing.scope import Extent
from sqlalchemy import Uuid, any_, bindparam, func, select, update
from sqlalchemy.dialects.postgresql import ARRAY

from cases.form.domain import FormCatalogue
from cases.form.domain.field_types.subform import is_uuid
from cases.record.domain.kind import KINDS, Kind
from cases.record.domain.parts import rows_in
from cases.record.domain.record import Record
from cases.record.store.rows import ANYBODY, READ, Vault
from cases.record.store.sight import SIGHT
from cases.record.store.table import change_position, record


async def find_listed(
    session: DatabaseSession, kind: Kind, ids: Collection[str], extent: Extent, *, to_change: bool = False
) -> Sequence[Row]:
    """Those of the records that lie inside the extent, in the order they were made; to be changed: of their ids."""
    if not ids:
        return []
    wanted = select(*READ).where(
        record.c.id == any_(bindparam("ids", type_=ARRAY(Uuid))),
        record.c.record_type == bindparam("kind"),
        visible(SIGHT, extent.reach),
    )
    ordered = wanted.order_by(record.c.id).with_for_update() if to_change else wanted.order_by(record.c.created_at)
    values: Values = {"ids": [UUID(id) for id in ids], "kind": kind.resource, "sight": extent.names}
    return (await session.execute(ordered, values)).all()


def listed_in(values: FrozenValues, kind: Kind, resource: str) -> list[str]:
    """Ids of the records of this resource that a record of the kind lists. A form may make anything of the field."""
    told = values.get(kind.gathers.get(resource, ""))
    return [id for id in told if is_uuid(id)] if isinstance(told, list) else []


async def with_parts(
    session: DatabaseSession, vault: Vault, kind: Kind, records: Sequence[Record], names: frozenset[str] | None = None
) -> list[Record]:
    """The records, with the rows of them that are records of their own. `names`: fields that are wanted; none: all.

    Whoever may read the field may read its rows: they are found for anybody.
    """
    made = list(records)
    for field, resource in kind.parts.items():
        listed = {id for one in made for id in listed_in(one.values, kind, resource)}
        if listed and (names is None or field in names):
            found = await find_listed(session, KINDS[resource], listed, ANYBODY)
            parts = {str(row.id): vault.open(row) for row in found}
            shown = _shown(vault.catalogue, kind, field)
            made = [_joined(one, field, listed_in(one.values, kind, resource), parts, shown) for one in made]
    return made


AGAIN = (
    update(record)
    .where(record.c.id == bindparam("wanted"))
    .values(changed_xid=func.pg_current_xact_id(), change_position=change_position.next_value())
)


async def tell_again(session: DatabaseSession, id: UUID) -> None:
    """Devices are told of the record again: of itself nothing changed, but a row that is a record of its own."""
    await session.execute(AGAIN, {"wanted": id})


def _shown(catalogue: FormCatalogue, kind: Kind, field: str) -> frozenset[str]:
    spec = catalogue.field(kind.resource, field)
    return frozenset() if spec is None else frozenset(spec.rows)


def _joined(one: Record, field: str, ids: Iterable[str], parts: FrozenValues, shown: frozenset[str]) -> Record:
    """Beside what its own rows of the field were."""
    rows = [_row(id, parts[id], shown) for id in ids if id in parts]
    own = [row for row in rows_in(one.values, field) if row.get("unique_id") not in parts]
    return replace(one, values={**one.values, field: own + rows}) if own or rows else one


def _row(id: str, part: Any, shown: frozenset[str]) -> Values:
    return {"unique_id": id} | {name: value for name, value in part.values.items() if name in shown}
