"""A waiting request is woken by what another transaction noted, and by its own patience otherwise."""

import asyncio
import time

from chassis.actor import service_actor
from chassis.database import Database
from chassis.signals import Signals


async def test_who_waits_is_woken_by_the_commit(owner: Database) -> None:
    signals = Signals(owner.url)
    listening = asyncio.create_task(signals.listen())
    while not signals.is_listening:  # noqa: ASYNC110  # it tells nobody when it is
        await asyncio.sleep(0.01)
    with signals.expecting("a-record") as noted:
        waiting = asyncio.create_task(signals.wait(noted, 20))
        await asyncio.sleep(0.5)
        began = time.monotonic()
        async with owner.transaction(service_actor("cases")) as uow:
            await uow.signal("a-record")
        await waiting
    listening.cancel()
    await signals.close()
    assert time.monotonic() - began < 10


async def test_who_waits_in_vain_goes_on_after_its_patience(owner: Database) -> None:
    signals = Signals(owner.url)
    with signals.expecting("a-record") as noted:
        await signals.wait(noted, 0.05)
    assert not noted.is_set()
