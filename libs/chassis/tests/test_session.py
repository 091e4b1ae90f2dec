"""What a statement answers, and what of it stays: rows that are none, one or many; lists of values; savepoints."""

from contextlib import suppress

import asyncpg
import pytest
from chassis.database import Database
from chassis.driver import ConstraintViolated, DatabaseAway, DatabaseError
from chassis.session import DatabaseSession, NotOneRow
from sqlalchemy import text

NONE = text("SELECT 1 AS n WHERE false")
ONE = text("SELECT 7 AS n, 'x' AS other")
TWO = text("SELECT n, 'x' AS other FROM generate_series(7, 8) AS n ORDER BY n")
FROM_ON = text("SELECT n FROM generate_series(1, 3) AS n WHERE n >= :least ORDER BY n")
ADD = text("INSERT INTO applied (subject, number) VALUES (gen_random_uuid(), :number)")
ADDED = text("SELECT number FROM applied ORDER BY position")


async def test_of_no_row_there_is_no_first_and_not_one(owner: Database) -> None:
    async with owner.look() as session:
        rows = await session.execute(NONE)
    assert (rows.all(), list(rows), rows.first(), rows.one_or_none()) == ([], [], None, None)
    for one in (rows.one, rows.scalar_one):
        with pytest.raises(NotOneRow):
            one()


async def test_of_one_row_it_is_the_first_and_the_one(owner: Database) -> None:
    async with owner.look() as session:
        rows = await session.execute(ONE)
    [row] = rows.all()
    assert (row.n, row.other) == (7, "x")
    assert rows.first() is rows.one() is rows.one_or_none() is row
    assert rows.scalar_one() == 7


async def test_of_two_rows_there_is_a_first_and_neither_is_the_one(owner: Database) -> None:
    async with owner.look() as session:
        rows = await session.execute(TWO)
    assert rows.first() == rows.all()[0]
    assert [row.n for row in rows] == [7, 8]
    for one in (rows.one, rows.one_or_none, rows.scalar_one):
        with pytest.raises(NotOneRow):
            one()


async def test_the_first_value_is_told_of_the_first_row_or_of_each(owner: Database) -> None:
    async with owner.look() as session:
        assert await session.scalar(ONE) == 7
        assert await session.scalar(TWO) == 7
        assert await session.scalar(NONE) is None
        assert await session.scalars(TWO) == [7, 8]
        assert await session.scalars(NONE) == []
        assert await session.scalar(FROM_ON, {"least": 2}) == 2
        assert await session.scalars(FROM_ON, {"least": 2}) == [2, 3]


async def test_a_list_of_values_is_done_once_for_each(owner: Database) -> None:
    async with owner.session() as session:
        assert (await session.execute(ADD, [])).all() == []
        assert await session.scalars(ADDED) == []
        assert (await session.execute(ADD, [{"number": 1}, {"number": 2}, {"number": 3}])).all() == []
        assert await session.scalars(ADDED) == [1, 2, 3]


async def test_one_in_a_list_tells_its_rows(owner: Database) -> None:
    async with owner.look() as session:
        assert [row.n for row in await session.execute(FROM_ON, [{"least": 3}])] == [3]


@pytest.mark.parametrize("given", [{"number": 2}, [{"number": 2}], [{"number": 3}, {"number": 2}]])
async def test_what_a_constraint_holds_up_is_told_however_it_was_sent(
    owner: Database, given: dict[str, int] | list[dict[str, int]]
) -> None:
    async def add() -> None:
        async with owner.session() as session:
            await session.execute(text("CREATE UNIQUE INDEX only_once ON applied (number)"))
            await session.execute(ADD, {"number": 2})
            await session.execute(ADD, given)

    with pytest.raises(ConstraintViolated) as held_up:
        await add()
    assert (held_up.value.sqlstate, held_up.value.constraint) == ("23505", "only_once")
    assert isinstance(held_up.value.__cause__, asyncpg.UniqueViolationError)


async def test_of_a_list_all_is_done_or_nothing(owner: Database) -> None:
    with pytest.raises(DatabaseError):
        async with owner.session() as session:
            await session.execute(ADD, [{"number": 1}, {"number": 10**12}])
    async with owner.look() as session:
        assert await session.scalars(ADDED) == []


async def _add(session: DatabaseSession, number: int) -> None:
    await session.execute(ADD, {"number": number})


async def test_a_savepoint_inside_another_undoes_its_own_part_alone(owner: Database) -> None:
    async def fail_within(session: DatabaseSession) -> None:
        async with session.savepoint():
            await _add(session, 3)
            raise KeyError

    async def fail_around(session: DatabaseSession) -> None:
        async with session.savepoint():
            await _add(session, 1)
            async with session.savepoint():
                await _add(session, 2)
            with pytest.raises(KeyError):
                await fail_within(session)
            assert await session.scalars(ADDED) == [1, 2]
            raise ZeroDivisionError

    async with owner.session() as session:
        with pytest.raises(ZeroDivisionError):
            await fail_around(session)
        assert await session.scalars(ADDED) == []
        await _add(session, 4)
    async with owner.look() as session:
        assert await session.scalars(ADDED) == [4]


async def test_a_savepoint_heals_a_transaction_whose_statement_failed(owner: Database) -> None:
    async with owner.session() as session:
        await _add(session, 1)
        with pytest.raises(DatabaseError):
            async with session.savepoint():
                await session.execute(text("SELECT 1 / 0"))
        await _add(session, 2)
    async with owner.look() as session:
        assert await session.scalars(ADDED) == [1, 2]


@pytest.mark.parametrize("goes_well", [True, False])
async def test_a_savepoint_leaves_none_behind(owner: Database, *, goes_well: bool) -> None:
    async def release_it_again() -> None:
        async with owner.session() as session:
            with suppress(ZeroDivisionError):
                async with session.savepoint():
                    await _add(session, 1 // int(goes_well))
            await session.execute(text("RELEASE SAVEPOINT inner_one"))

    with pytest.raises(DatabaseError) as unknown:
        await release_it_again()
    assert unknown.value.sqlstate == "3B001"


async def test_a_savepoint_on_a_lost_connection_is_an_outage(owner: Database, vandal: asyncpg.Connection) -> None:
    async def begin() -> None:
        async with owner.session() as session:
            await vandal.execute(
                "SELECT pg_terminate_backend($1)", await session.scalar(text("SELECT pg_backend_pid()"))
            )
            async with session.savepoint():
                pass

    with pytest.raises(DatabaseAway):
        await begin()
