"""`./mahon audit` on real databases: what an operator is told of what was altered."""

import asyncio
import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from chassis.actor import service_actor
from chassis.audit_chain import close_blocks
from chassis.database import Database
from chassis.keys import chain_in
from chassis.migrations import upgrade
from contracts.topology import SERVICES
from deploy.commands import audit
from deploy.say import Code
from sqlalchemy import text
from testkit import eventually
from testkit.postgres import url_of
from testkit.services import KEYS, empty
from typer.testing import CliRunner, Result

HISTORY = """
INSERT INTO record_history (record_id, version, at, user_name, action, changes)
VALUES (gen_random_uuid(), 1, now(), 'amina', 'create', '{}')
"""


@pytest.fixture(scope="module")
def databases() -> str:
    """A database for each service, by its name in the URL."""
    name = f"mahon_test_audit_{{service}}_{os.getpid()}"

    async def make() -> str:
        for service in SERVICES:
            url = await url_of(name.format(service=service))
            await upgrade(service, url)
        return url.rsplit("/", 1)[0] + "/" + name

    return asyncio.run(make())


@pytest.fixture
def template(databases: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Those, with three entries in each, in one block."""

    async def close(database: Database) -> None:
        async with database.transaction(service_actor(database.source)) as uow:
            await close_blocks(uow, datetime.now(UTC))
            assert await uow.session.scalar(audit_blocks) == 1

    async def begin_afresh() -> None:
        for service in SERVICES:
            url, key = databases.format(service=service), chain_in(KEYS, service)
            database = Database(url, service, pool_size=1, chain=key)
            await empty(database)
            async with database.transaction(service_actor(service)) as uow:
                for number in range(3):
                    await uow.audit("show_case", "case", number)
            await eventually(partial(close, database))
            await database.close()

    audit_blocks = text("SELECT count(*) FROM audit_block")
    asyncio.run(begin_afresh())
    monkeypatch.setenv("MAHON_DATABASE_URL", databases)
    keyring = tmp_path / "keyring.json"
    keyring.write_text(KEYS)
    monkeypatch.setenv("MAHON_KEYRING", str(keyring))
    return databases


def run(*arguments: str) -> Result:
    return CliRunner().invoke(audit.app, list(arguments))


def alter(template: str, service: str, *statements: str) -> None:
    """As the database's owner can, past every trigger."""

    async def connected() -> Any:
        connection = await asyncpg.connect(template.format(service=service).replace("+asyncpg", ""))
        try:
            await connection.execute("SET session_replication_role = replica")
            for statement in statements:
                await connection.execute(statement)
        finally:
            await connection.close()

    asyncio.run(connected())


def test_what_nobody_altered_is_said_to_be_whole(template: str) -> None:
    told = run("verify")
    assert told.exit_code == 0, told.output
    assert told.output.count("nothing altered") == len(SERVICES)


@pytest.mark.parametrize("service", SERVICES)
def test_what_was_altered_is_named_with_its_service(template: str, service: str) -> None:
    alter(template, service, "UPDATE audit_entry SET user_name = 'somebody' WHERE subject = '1'")
    told = run("verify")
    assert told.exit_code == 1
    [line] = [line for line in told.output.splitlines() if "altered" in line and "nothing" not in line]
    assert line.split()[:3] == [service, "entry", "2"]
    assert told.output.count("nothing altered") == len(SERVICES) - 1


def test_a_history_without_its_record_is_named(template: str) -> None:
    alter(template, "cases", HISTORY)
    told = run("verify")
    assert told.exit_code == 1
    assert "removed" in told.output


def test_without_the_keys_nothing_is_said_to_be_whole(template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAHON_KEYRING", "/nowhere/keyring.json")
    told = run("verify")
    assert told.exit_code == Code.STATE
    assert "nothing altered" not in told.output


def test_histories_of_before_are_chained_when_an_operator_says_so(template: str) -> None:
    told = run("begin")
    assert (told.exit_code, told.output) == (0, "0 histories chained\n")


def test_a_database_that_is_away_is_said_to_be_away(template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAHON_DATABASE_URL", "postgresql+asyncpg://nobody@127.0.0.1:1/{service}")
    assert run("verify").exit_code == Code.DATABASE
