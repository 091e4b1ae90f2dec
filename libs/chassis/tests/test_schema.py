"""A container waits by itself: for the database, and for the schema that its code knows or a newer one."""

import asyncio
import json
import os
import subprocess
import sys

import pytest
from chassis import schema
from chassis.driver import connect
from contracts.topology import SERVICES
from testkit.postgres import database_name, url_of

SOON, LONG = 0.05, 5.0


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "LOOK_AGAIN_SECONDS", SOON / 5)


@pytest.fixture
async def empty() -> str:
    """The URL of a database in which nothing is."""
    return await url_of(database_name("schema"))


async def run(url: str, *statements: str) -> None:
    connection = await connect(url)
    try:
        for statement in statements:
            await connection.execute(statement)
    finally:
        await connection.close()


@pytest.mark.parametrize("service", SERVICES)
def test_the_newest_migration_is_the_one_that_no_other_follows(service: str) -> None:
    files = sorted((schema.folder_of(service) / "versions").glob("[0-9]*_*.py"))
    revisions = [file.read_text().partition('revision = "')[2].partition('"')[0] for file in files]
    assert revisions == [f"{number:04}" for number in range(1, len(files) + 1)]
    assert schema.newest(service) == revisions[-1]


async def test_an_older_schema_is_waited_for_until_it_is_the_newest(empty: str) -> None:
    waiting = asyncio.create_task(schema.wait_for_schema("cases", empty))
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(asyncio.shield(waiting), SOON)
    await run(empty, "CREATE TABLE alembic_version (version_num text)", "INSERT INTO alembic_version VALUES ('0001')")
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(asyncio.shield(waiting), SOON)
    await run(empty, f"UPDATE alembic_version SET version_num = '{schema.newest('cases')}'")
    await asyncio.wait_for(waiting, LONG)


async def test_a_newer_schema_is_made_to_be_read_by_what_runs_still(empty: str) -> None:
    await run(empty, "CREATE TABLE IF NOT EXISTS alembic_version (version_num text)", "DELETE FROM alembic_version")
    await run(empty, "INSERT INTO alembic_version VALUES ('9999')")
    await asyncio.wait_for(schema.wait_for_schema("cases", empty), LONG)


async def test_who_is_not_let_in_waits_and_does_not_end() -> None:
    nobody = "postgresql+asyncpg://nobody_at_all:wrong@127.0.0.1:1/nothing"
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(schema.wait_for_database(nobody), SOON)


@pytest.mark.parametrize("command", ["api", "migrate"])
def test_a_container_says_on_its_standard_output_what_it_waits_for(command: str) -> None:
    nowhere = "postgresql+asyncpg://nobody@127.0.0.1:1/nothing"
    told = {"MAHON_SERVICE": "cases", "MAHON_DATABASE_URL": nowhere, "MAHON_OWNER_URL": nowhere}
    program = [sys.executable, "-P", "-m", "chassis.command", command]
    with subprocess.Popen(program, env=os.environ | told, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603
        assert running.stdout is not None
        said = json.loads(running.stdout.readline())
        running.kill()
    assert (said["event"], said["service"], said["level"]) == ("waits_for_database", "cases", "warning")
