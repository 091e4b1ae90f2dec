"""A transaction is whole or nothing, in whose name it says; and a database is the one that the settings name."""

import asyncio
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import asyncpg
import pytest
from chassis.actor import Actor, service_actor
from chassis.connections import REQUEST_SECONDS
from chassis.database import Database, NotCommitted
from chassis.driver import Endless
from chassis.errors import Unavailable
from chassis.keys import Key, chain_of, make_keys, part_of
from chassis.settings import ServiceSettings
from chassis.site import EVERYWHERE, Site
from pydantic import SecretStr
from sqlalchemy import text
from testkit import eventually

AMINA = Actor(id=uuid4(), user_name="amina", role="role-cp-case-worker")
ADD = text("INSERT INTO applied (subject, number) VALUES (gen_random_uuid(), :number)")
ADDED = text("SELECT number FROM applied ORDER BY position")
FAIL = text("SELECT 1 / 0")
PLACE = text("SELECT current_setting('application_name'), current_setting('statement_timeout')")


async def added(database: Database) -> list[int]:
    async with database.look() as session:
        return await session.scalars(ADDED)


@pytest.fixture
def settings(owner: Database) -> ServiceSettings:
    """They name the owner's database, the key of its audit, and another site than the usual one."""
    return ServiceSettings(
        service="cases",
        database_url=SecretStr(owner.url),
        pool_size=3,
        time_zone="Asia/Jakarta",
        keys=SecretStr(part_of(make_keys(), "cases", [Key.CHAINING])),
    )


async def test_what_is_done_in_a_transaction_is_there_after_it_and_not_before(owner: Database) -> None:
    async with owner.session() as session:
        await session.execute(ADD, {"number": 1})
        assert await added(owner) == []
    assert await added(owner) == [1]


async def test_of_a_transaction_that_fails_nothing_is_left_and_its_connection_is_clean(owner: Database) -> None:
    async def fail_within() -> None:
        async with owner.session() as session:
            await session.execute(ADD, {"number": 1})
            raise ZeroDivisionError

    told: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: told.append(context))
    try:
        with pytest.raises(ZeroDivisionError):
            await fail_within()
    finally:
        asyncio.get_running_loop().set_exception_handler(None)
    assert await added(owner) == []
    assert told == [], "the pool found it in the middle of a transaction"


async def test_a_look_holds_no_transaction_around_its_statements(owner: Database) -> None:
    async with owner.look() as session:
        await session.execute(ADD, {"number": 1})
        assert not session.connection.is_in_transaction()
        assert await added(owner) == [1]
    async with owner.session() as session:
        assert session.connection.is_in_transaction()


@pytest.mark.parametrize(("reading", "within"), [(True, False), (False, True)])
async def test_who_only_reads_has_no_transaction_around_it(owner: Database, *, reading: bool, within: bool) -> None:
    async with owner.transaction(AMINA, reading=reading) as uow:
        assert uow.session.connection.is_in_transaction() is within
    async with owner.transaction(AMINA) as uow:
        assert uow.session.connection.is_in_transaction()


async def test_a_transaction_is_in_the_name_of_who_acts_for_what_was_asked_where(owner: Database) -> None:
    command, site = uuid4(), Site(ZoneInfo("Asia/Dili"))
    at_site = Database(owner.url, "cases", site=site, chain=b"a key of the audit")
    async with at_site.transaction(AMINA, request_id="asked", command_id=command) as uow:
        assert (uow.actor, uow.source, uow.request_id, uow.command_id) == (AMINA, "cases", "asked", command)
        assert (uow.site, uow.chain) == (site, b"a key of the audit")
    await at_site.close()
    async with owner.transaction(AMINA) as uow:
        assert (uow.request_id, uow.command_id, uow.site, uow.chain) == (None, None, EVERYWHERE, None)


async def test_what_is_audited_is_written_by_the_end_of_the_transaction(owner: Database) -> None:
    request = str(uuid4())
    async with owner.transaction(AMINA, request_id=request) as uow:
        await uow.audit("show", "case")
    async with owner.look() as session:
        told = text("SELECT action FROM audit_entry WHERE request_id = :request")
        assert await session.scalars(told, {"request": request}) == ["show"]


async def test_who_met_a_lock_for_too_long_is_told_to_come_again_in_a_second(owner: Database) -> None:
    async def wait() -> None:
        async with owner.transaction(AMINA) as uow:
            await uow.session.execute(text("SET LOCAL lock_timeout = '20ms'"))
            await uow.session.execute(text("LOCK TABLE applied"))

    async with owner.session() as session:
        await session.execute(text("LOCK TABLE applied"))
        with pytest.raises(Unavailable) as refused:
            await wait()
    assert refused.value.facts == {"retry_after": 1}


async def test_a_commit_that_postgresql_turned_into_its_opposite_is_told_as_such(owner: Database) -> None:
    async def go_on_regardless() -> None:
        async with owner.transaction(AMINA) as uow:
            await uow.session.execute(ADD, {"number": 1})
            with pytest.raises(Exception, match="22012"):
                await uow.session.execute(FAIL)

    with pytest.raises(NotCommitted):
        await go_on_regardless()
    assert await added(owner) == []


async def test_a_database_is_the_one_that_the_settings_name_at_their_site(settings: ServiceSettings) -> None:
    found = Database.of(settings, seconds=7)
    assert (found.url, found.source, found.site) == (settings.url, "cases", Site(ZoneInfo("Asia/Jakarta")))
    assert found.chain == chain_of(settings)
    assert found.chain is not None
    async with found.look() as session:
        assert list((await session.execute(PLACE)).one()) == ["cases", "7s"]
    await found.close()
    usual = Database.of(settings)
    async with usual.look() as session:
        assert list((await session.execute(PLACE)).one()) == ["cases", f"{REQUEST_SECONDS}s"]
    await usual.close()


async def most(database: Database) -> int:
    """How many connections it lends at once."""
    count = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = :name"
    )

    async def look() -> int:
        async with database.look() as session:
            return int(await session.scalar(count, {"name": database.source}))

    found = max(await asyncio.gather(*(look() for _ in range(30))))
    await database.close()
    return found


async def test_it_lends_as_many_connections_as_the_settings_say_and_ten_where_nothing_is_said(
    settings: ServiceSettings,
) -> None:
    lone = settings.model_copy(update={"service": "lone"})
    assert await most(Database.of(lone)) == 3
    assert await most(Database(settings.url, "lone")) == 10


async def has_ended(vandal: asyncpg.Connection, process: int) -> None:
    async def look() -> None:
        assert not await vandal.fetch("SELECT FROM pg_stat_activity WHERE pid = $1", process)

    await eventually(look)


async def test_what_a_program_does_at_once_is_done_in_the_service_s_own_name_and_sealed(
    settings: ServiceSettings, vandal: asyncpg.Connection
) -> None:
    async with Database.once(settings) as uow:
        assert uow.actor == service_actor("cases")
        assert (uow.source, uow.chain) == ("cases", chain_of(settings))
        assert uow.chain is not None
        await uow.session.execute(ADD, {"number": 1})
        mine = await uow.session.scalar(text("SELECT pg_backend_pid()"))
    assert await vandal.fetch("SELECT number FROM applied") == [(1,)]
    await has_ended(vandal, mine)


async def test_a_program_that_fails_leaves_neither_a_change_nor_a_connection(
    settings: ServiceSettings, vandal: asyncpg.Connection
) -> None:
    used: list[int] = []

    async def fail_within() -> None:
        async with Database.once(settings) as uow:
            await uow.session.execute(ADD, {"number": 1})
            used.append(await uow.session.scalar(text("SELECT pg_backend_pid()")))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail_within()
    assert await vandal.fetch("SELECT number FROM applied") == []
    await has_ended(vandal, used[0])


async def test_a_statement_that_takes_too_long_is_ended(owner: Database) -> None:
    """That is a mistake of ours and no outage: tried again, it would take as long."""
    brief = Database(owner.url, "cases", seconds=1)
    with pytest.raises(Endless):
        async with brief.look() as session:
            await session.execute(text("SELECT pg_sleep(20)"))
    await brief.close()
