"""`./mahon bus` on real databases: what an operator sees, and what their word does."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import pytest
from chassis import held
from chassis.actor import service_actor
from chassis.database import Database
from chassis.ids import new_id
from chassis.migrations import upgrade
from contracts.cases import CaseChanged
from contracts.event import Envelope
from contracts.topology import SERVICES
from deploy.commands import bus
from deploy.say import Code
from sqlalchemy import text
from testkit import eventually
from testkit.postgres import url_of
from testkit.services import KEYS, empty
from typer.testing import CliRunner, Result

RECORD = new_id()
HEARING = ("referrals", "reporting")
"""Who hears of cases."""


@pytest.fixture(scope="module")
def databases() -> str:
    """A database for each service, by its name in the URL."""
    name = f"mahon_test_bus_{{service}}_{os.getpid()}"

    async def make() -> str:
        for service in SERVICES:
            url = await url_of(name.format(service=service))
            await upgrade(service, url)
        return url.rsplit("/", 1)[0] + "/" + name

    return asyncio.run(make())


@pytest.fixture
def template(databases: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Those, empty but for one change of one case that cases has announced."""

    async def begin_afresh() -> None:
        for service in SERVICES:
            database = Database(databases.format(service=service), service, pool_size=1)
            await empty(database)
            async with database.session() as session:
                # What keeps the audit from being emptied is a trigger.
                await session.execute(text("SET LOCAL session_replication_role = replica"))
                await session.execute(text("TRUNCATE audit_entry"))
            if service == "cases":
                async with database.transaction(service_actor("cases")) as uow:
                    event = CaseChanged(record_id=RECORD, record_type="case", version=1, facts={})
                    await uow.publish(event, about=RECORD)
            await database.close()

    asyncio.run(begin_afresh())
    monkeypatch.setenv("MAHON_DATABASE_URL", databases)
    keyring = tmp_path / "keyring.json"
    keyring.write_text(KEYS)
    monkeypatch.setenv("MAHON_KEYRING", str(keyring))
    return databases


def run(*arguments: str) -> Result:
    return CliRunner().invoke(bus.app, list(arguments))


def on(template: str, service: str, work: Callable[[asyncpg.Connection], Awaitable[Any]]) -> Any:
    async def connected() -> Any:
        connection = await asyncpg.connect(template.format(service=service).replace("+asyncpg", ""))
        try:
            return await work(connection)
        finally:
            await connection.close()

    return asyncio.run(connected())


def take(template: str, service: str) -> None:
    """As if the service had applied what cases announced."""
    on(template, service, lambda c: c.execute("INSERT INTO inbox_head VALUES ('cases', $1, 1, 0)", RECORD))


def put_aside(template: str, service: str) -> UUID:
    """As if the service could not apply it; the message's id."""
    message = Envelope(
        id=uuid4(),
        type=CaseChanged.type,
        source="cases",
        family="case",
        subject=RECORD,
        sequence=1,
        time=datetime.now(UTC),
        data={},
    )

    async def work() -> None:
        database = Database(template.format(service=service), service, pool_size=1)
        async with database.transaction(service_actor(service)) as uow:
            await held.hold(uow, message, why=held.PARKED)
        await database.close()

    asyncio.run(work())
    return message.id


def test_verify_says_who_misses_what(template: str) -> None:
    done = run("verify")
    assert done.exit_code == 1
    assert [line.split()[2:] for line in done.output.splitlines() if line.startswith("cases")] == [
        [service, "1", "records", "1", "behind", "0", "held", "0", "altered"] for service in HEARING
    ]


def test_verify_is_content_once_everything_is_taken_or_known_to_be_held(template: str) -> None:
    take(template, "reporting")
    put_aside(template, "referrals")
    done = run("verify")
    assert done.exit_code == 0, done.output
    assert "referrals            1 records       0 behind       1 held" in done.output


VANDALS = {
    "another id in an inbox": ("reporting", "UPDATE inbox SET id = gen_random_uuid() WHERE subject = $1"),
    "a head that is ahead": ("reporting", "UPDATE inbox_head SET sequence = sequence + 1 WHERE subject = $1"),
    "a head that is behind": ("reporting", "UPDATE inbox_head SET sequence = 0 WHERE subject = $1"),
    "a head that is gone": ("reporting", "DELETE FROM inbox_head WHERE subject = $1"),
    "another id in an outbox": ("cases", "UPDATE outbox SET id = gen_random_uuid() WHERE subject = $1"),
    "an owner's head that is behind": ("cases", "UPDATE outbox_head SET sequence = 0 WHERE subject = $1"),
}
ALTERED = 100


def announced_and_taken(template: str) -> list[UUID]:
    """Records of which two services know the same; the first one is there already."""
    records = [RECORD, *(new_id() for _ in range(ALTERED + 19))]

    async def announce() -> None:
        database = Database(template.format(service="cases"), "cases", pool_size=1)
        async with database.transaction(service_actor("cases")) as uow:
            for record in records[1:]:
                await uow.publish(CaseChanged(record_id=record, record_type="case", version=1, facts={}), about=record)
        await database.close()

    asyncio.run(announce())
    said = on(template, "cases", lambda c: c.fetch("SELECT subject, sequence, id FROM outbox WHERE family = 'case'"))
    rows = [("cases", *row) for row in said]
    for service in HEARING:
        on(template, service, lambda c: c.executemany("INSERT INTO inbox VALUES ($1, $2, $3, $4)", rows))
        heads = [row[:3] for row in rows]
        told = "INSERT INTO inbox_head (source, subject, sequence) VALUES ($1, $2, $3)"
        on(template, service, lambda c, told=told, heads=heads: c.executemany(told, heads))
    return records


def test_verify_finds_each_row_of_the_books_that_was_altered_and_no_other(template: str) -> None:
    records = announced_and_taken(template)
    for _ in range(24):
        done = run("verify")
        assert done.exit_code == 0, done.output
    altered = Random(18).sample(records, ALTERED)  # noqa: S311  # test data
    ways = cycle(VANDALS.values())
    for record, (service, how) in zip(altered, ways, strict=False):
        on(template, service, lambda c, how=how, record=record: c.execute(how, record))
    done = run("verify")
    assert done.exit_code == 1
    [line] = [line.split() for line in done.output.splitlines() if line.startswith("cases") and "reporting" in line]
    assert int(line[5]) + int(line[9]) == ALTERED, done.output


def test_a_skipped_message_is_gone_and_audited(template: str) -> None:
    message = put_aside(template, "referrals")
    assert run("skip", "referrals", str(message)).exit_code == 0
    assert on(template, "referrals", lambda c: c.fetchval("SELECT count(*) FROM held")) == 0
    audited = on(template, "referrals", lambda c: c.fetchval("SELECT subject FROM audit_entry"))
    assert audited == str(RECORD)
    assert run("skip", "referrals", str(message)).exit_code == Code.FAILED


def test_a_rebuild_asks_the_owners_for_everything_again(template: str) -> None:
    take(template, "reporting")
    assert run("rebuild").exit_code == 0
    assert on(template, "reporting", lambda c: c.fetchval("SELECT count(*) FROM inbox_head")) == 0
    asked = on(template, "reporting", lambda c: c.fetch("SELECT data->>'owner' FROM outbox ORDER BY position"))
    assert [row[0] for row in asked] == ["cases", "referrals"]


def test_what_was_not_believed_is_shown_until_somebody_has_seen_to_it(template: str) -> None:
    told = "INSERT INTO disbelieved (signer, why, count) VALUES ('referrals', 'altered', 3)"
    on(template, "cases", lambda c: c.execute(told))
    shown = "not believed, as of referrals: altered"
    assert [line.split()[-5:-3] for line in run("status").output.splitlines() if shown in line] == [["3", "last"]]
    assert run("seen", "cases").output == "1 kinds of messages seen to\n"
    assert shown not in run("status").output
    assert run("seen", "cases").output == "0 kinds of messages seen to\n"


@pytest.mark.parametrize("command", ["skip", "retry"])
def test_what_is_no_message_s_id_is_refused_in_one_line(template: str, command: str) -> None:
    done = run(command, "referrals", "the one from yesterday")
    assert done.exit_code == Code.USAGE
    assert done.stderr == "mahon: that is no message's id\n"


def test_an_unknown_service_is_refused_in_one_line(template: str) -> None:
    for arguments in (["show", "billing"], ["skip", "billing", str(uuid4())]):
        assert run(*arguments).exit_code == Code.USAGE


async def waits(url: str) -> None:
    """Somebody waits for a lock in this database."""
    connection = await asyncpg.connect(url)
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    found = await connection.fetchval(waiting)
    await connection.close()
    assert found


def test_what_is_sent_again_meets_what_is_being_marked_and_goes_on(template: str) -> None:
    """Whoever marks takes the second row first: one of the two is given up by PostgreSQL, and the word is done."""
    cases = template.format(service="cases").replace("+asyncpg", "")
    mark = "UPDATE outbox SET published_at = now() WHERE position = $1"

    async def meet() -> Result:
        connection = await asyncpg.connect(cases)
        database = Database(template.format(service="cases"), "cases", pool_size=1)
        async with database.transaction(service_actor("cases")) as uow:
            await uow.publish(CaseChanged(record_id=RECORD, record_type="case", version=2, facts={}), about=RECORD)
        await database.close()
        await connection.execute("UPDATE outbox SET published_at = now()")
        first, second = (row["position"] for row in await connection.fetch("SELECT position FROM outbox ORDER BY 1"))
        marking = connection.transaction()
        await marking.start()
        await connection.execute(mark, second)
        sending = asyncio.create_task(asyncio.to_thread(run, "resend", "cases"))
        await eventually(lambda: waits(cases))
        try:
            await connection.execute(mark, first)
        except asyncpg.DeadlockDetectedError:
            await marking.rollback()
        else:
            await marking.commit()
        result = await sending
        await connection.close()
        return result

    result = asyncio.run(meet())
    assert (result.exit_code, result.output.split()[0]) == (0, "2")
