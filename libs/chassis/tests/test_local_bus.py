"""The bus of one process: hands over to whoever is bound, and confirms only what all of them have decided about."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest
from bus_builders import envelope
from chassis.bus import Arrival, NotBelieved, NotSent
from chassis.bus.local import LocalBus
from chassis.ids import new_id
from contracts.topology import BINDINGS


class Taking:
    """Takes what it is handed; fails if it is told to."""

    def __init__(self, error: Exception | None = None) -> None:
        self.taken: list[list[Arrival]] = []
        self.error = error

    async def __call__(self, deliveries: list[Arrival]) -> None:
        if self.error is not None:
            raise self.error
        self.taken.append(deliveries)


async def believing(doubts: list[NotBelieved]) -> None:
    raise AssertionError(doubts)


@asynccontextmanager
async def consuming(bus: LocalBus, **takers: Taking) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(bus.consume(service, taking, believing)) for service, taking in takers.items()]
    await asyncio.sleep(0)
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task


async def send(bus: LocalBus, *envelopes) -> None:
    async with bus.sender("cases") as ask:
        await ask(list(envelopes))


async def test_every_bound_service_is_handed_all_of_them_in_order_and_nobody_else() -> None:
    bus, record = LocalBus(frozenset({"reporting", "referrals", "notifications"})), new_id()
    reporting, referrals, notifications = Taking(), Taking(), Taking()
    lot = [envelope(record, number) for number in (1, 2)]
    async with consuming(bus, reporting=reporting, referrals=referrals, notifications=notifications):
        await send(bus, *lot)
    assert reporting.taken == referrals.taken == [[Arrival(one) for one in lot]]
    assert not any(delivery.redelivered for delivery in reporting.taken[0])
    assert notifications.taken == []


async def test_nothing_is_handed_to_anybody_while_one_of_them_is_away() -> None:
    """A message waits in the outbox until each bound service consumes."""
    bus, reporting = LocalBus(frozenset({"reporting", "referrals"})), Taking()
    async with consuming(bus, reporting=reporting):
        with pytest.raises(NotSent):
            await send(bus, envelope(new_id(), 1))
    assert reporting.taken == []


async def test_whoever_has_stopped_consuming_is_away() -> None:
    bus, reporting = LocalBus(frozenset({"reporting"})), Taking()
    async with consuming(bus, reporting=reporting):
        await send(bus, envelope(new_id(), 1))
    with pytest.raises(NotSent):
        await send(bus, envelope(new_id(), 1))
    assert len(reporting.taken) == 1


async def test_what_one_of_them_could_not_decide_about_is_not_confirmed() -> None:
    away = ConnectionError()
    bus, reporting, referrals = LocalBus(frozenset({"reporting", "referrals"})), Taking(), Taking(away)
    async with consuming(bus, reporting=reporting, referrals=referrals):
        with pytest.raises(NotSent) as refused:
            await send(bus, envelope(new_id(), 1))
    assert refused.value.__cause__ is away
    assert len(reporting.taken) == 1


async def test_all_services_take_part_unless_it_is_said_which() -> None:
    bus = LocalBus()
    takers = {service: Taking() for service in BINDINGS}
    hearing = {"reporting", "referrals"}
    async with consuming(bus, **{name: taking for name, taking in takers.items() if name in hearing}):
        await send(bus, envelope(new_id(), 1))
    assert {name for name, taking in takers.items() if taking.taken} == hearing
