"""What PostgreSQL and the network do wrong, as the chassis tells it: real errors of a real database."""

import asyncio
import socket
from contextlib import closing, suppress
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest
from chassis.actor import service_actor
from chassis.connections import Connections
from chassis.database import Database, is_outage, violation_as
from chassis.driver import ConstraintViolated, Crossed, DatabaseAway, DatabaseError, Locked, plain
from chassis.errors import Conflict, StaleVersion, Unavailable
from chassis.tables import actor_account
from sqlalchemy import insert, text

ACTOR = service_actor("cases")
OTHER_PORT = "postgresql+asyncpg://nobody@127.0.0.1:1/nothing"


@pytest.fixture
def free_port() -> int:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


class Taken(Conflict):
    code = "taken"


def account(user_name: str) -> dict[str, object]:
    return {"id": uuid4(), "user_name": user_name, "role": "role", "disabled": False, "account": {}}


@pytest.fixture
async def two_rows(owner: Database) -> Database:
    async with owner.session() as session:
        await session.execute(insert(actor_account), [account("amina"), account("rosa")])
    return owner


async def test_a_constraint_is_named_and_becomes_the_refusal_it_stands_for(two_rows: Database) -> None:
    async def again() -> None:
        async with two_rows.session() as session:
            await session.execute(insert(actor_account), account("amina"))

    with pytest.raises(ConstraintViolated) as found:
        await again()
    assert found.value.constraint == "uq_actor_account_user_name"
    with pytest.raises(Taken), violation_as(Taken()):
        await again()
    with pytest.raises(Taken), violation_as(Taken(), constraint="uq_actor_account_user_name"):
        await again()
    with pytest.raises(ConstraintViolated), violation_as(Taken(), constraint="uq_of_something_else"):
        await again()


SHUT = text("UPDATE actor_account SET disabled = true WHERE user_name = :user_name")


async def test_two_transactions_that_wait_for_each_other_end_with_a_stale_version(two_rows: Database) -> None:
    both = asyncio.Barrier(2)

    async def cross(first: str, second: str) -> None:
        async with two_rows.transaction(ACTOR) as uow:
            await uow.session.execute(SHUT, {"user_name": first})
            await both.wait()
            await uow.session.execute(SHUT, {"user_name": second})

    outcomes = await asyncio.gather(cross("amina", "rosa"), cross("rosa", "amina"), return_exceptions=True)
    [failed] = [outcome for outcome in outcomes if outcome is not None]
    assert isinstance(failed, StaleVersion)
    assert isinstance(failed.__cause__, Crossed)


async def test_a_serialization_failure_ends_with_a_stale_version(two_rows: Database) -> None:
    async def change_what_another_has_changed() -> None:
        async with two_rows.transaction(ACTOR) as uow:
            await uow.session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
            await uow.session.execute(text("SELECT count(*) FROM actor_account"))
            async with two_rows.session() as session:
                await session.execute(SHUT, {"user_name": "amina"})
            await uow.session.execute(SHUT, {"user_name": "amina"})

    with pytest.raises(StaleVersion):
        await change_what_another_has_changed()


async def test_a_lock_that_does_not_come_free_in_time_is_refused_as_busy(two_rows: Database) -> None:
    async def wait_for_the_lock() -> None:
        async with two_rows.transaction(ACTOR) as uow:
            await uow.session.execute(text("SET LOCAL lock_timeout = '20ms'"))
            await uow.session.execute(SHUT, {"user_name": "amina"})

    async with two_rows.session() as session:
        await session.execute(SHUT, {"user_name": "amina"})
        with pytest.raises(Unavailable) as refused:
            await wait_for_the_lock()
    assert refused.value.facts["retry_after"] > 0
    assert isinstance(refused.value.__cause__, Locked)


async def test_a_lost_connection_is_an_outage_and_is_not_lent_again(
    owner: Database, vandal: asyncpg.Connection
) -> None:
    async def be_cut_off() -> None:
        async with owner.session() as session:
            process = await session.scalar(text("SELECT pg_backend_pid()"))
            await vandal.execute("SELECT pg_terminate_backend($1)", process)
            await session.execute(text("SELECT 1"))

    with pytest.raises(DatabaseAway) as lost:
        await be_cut_off()
    assert is_outage(lost.value)
    async with owner.session() as session:
        assert await session.scalar(text("SELECT 1")) == 1


async def test_no_answer_and_too_many_connections_are_outages(
    owner: Database, vandal: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chassis.connections.PATIENCE_SECONDS", 0)
    nowhere = Database(OTHER_PORT, "cases")
    with pytest.raises(DatabaseAway):
        async with nowhere.look():
            pass
    name = await vandal.fetchval("SELECT current_database()")
    await vandal.execute(f'CREATE ROLE crowd LOGIN CONNECTION LIMIT 0; GRANT CONNECT ON DATABASE "{name}" TO crowd')
    try:
        crowd = Database(owner.url.replace("//postgres@", "//crowd@").replace("//root@", "//crowd@"), "cases")
        with pytest.raises(DatabaseAway) as refused:
            async with crowd.look():
                pass
        assert refused.value.sqlstate == "53300"
    finally:
        await vandal.execute(f'REVOKE ALL ON DATABASE "{name}" FROM crowd; DROP ROLE crowd')


async def test_whoever_asks_while_it_is_begun_again_waits_for_it(owner: Database, free_port: int) -> None:
    away = Connections(_at(free_port, owner.url), "cases", most=2)

    async def ask() -> object:
        async with away.lend() as connection:
            return await connection.fetchval("SELECT 1")

    asked = [asyncio.create_task(ask()) for _ in range(5)]
    await asyncio.sleep(0.3)
    assert not any(task.done() for task in asked)
    async with await _door(free_port, owner.url):
        assert await asyncio.gather(*asked) == [1] * 5
    await away.close()


async def test_late_into_an_outage_they_are_told_at_once_and_an_end_of_it_ends_that(
    owner: Database, free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chassis.connections.PATIENCE_SECONDS", 0.3)
    away = Connections(_at(free_port, owner.url), "cases", most=2)

    async def refused_after() -> float:
        began = asyncio.get_running_loop().time()
        with pytest.raises(DatabaseAway):
            async with away.lend():
                pass
        return asyncio.get_running_loop().time() - began

    assert await refused_after() >= 0.3
    monkeypatch.setattr("chassis.connections.AGAIN_SECONDS", 3600)
    await asyncio.wait_for(refused_after(), 60)
    async with await _door(free_port, owner.url), away.lend() as connection:
        assert await connection.fetchval("SELECT 1") == 1
    monkeypatch.setattr("chassis.connections.AGAIN_SECONDS", 0.1)
    await away.close()
    away = Connections(_at(free_port, owner.url), "cases", most=2)
    assert await refused_after() >= 0.3


def _at(port: int, url: str) -> str:
    parts = urlsplit(plain(url))
    return parts._replace(netloc=f"{parts.username or 'postgres'}@127.0.0.1:{port}").geturl()


async def _door(port: int, url: str) -> asyncio.Server:
    """A way to the real database through a port where nobody was before."""
    parts = urlsplit(plain(url))

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while part := await reader.read(65536):
            writer.write(part)
            await writer.drain()
        writer.close()

    async def let_in(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner, outer = await asyncio.open_connection(parts.hostname or "127.0.0.1", parts.port or 5432)
        with suppress(ConnectionError):
            await asyncio.gather(pass_on(reader, outer), pass_on(inner, writer))

    return await asyncio.start_server(let_in, "127.0.0.1", port)


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


async def test_a_mistake_of_ours_is_no_outage(owner: Database) -> None:
    with pytest.raises(DatabaseError) as wrong:
        async with owner.session() as session:
            await session.execute(text("SELECT nothing_of_the_kind"))
    assert not is_outage(wrong.value)
    with pytest.raises(DatabaseError) as unwritable:
        async with owner.session() as session:
            await session.execute(text("SELECT CAST(:number AS integer)"), {"number": "seven"})
    assert not is_outage(unwritable.value)
