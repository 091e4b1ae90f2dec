"""Statements as SQLAlchemy writes them and asyncpg sends them."""

from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from chassis import statements
from chassis.database import Database, NotCommitted
from chassis.session import DatabaseSession, NotOneRow
from chassis.statements import JSON_NULL, kept, prepare
from chassis.tables import actor_account, audit_entry
from sqlalchemy import (
    Executable,
    Integer,
    String,
    bindparam,
    column,
    insert,
    literal,
    select,
    table,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB
from testkit.databases import rolled_back

ACCOUNT = select(actor_account.c.account).where(actor_account.c.user_name == bindparam("wanted"))
NOTED = {"actor": uuid4(), "user_name": "amina", "role": "r", "action": "a", "subject_type": "s", "outcome": "o"}


def test_a_statement_that_stays_is_built_once() -> None:
    assert prepare(ACCOUNT, ("wanted",)) is prepare(ACCOUNT, ("wanted",))


def test_statements_of_one_shape_share_their_sql_and_keep_their_own_values() -> None:
    one, other = (
        prepare(select(actor_account.c.id).where(actor_account.c.user_name == name), ()) for name in ("x", "y")
    )
    assert one.with_values({})[0] == other.with_values({})[0]
    assert [one.with_values({})[1], other.with_values({})[1]] == [["x"], ["y"]]


def test_what_is_made_on_the_way_is_not_kept_without_end() -> None:
    for number in range(3 * statements.REMEMBERED):
        prepare(select(literal(number).label(f"shape_{number}")), ())
    assert len(statements._by_statement) <= 2 * statements.REMEMBERED


def test_a_value_that_is_missing_is_an_error() -> None:
    with pytest.raises(KeyError):
        prepare(ACCOUNT, ()).with_values({})


async def test_a_list_written_out_takes_any_length(owner: Database) -> None:
    async with owner.session() as session:
        for names in ((), ("a",), ("a", "b", "c")):
            assert await session.scalars(select(literal("a")).where(literal("a").in_(names))) == list(names[:1])


@pytest.fixture
async def undone(owner_database: Database) -> AsyncIterator[DatabaseSession]:
    """The audit only grows: what these tests write into it is taken back."""
    async with rolled_back(owner_database) as session:
        yield session


async def test_values_keep_their_kinds(undone: DatabaseSession) -> None:
    moment, id = datetime(2026, 11, 28, tzinfo=UTC), uuid4()
    added = insert(audit_entry).values(NOTED | {"at": moment, "facts": {"id": [1, None, "é"]}, "subject": str(id)})
    row = (await undone.execute(added.returning(audit_entry))).one()
    assert (row.at, row["facts"], row.actor) == (moment, {"id": [1, None, "é"]}, NOTED["actor"])
    assert dict(row)["user_name"] == "amina"
    with pytest.raises(AttributeError):
        row.nothing_like_it  # noqa: B018  # that it raises is the test


async def test_none_in_a_json_column_is_json_s_own_null(undone: DatabaseSession) -> None:
    await undone.execute(insert(audit_entry).values(NOTED | {"facts": None}))
    last = text("SELECT facts = 'null'::jsonb FROM audit_entry ORDER BY position DESC LIMIT 1")
    assert await undone.scalar(last)


def told(statement: Executable) -> dict[str, Any]:
    """The values that are sent, by the place where the SQL says each."""
    sql, arguments = prepare(statement, ()).with_values({})
    return {f"${number}": value for number, value in enumerate(arguments, 1)} | {"sql": sql}


FILED = table("filed", column("id", Integer), column("code", String), column("one", JSONB), column("other", JSONB))


def test_null_of_a_json_column_alone_is_json_s_own() -> None:
    sent = told(insert(FILED).values(id=1, code=None, one=None, other={"a": 1}))
    assert [sent[f"${number}"] for number in range(1, 5)] == [1, None, JSON_NULL, {"a": 1}]
    sent = told(insert(FILED).values(id=1, code=None, one={"b": 2}, other={"a": 1}))
    assert [sent[f"${number}"] for number in range(1, 5)] == [1, None, {"b": 2}, {"a": 1}]


def test_it_is_so_beside_a_list_written_out_too() -> None:
    sent = told(update(FILED).values(code=None, one=None, other={"a": 1}).where(FILED.c.id.in_([7, 8])))
    assert {place: value for place, value in sent.items() if place != "sql"} == {
        "$1": None,
        "$2": JSON_NULL,
        "$3": {"a": 1},
        "$4": 7,
        "$5": 8,
    }
    assert "$5" in sent["sql"]


def test_what_holds_what_somebody_searched_for_is_not_kept() -> None:
    stays = select(FILED.c.id).where(FILED.c.code == bindparam("wanted"), FILED.c.id > 1)
    one, other = (select(FILED.c.id).where(FILED.c.code == wanted, FILED.c.id > 2) for wanted in ("x", "y"))
    for statement in (stays, one, other):
        prepare(statement, ())
    assert (other, ()) not in statements._by_statement
    staying = kept(select(FILED.c.id).where(FILED.c.code == "z", FILED.c.id > 2))
    assert prepare(staying, ()) is prepare(staying, ())
    assert staying.get_execution_options()[statements.KEPT] is True


async def test_one_row_is_one_row(owner: Database) -> None:
    async with owner.look() as session:
        rows = await session.execute(text("SELECT generate_series(1, 2) AS n"))
        assert [row.n for row in rows] == [1, 2]
        with pytest.raises(NotOneRow):
            rows.one()
        assert (await session.execute(text("SELECT 1 WHERE false"))).one_or_none() is None


async def test_a_failure_that_was_swallowed_is_not_taken_for_a_commit(owner: Database) -> None:
    async def go_on_regardless() -> None:
        async with owner.session() as session:
            try:
                await session.execute(text("SELECT 1 / 0"))
            except Exception:  # exactly what nobody should do
                return

    with pytest.raises(NotCommitted):
        await go_on_regardless()


async def test_what_fails_in_a_savepoint_undoes_no_more_than_that(owner: Database) -> None:
    add = text("INSERT INTO applied (subject, number) VALUES (gen_random_uuid(), :number)")
    async with owner.session() as session:
        await session.execute(add, {"number": 1})
        with suppress(ZeroDivisionError):
            async with session.savepoint():
                await session.execute(add, {"number": 2})
                raise ZeroDivisionError
        await session.execute(add, [{"number": 3}, {"number": 4}])
        assert await session.scalars(text("SELECT number FROM applied ORDER BY number")) == [1, 3, 4]
