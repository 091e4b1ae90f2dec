"""The statements that write a record with its history, and how tokens come with their values."""

from collections.abc import Iterable
from typing import Any

from contracts.values import Values
from sqlalchemy import ColumnElement, DateTime, Executable, Text, bindparam, cast, func, literal, select
from sqlalchemy import insert as inserted
from sqlalchemy import update as updated
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.dialects.postgresql import insert as upserted

from cases.history.store import record_history
from cases.record.store.table import COLUMN_OF, change_position, record, record_departure


def as_array(tokens: Iterable[int]) -> str:
    """As PostgreSQL reads an array: of a list the driver asks of each number whether it is a list itself."""
    return f"{{{','.join(map(str, sorted(tokens)))}}}"


COMMON = ("version", "flag_count", *COLUMN_OF.values(), "grants", "alerts", "field_versions", "facts", "chained")
TOKENS = ("search", "sounds", "places")
SEALED = (*TOKENS, "sealed")
HISTORY = ("record_id", "version", "at", "user_name", "action", "changes", "proof", "sealed")


def given(name: str, *, prefix: str = "") -> ColumnElement[Any]:
    """What a column of the record is to hold, as it comes with the values under this name; tokens: `as_array`."""
    if name in TOKENS:
        return cast(bindparam(prefix + name, type_=Text), record.c[name].type)
    return bindparam(prefix + name, type_=record.c[name].type)


def _insert() -> Executable:
    """The record and the beginning of its history, in one statement; no row where there is one with this id."""
    names = ("id", "record_type", *COMMON, *SEALED, "wrapped_key")
    made = upserted(record).values({name: given(name) for name in names})
    new = made.on_conflict_do_nothing(index_elements=[record.c.id]).returning(record.c.id).cte("made")
    beginning = select(
        new.c.id,
        literal(1),
        bindparam("at", type_=DateTime(timezone=True)),
        bindparam("user_name", type_=Text),
        literal("create"),
        literal({}, JSONB),
        bindparam("proof", type_=record_history.c.proof.type),
    )
    told = inserted(record_history).from_select(HISTORY[:-1], beginning).cte("told")
    return select(new.c.id).add_cte(told)


def _update(names: tuple[str, ...]) -> Executable:
    """The record's next version, its history's next entry, and who sees it no more, in one statement."""
    values: Values = {name: given(name) for name in names}
    values |= {"changed_xid": func.pg_current_xact_id(), "change_position": change_position.next_value()}
    changed = updated(record).where(record.c.id == bindparam("row_id")).values(values)
    written = changed.returning(record.c.id, record.c.record_type).cte("written")
    entry = select(
        written.c.id,
        bindparam("version", type_=record.c.version.type),
        bindparam("at", type_=DateTime(timezone=True)),
        bindparam("user_name", type_=Text),
        bindparam("action", type_=Text),
        bindparam("changes", type_=JSONB),
        bindparam("proof", type_=record_history.c.proof.type),
        bindparam("hidden", type_=record_history.c.sealed.type),
    )
    told = inserted(record_history).from_select(HISTORY, entry).cte("told")
    left = cast(bindparam("names"), ARRAY(Text))
    departed = select(written.c.id, written.c.record_type, left).where(func.cardinality(left) > 0)
    departure = inserted(record_departure).from_select(["record_id", "record_type", "names"], departed)
    return departure.add_cte(told)


INSERT = _insert()
UPDATE = _update(COMMON)
UPDATE_SEALED = _update((*COMMON, *SEALED))
