"""A waiting request is woken by what another transaction noted, and by its own patience otherwise."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import asyncpg
import pytest
from chassis import signals as signalling
from chassis.actor import service_actor
from chassis.database import Database
from chassis.signals import Signals
from chassis.worker import end
from structlog.testing import capture_logs
from testkit import eventually

LISTENERS = """
FROM pg_stat_activity WHERE datname = current_database() AND query IN ('SELECT 1', 'LISTEN "noted"')
"""


@asynccontextmanager
async def listening(owner: Database) -> AsyncIterator[Signals]:
    signals = Signals(owner.url)
    task = asyncio.create_task(signals.listen())
    try:
        await eventually(lambda: holds(lambda: signals.is_listening))
        yield signals
    finally:
        await end([task])
        await signals.close()


async def holds(found: Callable[[], bool]) -> None:
    assert found()


async def signal(owner: Database, key: str) -> None:
    async with owner.transaction(service_actor("cases")) as uow:
        await uow.signal(key)


async def test_who_waits_is_woken_by_the_commit_and_waits_for_the_next_one_then(owner: Database) -> None:
    async with listening(owner) as signals:
        with signals.expecting("a-record") as noted:
            for _ in range(2):
                waiting = asyncio.create_task(signals.wait(noted, 60))
                await asyncio.sleep(0.1)
                assert not waiting.done()
                await signal(owner, "a-record")
                await asyncio.wait_for(waiting, 20)
                assert not noted.is_set()


async def test_who_waits_in_vain_goes_on_after_its_patience(owner: Database) -> None:
    async with listening(owner) as signals:
        with signals.expecting("a-record") as noted:
            began = time.monotonic()
            await signals.wait(noted, 0.3)
            assert time.monotonic() - began >= 0.29
            assert not noted.is_set()


async def test_while_nobody_would_wake_it_a_wait_is_short(owner: Database) -> None:
    signals = Signals(owner.url)
    with signals.expecting("a-record") as noted:
        await asyncio.wait_for(signals.wait(noted, 60), 10)
        began = time.monotonic()
        await signals.wait(noted, 0)
        assert time.monotonic() - began < signalling.DEAF_SECONDS


async def test_of_several_keys_each_wakes_all_who_expect_it_and_nobody_else(owner: Database) -> None:
    async with listening(owner) as signals:
        with signals.expecting("one", "other") as both, signals.expecting("other") as second:
            with signals.expecting("one", "one") as first:
                await signal(owner, "one")
                await asyncio.wait_for(asyncio.gather(both.wait(), first.wait()), 20)
                assert not second.is_set()
                both.clear()
                first.clear()
                await signal(owner, "other")
                await asyncio.wait_for(asyncio.gather(both.wait(), second.wait()), 20)
                assert not first.is_set()
            both.clear()
            await signal(owner, "one")
            await asyncio.wait_for(both.wait(), 20)
            assert not first.is_set()
        assert not signals._waiting


async def test_whoever_asked_is_called_at_each_signal_and_whenever_some_may_have_been_missed(
    owner: Database, vandal: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signalling, "LOOK_SECONDS", 0.05)
    calls: list[str] = []
    faults: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, told: faults.append(told))
    signals = Signals(owner.url)
    signals.on("staff", lambda: calls.append("staff"))
    signals.on("forms", lambda: calls.append("forms"))
    task = asyncio.create_task(signals.listen())
    await eventually(lambda: holds(lambda: sorted(calls) == ["forms", "staff"]))
    await eventually(lambda: holds(lambda: signals.is_listening))
    await signal(owner, "staff")
    await eventually(lambda: holds(lambda: sorted(calls) == ["forms", "staff", "staff"]))
    await signal(owner, "nobody's")
    await signal(owner, "staff")
    await eventually(lambda: holds(lambda: calls.count("staff") == 3))
    calls.clear()
    assert await vandal.fetchval(f"SELECT count(pg_terminate_backend(pid)) {LISTENERS}") == 1
    await eventually(lambda: holds(lambda: sorted(calls) == ["forms", "staff"]))
    await eventually(lambda: holds(lambda: signals.is_listening))
    await signal(owner, "forms")
    await eventually(lambda: holds(lambda: sorted(calls) == ["forms", "forms", "staff"]))
    await end([task])
    await signals.close()
    assert faults == []


async def test_a_connection_that_says_nothing_more_is_told_of_and_replaced(
    owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signalling, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(signalling, "ASK_SECONDS", 0.2)
    async with listening(owner) as signals:
        dead = signals._connection
        dead._transport.pause_reading()
        with capture_logs() as said:
            await eventually(lambda: holds(lambda: signals._connection not in {dead, None}))
        assert dead.is_closed()
        [told] = [one for one in said if one["event"] == "not_listening"]
        assert (told["log_level"], told["error_class"]) == ("warning", "DatabaseAway")
        with signals.expecting("a-record") as noted:
            await signal(owner, "a-record")
            await asyncio.wait_for(noted.wait(), 20)


async def test_a_connection_that_answers_is_kept(owner: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signalling, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(signalling, "ASK_SECONDS", 0.2)
    async with listening(owner) as signals:
        kept, asked = signals._connection, signals._asked
        await eventually(lambda: holds(lambda: signals._asked > asked))
        asked = signals._asked
        await eventually(lambda: holds(lambda: signals._asked > asked))
        assert signals._asked - asked > 0.2
        assert signals._connection is kept
    assert kept.is_closed()


async def test_a_database_that_is_away_is_told_of_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signalling, "LOOK_SECONDS", 0.01)
    signals = Signals("postgresql://nobody@127.0.0.1:1/nothing")
    with capture_logs() as said:
        task = asyncio.create_task(signals.listen())
        await eventually(lambda: holds(lambda: len(said) > 1))
        await end([task])
    assert {(one["event"], one["log_level"], one["error_class"]) for one in said} == {
        ("not_listening", "warning", "DatabaseAway")
    }
    assert not signals.is_listening
    await signals.close()


async def test_a_connection_on_which_nobody_can_listen_is_not_left_open(
    owner: Database, vandal: asyncpg.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signalling, "LOOK_SECONDS", 0.01)
    there = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
    before = await vandal.fetchval(there)
    signals = Signals(owner.url, promised=2**40)
    with capture_logs() as said:
        task = asyncio.create_task(signals.listen())
        await eventually(lambda: holds(lambda: len(said) >= 5))
        await end([task])

    async def are_gone() -> None:
        assert await vandal.fetchval(there) <= before

    await eventually(are_gone)
    assert {one["event"] for one in said} == {"not_listening"}
    assert not signals.is_listening
