"""Statements as SQLAlchemy writes them and asyncpg sends them."""

from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from chassis import statements
from chassis.database import Database, NotCommitted
from chassis.session import DatabaseSession, NotOneRow
from chassis.statements import prepare
from chassis.tables import actor_account, audit_entry
from sqlalchemy import bindparam, insert, literal, select, text
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
