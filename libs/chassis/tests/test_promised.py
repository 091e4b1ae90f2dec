"""What processes may open together stays below what the database takes."""

import asyncio

import pytest
from chassis import promised
from chassis.bus.local import LocalBus
from chassis.database import Database
from chassis.driver import connect
from chassis.process import MOST, TooManyConnections
from chassis.promised import PROMISED, SPACE, must_fit, of_process, promise
from chassis.relay import Relay
from chassis.serve import must_fit as end_unless_it_fits
from chassis.settings import ServiceSettings
from chassis.signals import Signals
from chassis.watched import end
from pydantic import SecretStr
from sqlalchemy import text
from testkit import eventually


def settings(database: Database, pool_size: int) -> ServiceSettings:
    return ServiceSettings(service="cases", database_url=SecretStr(database.url), pool_size=pool_size)


async def test_a_process_starts_as_long_as_all_promises_fit_and_not_beyond(
    owner: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Other tests promise on the same server meanwhile.
    monkeypatch.setattr(promised, "SPACE", 900_001)
    others = await connect(owner.url)
    most = await others.fetchval(MOST)
    await promise(others, most - 11)
    assert await others.fetchval(PROMISED, promised.SPACE) == most - 11
    assert of_process(settings(owner, 10)) == 11
    await must_fit(settings(owner, 10))
    with pytest.raises(TooManyConnections, match=rf"^{most + 1} connections .* takes {most}: "):
        await must_fit(settings(owner, 11))
    await others.close()

    async def forgotten() -> None:
        await must_fit(settings(owner, 11))

    await eventually(forgotten)


def test_a_process_that_does_not_fit_ends_in_one_line(owner: Database) -> None:
    with pytest.raises(SystemExit, match="lower MAHON_POOL_SIZE") as ended:
        end_unless_it_fits(settings(owner, 1_000_000))
    assert "\n" not in str(ended.value)


async def test_a_database_that_is_away_is_not_asked() -> None:
    nowhere = SecretStr("postgresql://nobody@127.0.0.1:1/nothing")
    await must_fit(ServiceSettings(service="cases", database_url=nowhere, pool_size=1_000_000))


async def test_who_listens_and_who_leads_promise_what_their_process_may_open(owner: Database) -> None:
    promises = text("SELECT objid FROM pg_locks WHERE locktype = 'advisory' AND classid = :space AND objid > 4710")

    async def of_both() -> None:
        async with owner.look() as session:
            found = await session.execute(promises, {"space": SPACE})
            assert {int(row.objid) for row in found} >= {4_711, 4_712}

    signals = Signals(owner.url, promised=4_711)
    relay = Relay(owner.url, "cases", LocalBus(frozenset()), promised=4_712)
    running = [asyncio.create_task(signals.listen()), asyncio.create_task(relay.run())]
    await eventually(of_both)
    await end(running)
    await signals.close()
