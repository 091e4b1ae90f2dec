"""What PostgreSQL and the network do wrong, as the chassis tells it: real errors of a real database."""

import asyncio
from uuid import uuid4

import asyncpg
import pytest
from chassis.actor import service_actor
from chassis.database import Database, is_outage, violation_as
from chassis.driver import (
    ConstraintViolated,
    Crossed,
    DatabaseAway,
    DatabaseError,
    Endless,
    Locked,
    OutcomeUnknown,
    committing,
    connect,
    connecting,
    errors_mapped,
    mapped,
    plain,
    read_json,
)
from chassis.errors import Conflict, StaleVersion, Unavailable
from chassis.statements import JSON_NULL
from chassis.tables import actor_account
from door_builders import elsewhere, free_port
from sqlalchemy import insert, text

ACTOR = service_actor("cases")
OTHER_PORT = "postgresql+asyncpg://nobody@127.0.0.1:1/nothing"


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
    crowd_role = f"crowd_of_{name}"
    await vandal.execute(
        f"CREATE ROLE \"{crowd_role}\" LOGIN PASSWORD 'crowd' CONNECTION LIMIT 0;"
        f' GRANT CONNECT ON DATABASE "{name}" TO "{crowd_role}"'
    )
    try:
        crowd = Database(elsewhere(owner.url, account=f"{crowd_role}:crowd"), "cases")
        with pytest.raises(DatabaseAway) as refused:
            async with crowd.look():
                pass
        assert refused.value.sqlstate == "53300"
    finally:
        await vandal.execute(f'REVOKE ALL ON DATABASE "{name}" FROM "{crowd_role}"; DROP ROLE "{crowd_role}"')


async def test_a_mistake_of_ours_is_no_outage(owner: Database) -> None:
    with pytest.raises(DatabaseError) as wrong:
        async with owner.session() as session:
            await session.execute(text("SELECT nothing_of_the_kind"))
    assert not is_outage(wrong.value)
    with pytest.raises(DatabaseError) as unwritable:
        async with owner.session() as session:
            await session.execute(text("SELECT CAST(:number AS integer)"), {"number": "seven"})
    assert not is_outage(unwritable.value)


def _said(sqlstate: str, **fields: str) -> asyncpg.PostgresError:
    """An error as the driver makes it of what the server says."""
    return asyncpg.PostgresError.new({"C": sqlstate, "M": "said", **fields})


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        pytest.param(_said("08006"), DatabaseAway, id="the connection broke"),
        pytest.param(_said("53300"), DatabaseAway, id="too many connections"),
        pytest.param(_said("57P01"), DatabaseAway, id="shut down by an operator"),
        pytest.param(_said("57P03"), DatabaseAway, id="it is still coming up"),
        pytest.param(_said("58030"), DatabaseAway, id="its disk fails"),
        pytest.param(_said("25006"), DatabaseAway, id="a standby, about to take over"),
        pytest.param(_said("25P03"), DatabaseAway, id="a transaction in which nothing happened"),
        pytest.param(_said("57014"), Endless, id="at work for too long"),
        pytest.param(_said("40001"), Crossed, id="a serialization failure"),
        pytest.param(_said("40P01"), Crossed, id="a deadlock"),
        pytest.param(_said("55P03"), Locked, id="a lock that did not come free"),
        pytest.param(_said("23505"), ConstraintViolated, id="twice the same"),
        pytest.param(_said("23503"), ConstraintViolated, id="of something that is not there"),
        pytest.param(_said("42601"), DatabaseError, id="no SQL"),
        pytest.param(_said("25P02"), DatabaseError, id="after a failure that was swallowed"),
        pytest.param(_said("22P02"), DatabaseError, id="a value that is none"),
        pytest.param(asyncpg.PostgresError("no code"), DatabaseError, id="one that says no code"),
        pytest.param(asyncpg.DataError("a value"), DatabaseError, id="a value that the driver cannot write"),
        pytest.param(asyncpg.InterfaceError("closed"), DatabaseAway, id="a connection that was closed"),
        pytest.param(asyncpg.InternalClientError("half an answer"), DatabaseAway, id="one that died meanwhile"),
        pytest.param(ConnectionResetError(), DatabaseAway, id="the network"),
        pytest.param(TimeoutError(), DatabaseAway, id="nothing for too long"),
    ],
)
def test_each_error_of_the_driver_is_one_of_ours(error: Exception, kind: type[DatabaseError]) -> None:
    with pytest.raises(DatabaseError) as found, errors_mapped():
        raise error
    assert type(found.value) is kind
    assert found.value.__cause__ is error
    assert found.value.sqlstate == (getattr(error, "sqlstate", None) or "")


def test_what_is_not_the_database_s_passes_as_it_is() -> None:
    for around in (errors_mapped, committing, connecting):
        with pytest.raises(KeyError), around():
            raise KeyError


def test_an_error_says_its_code_and_the_constraint_and_nothing_of_the_values() -> None:
    with pytest.raises(ConstraintViolated) as found, errors_mapped():
        raise _said("23505", n="uq_actor_account_user_name", D="Key (user_name)=(amina) already exists.")
    assert (found.value.sqlstate, found.value.constraint) == ("23505", "uq_actor_account_user_name")
    assert str(found.value) == "23505"
    nameless = mapped(_said("23502"))
    assert (nameless.sqlstate, nameless.constraint) == ("23502", "")
    assert str(DatabaseError()) == "no answer"
    assert (DatabaseError().sqlstate, DatabaseError().constraint) == ("", "")


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        pytest.param(_said("57P01"), OutcomeUnknown, id="it went away meanwhile"),
        pytest.param(ConnectionResetError(), OutcomeUnknown, id="the network"),
        pytest.param(_said("40001"), Crossed, id="it says that it was given up"),
        pytest.param(_said("23503"), ConstraintViolated, id="a constraint that is looked at last"),
        pytest.param(_said("XX000"), DatabaseError, id="a mistake of its own"),
    ],
)
def test_of_a_commit_only_what_the_database_says_is_known(error: Exception, kind: type[DatabaseError]) -> None:
    with pytest.raises(DatabaseError) as found, committing():
        raise error
    assert type(found.value) is kind
    assert found.value.sqlstate == (getattr(error, "sqlstate", None) or "")
    assert found.value.__cause__ is not None


@pytest.mark.parametrize(
    "error", [_said("28P01"), _said("3D000"), _said("23505"), OSError(), TimeoutError(), asyncpg.InterfaceError("x")]
)
def test_whatever_stands_in_the_way_of_a_connection_is_an_outage(error: Exception) -> None:
    with pytest.raises(DatabaseAway) as found, connecting():
        raise error
    assert type(found.value) is DatabaseAway
    assert found.value.sqlstate == (getattr(error, "sqlstate", None) or "")
    assert found.value.__cause__ is error


async def test_a_connection_of_one_s_own_is_opened_or_is_an_outage(
    owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = free_port()
    own = await connect(owner.url, server_settings={"application_name": "leads"})
    assert await own.fetchval("SELECT current_setting('application_name')") == "leads"
    await own.close()
    with pytest.raises(DatabaseAway):
        await connect(elsewhere(owner.url, port=port))
    monkeypatch.setattr("chassis.driver.CONNECT_SECONDS", 0.05)
    async with await asyncio.start_server(_say_nothing, "127.0.0.1", port):
        with pytest.raises(DatabaseAway):
            await asyncio.wait_for(connect(elsewhere(owner.url, port=port)), 30)


async def _say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()
    writer.close()


def test_an_address_loses_the_name_of_the_driver_and_nothing_else() -> None:
    assert plain("postgresql+asyncpg://a@b/c") == plain("postgresql://a@b/c") == "postgresql://a@b/c"
    twice = "postgresql+asyncpg://a@b/c?application_name=postgresql+asyncpg://"
    assert plain(twice) == "postgresql://a@b/c?application_name=postgresql+asyncpg://"


async def test_a_row_is_read_by_name_by_place_and_whole_whatever_its_columns_are_called(owner: Database) -> None:
    async with owner.look() as session:
        row = (await session.execute(text("SELECT 1 AS n, 2 AS values"))).one()
    assert (row.n, row["n"], row[0], row.values, dict(row.items())) == (1, 1, 1, 2, {"n": 1, "values": 2})
    with pytest.raises(AttributeError, match=r"^another$") as missing:
        row.another  # noqa: B018  # that it raises is the test
    assert missing.value.__cause__ is None
    assert missing.value.__suppress_context__


async def test_json_goes_in_and_comes_back_as_it_was(owner: Database) -> None:
    own = await connect(owner.url)
    await read_json(own)
    facts = {"name": "Liña", "1": [None, True, 1.5, {}], "": "é\u0001"}
    assert await own.fetchval("SELECT $1::jsonb", facts) == facts
    assert await own.fetchval("SELECT $1::jsonb", {1: "a", None: "b"}) == {"1": "a", "null": "b"}
    assert await own.fetchval("SELECT $1::jsonb::text", [JSON_NULL]) == "[null]"
    assert await own.fetchval("SELECT $1::jsonb = 'null'", JSON_NULL) is True
    with pytest.raises(asyncpg.DataError) as unwritable:
        await own.fetchval("SELECT $1::jsonb", object())
    why = unwritable.value.__cause__
    assert why is not None
    assert str(why.__cause__) == "no JSON for object"
    await own.close()
