"""The tables computed from events alone: cases, referrals, assignments and the configuration counts need."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from chassis.session import DatabaseSession
from chassis.tables import actor_account
from chassis.unit_of_work import UnitOfWork
from contracts.values import FrozenValues, Values
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Executable,
    Integer,
    Table,
    Text,
    Uuid,
    bindparam,
    delete,
    func,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, Insert, insert

from reporting.projection.domain import DATES, DUE_LISTS, FLAGS, LISTS, MOMENTS, PRESENCES, TEXTS
from reporting.tables import metadata

case_fact = Table(
    "case_fact",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("record_type", Text, nullable=False),
    *(Column(name, Boolean, nullable=False) for name in (*FLAGS, *(f"{name}_present" for name in PRESENCES))),
    *(Column(name, Date) for name in DATES),
    *(Column(name, DateTime(timezone=True)) for name in (*MOMENTS, *DUE_LISTS.values())),
    *(Column(name, Text) for name in TEXTS),
    *(Column(name, ARRAY(Text), nullable=False) for name in LISTS),
)
referral_fact = Table(
    "referral_fact",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("record_id", Uuid, nullable=False),
    Column("record_type", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("remote", Boolean, nullable=False),
    Column("service", Text),
    Column("transitioned_by", Text, nullable=False),
    Column("transitioned_to", Text),
    Column("agency", Text),
    Column("made_at", DateTime(timezone=True), nullable=False),
    Column("answered_at", DateTime(timezone=True)),
    Column("done_at", DateTime(timezone=True)),
    Column("ended_at", DateTime(timezone=True)),
)
assignment_fact = Table(
    "assignment_fact",
    metadata,
    Column("transition_id", Uuid, primary_key=True),
    Column("record_id", Uuid, nullable=False),
    Column("assigned_to", Text, nullable=False),
)
configuration_fact = Table(
    "configuration_fact",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("unique_id", Text, primary_key=True),
    Column("value", JSONB, nullable=False),
)

PROJECTIONS = (case_fact, referral_fact, assignment_fact, configuration_fact)

WANTED = configuration_fact.c.kind.in_(("settings", "module")) | (
    (configuration_fact.c.kind == "lookup") & (configuration_fact.c.unique_id == bindparam("lookup"))
)
CONFIGURATION = select(configuration_fact).where(WANTED)
CHANGE = func.nextval("projection_change")
"""Moves on with every change of the projection: who remembers a count sees that it is old. It locks nobody."""
CHANGED = select(func.coalesce(func.pg_sequence_last_value(text("'projection_change'::regclass")), 0))


def _upsert(table: Table) -> Insert:
    """Built once: to build it for every event costs more than to run it."""
    added = insert(table).values({column.name: bindparam(column.name, type_=column.type) for column in table.columns})
    kept = {column.name: added.excluded[column.name] for column in table.columns if not column.primary_key}
    newer = table.c.version < added.excluded.version if "version" in table.c else None
    return added.on_conflict_do_update(index_elements=["id"], set_=kept, where=newer)


def _added(table: Table, names: Sequence[str]) -> Insert:
    return insert(table).values({name: bindparam(name, type_=table.c[name].type) for name in names})


@cache
def _change_referrals(column: str | None, names: tuple[str, ...]) -> Executable:
    ids, times = bindparam("ids", type_=ARRAY(Uuid)), bindparam("times", type_=ARRAY(DateTime(timezone=True)))
    step = func.unnest(ids, times).table_valued("id", "at").render_derived(name="step")
    changed: Values = {name: bindparam(f"new_{name}", type_=referral_fact.c[name].type) for name in names}
    if column is not None:
        changed[column] = step.c.at
    return update(referral_fact).where(referral_fact.c.id == step.c.id).values(changed).returning(CHANGE)


PUT_RECORD = _upsert(case_fact).returning(CHANGE)
ADD_ASSIGNMENT = _added(assignment_fact, assignment_fact.columns.keys()).on_conflict_do_nothing().returning(CHANGE)
AGENCY = select(actor_account.c.agency).where(actor_account.c.user_name == bindparam("transitioned_to"))
LATER = frozenset({"agency", "answered_at", "done_at", "ended_at"})
"""What is not said of a referral when it is made."""
MADE = _added(referral_fact, [column.name for column in referral_fact.columns if column.name not in LATER])
ADD_REFERRAL = MADE.values(agency=AGENCY.scalar_subquery()).on_conflict_do_nothing().returning(CHANGE)
DROP_RECORD = (
    delete(assignment_fact).where(assignment_fact.c.record_id == bindparam("wanted")),
    delete(case_fact).where(case_fact.c.id == bindparam("wanted")).returning(CHANGE),
)
DROP_REFERRAL = delete(referral_fact).where(referral_fact.c.id == bindparam("wanted")).returning(CHANGE)


async def put_records(uow: UnitOfWork, rows: list[Values]) -> None:
    """Keep the newest version of each. A row is what `promoted` makes, with id, version and record_type."""
    await uow.session.execute(PUT_RECORD, rows)


async def add_assignment(uow: UnitOfWork, *, transition_id: UUID, record_id: UUID, assigned_to: str) -> None:
    row = {"transition_id": transition_id, "record_id": record_id, "assigned_to": assigned_to}
    await uow.session.execute(ADD_ASSIGNMENT, row)


async def add_referrals(uow: UnitOfWork, rows: list[Values]) -> None:
    """`agency` is that of the recipient, as far as it is known here."""
    await uow.session.execute(ADD_REFERRAL, rows)


async def change_referrals(
    uow: UnitOfWork, times: Mapping[UUID, datetime], column: str | None, values: FrozenValues
) -> int:
    """How many of these referrals are known here and were given the values, and their time in the column."""
    given = {"ids": list(times), "times": list(times.values())} | {f"new_{name}": new for name, new in values.items()}
    return len((await uow.session.execute(_change_referrals(column, tuple(values)), given)).all())


async def drop_record(uow: UnitOfWork, record_id: UUID) -> None:
    for statement in DROP_RECORD:
        await uow.session.execute(statement, {"wanted": record_id})


async def drop_referral(uow: UnitOfWork, transition_id: UUID) -> None:
    await uow.session.execute(DROP_REFERRAL, {"wanted": transition_id})


async def put_configuration(uow: UnitOfWork, *, kind: str, unique_id: str, value: Any) -> None:
    await put_configurations(uow, kind, {unique_id: value})


async def put_configurations(uow: UnitOfWork, kind: str, values: Values) -> None:
    if not values:
        return
    rows = [{"kind": kind, "unique_id": key, "value": value} for key, value in values.items()]
    change = insert(configuration_fact).values(rows)
    await uow.session.execute(
        change.on_conflict_do_update(
            index_elements=["kind", "unique_id"], set_={"value": change.excluded.value}
        ).returning(CHANGE)
    )


async def drop_configurations(uow: UnitOfWork, kind: str, unique_ids: list[str]) -> None:
    named = configuration_fact.c.unique_id.in_(unique_ids)
    await uow.session.execute(delete(configuration_fact).where(configuration_fact.c.kind == kind, named))


async def read_change(session: DatabaseSession) -> int:
    """The projection's number now."""
    return int(await session.scalar(CHANGED))


async def read_configuration(session: DatabaseSession, *, lookup: str) -> dict[tuple[str, str], Any]:
    """By (kind, unique id): the settings, every module, and one lookup's codes."""
    rows = await session.execute(CONFIGURATION, {"lookup": lookup})
    return {(row.kind, row.unique_id): row.value for row in rows}


async def clear_projections(uow: UnitOfWork) -> None:
    for table in PROJECTIONS:
        await uow.session.execute(delete(table))
    await uow.session.execute(select(CHANGE))
