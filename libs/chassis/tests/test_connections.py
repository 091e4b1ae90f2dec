"""Connections: how they are opened, to how many at once they are lent, and what becomes of one that is given back."""

import asyncio
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor

import asyncpg
import pytest
from chassis import connections
from chassis.connections import REQUEST_SECONDS, Connections
from chassis.database import Database
from chassis.driver import LOST, DatabaseAway, mapped, plain
from door_builders import door, elsewhere, free_port
from testkit import eventually

MINE = "SELECT pg_backend_pid()"


@pytest.fixture
async def one(owner: Database) -> AsyncIterator[Connections]:
    """Of which there is one at most."""
    made = Connections(owner.url, "alone", most=1)
    yield made
    await made.close()


@pytest.mark.parametrize(
    ("setting", "wanted"),
    [
        ("application_name", "alone"),
        ("jit", "off"),
        ("statement_timeout", f"{REQUEST_SECONDS}s"),
        ("idle_in_transaction_session_timeout", "1min"),
    ],
)
async def test_a_connection_is_opened_as_it_is_to_be(one: Connections, setting: str, wanted: str) -> None:
    async with one.lend() as connection:
        assert await connection.fetchval("SELECT current_setting($1)", setting) == wanted


async def test_json_and_rows_are_read_as_ours(one: Connections) -> None:
    async with one.lend() as connection:
        row = await connection.fetchrow("SELECT jsonb_build_object('a', 1) AS facts")
        assert row.facts == {"a": 1}


async def test_one_is_opened_when_it_is_needed_and_lent_again(one: Connections, vandal: asyncpg.Connection) -> None:
    open_now = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'alone'"
    assert await vandal.fetchval(open_now) == 0
    found = set()
    for _ in range(3):
        async with one.lend() as connection:
            found.add(await connection.fetchval(MINE))
    assert len(found) == await vandal.fetchval(open_now) == 1


async def test_one_that_has_seen_enough_is_replaced(owner: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_QUERIES", 2)
    tired = Connections(owner.url, "tired", most=1)
    found = []
    for _ in range(3):
        async with tired.lend() as connection:
            found.append(await connection.fetchval(MINE))
    assert found[0] == found[1] != found[2]
    await tired.close()


async def test_what_was_set_on_one_stays_set(one: Connections) -> None:
    """Nobody sets anything for longer than a transaction, so that nothing is asked of the database in between."""
    async with one.lend() as connection:
        await connection.execute("SET work_mem = '5MB'")
    async with one.lend() as connection:
        assert await connection.fetchval("SHOW work_mem") == "5MB"


async def test_nobody_is_given_up_who_need_not_wait(one: Connections, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "WAIT_SECONDS", 0)
    monkeypatch.setattr(connections, "PATIENCE_SECONDS", 0)
    monkeypatch.setattr(connections, "MOST_QUERIES", 1)
    for _ in range(3):
        async with one.lend() as connection:
            await connection.fetchval(MINE)
            with pytest.raises(DatabaseAway):
                async with one.lend():
                    pass


async def test_who_waits_is_lent_the_next_that_comes_free(one: Connections) -> None:
    async def ask() -> int:
        async with one.lend() as connection:
            return int(await connection.fetchval(MINE))

    async with one.lend() as connection:
        mine = await connection.fetchval(MINE)
        waiting = [asyncio.create_task(ask()) for _ in range(3)]
        await asyncio.sleep(0)
        assert not any(task.done() for task in waiting)
    assert await asyncio.gather(*waiting) == [mine] * 3


async def test_a_database_that_says_nothing_at_all_is_given_up_after_its_own_end_of_a_statement(
    owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "SILENCE_SECONDS", -0.8)
    brief = Connections(owner.url, "brief", most=1, seconds=1)
    async with brief.lend() as connection:
        with pytest.raises(TimeoutError) as silent:
            await connection.fetch("SELECT pg_sleep(20)")
    assert isinstance(mapped(silent.value), DatabaseAway)
    await brief.close()


async def test_closed_it_is_closed_and_opens_anew_for_whoever_asks(
    one: Connections, vandal: asyncpg.Connection
) -> None:
    async def is_gone() -> None:
        assert not await vandal.fetch("SELECT FROM pg_stat_activity WHERE pid = $1", before)

    await one.close()
    async with one.lend() as connection:
        before = await connection.fetchval(MINE)
    await one.close()
    await one.close()
    await eventually(is_gone)
    async with one.lend() as connection:
        assert await connection.fetchval(MINE) != before


async def test_one_lost_before_it_is_given_back_is_told_as_an_outage(one: Connections, owner: Database) -> None:
    async def leave_it_open() -> None:
        async with one.lend() as connection:
            mine = await connection.fetchval(MINE)
            await connection.execute("BEGIN")
            cut_off(plain(owner.url), mine)

    asyncio.get_running_loop().set_exception_handler(lambda _loop, _context: None)
    try:
        with pytest.raises(DatabaseAway) as lost:
            await leave_it_open()
    finally:
        asyncio.get_running_loop().set_exception_handler(None)
    assert isinstance(lost.value.__cause__, LOST)
    assert lost.value.sqlstate
    async with one.lend() as connection:
        assert await connection.fetchval("SELECT 1") == 1


def cut_off(url: str, process: int) -> None:
    """Its end, of which nobody here hears before they ask: our own event loop stands still meanwhile."""

    async def end() -> None:
        other = await asyncpg.connect(url)
        await other.execute("SELECT pg_terminate_backend($1)", process)

        async def is_gone() -> None:
            assert not await other.fetch("SELECT FROM pg_stat_activity WHERE pid = $1", process)

        await eventually(is_gone)
        await other.close()

    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, end()).result()


async def test_whoever_asks_while_it_is_begun_again_waits_for_it(owner: Database) -> None:
    port = free_port()
    away = Connections(elsewhere(owner.url, port=port), "cases", most=2)

    async def ask() -> object:
        async with away.lend() as connection:
            return await connection.fetchval("SELECT 1")

    asked = [asyncio.create_task(ask()) for _ in range(5)]
    await asyncio.sleep(0.3)
    assert not any(task.done() for task in asked)
    async with await door(port, owner.url):
        assert await asyncio.gather(*asked) == [1] * 5
    await away.close()


async def test_late_into_an_outage_they_are_told_at_once_and_an_end_of_it_ends_that(
    owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chassis.connections.PATIENCE_SECONDS", 0.3)
    port = free_port()
    away = Connections(elsewhere(owner.url, port=port), "cases", most=2)

    async def refused_after() -> float:
        began = asyncio.get_running_loop().time()
        with pytest.raises(DatabaseAway):
            async with away.lend():
                pass
        return asyncio.get_running_loop().time() - began

    assert await refused_after() >= 0.3
    monkeypatch.setattr("chassis.connections.AGAIN_SECONDS", 3600)
    await asyncio.wait_for(refused_after(), 60)
    async with await door(port, owner.url), away.lend() as connection:
        assert await connection.fetchval("SELECT 1") == 1
    monkeypatch.setattr("chassis.connections.AGAIN_SECONDS", 0.1)
    await away.close()
    assert await refused_after() >= 0.3


async def test_none_free_in_time_is_an_outage(owner: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chassis.connections.PATIENCE_SECONDS", 0)
    monkeypatch.setattr("chassis.connections.WAIT_SECONDS", 0.05)
    few = Connections(owner.url, "cases", most=1)
    async with few.lend():
        with pytest.raises(DatabaseAway):
            async with few.lend():
                pass
    await few.close()


async def test_what_is_left_in_the_middle_of_a_transaction_is_undone_before_it_is_lent_again(owner: Database) -> None:
    one = Connections(owner.url, "cases", most=1)
    told: list[dict[str, object]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: told.append(context))
    try:
        async with one.lend() as connection:
            await connection.execute("BEGIN")
    finally:
        asyncio.get_running_loop().set_exception_handler(None)
    async with one.lend() as connection:
        assert not connection.is_in_transaction()
    assert told, "asyncpg says so to whoever listens"
    await one.close()


async def test_closing_does_not_wait_for_ever_for_what_is_lent(
    owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chassis.connections.CLOSE_SECONDS", 0.05)
    one = Connections(owner.url, "cases", most=1)
    async with one.lend() as connection:
        await asyncio.wait_for(one.close(), 5)
        with pytest.raises(asyncpg.InterfaceError):
            await connection.execute("SELECT 1")
