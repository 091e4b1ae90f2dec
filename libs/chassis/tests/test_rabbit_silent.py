"""RabbitMQ's bus beside a broker that does not answer: it is not waited for, and no connection is left open."""

import asyncio
import socket
from typing import Any

import aio_pika
import pytest
from chassis.bus import BusAway, rabbit
from chassis.bus.rabbit import RabbitBus
from rabbit_builders import KEYS, soon

pytestmark = pytest.mark.parametrize("bus", [pytest.param("rabbit", marks=pytest.mark.rabbitmq)], indirect=True)


async def test_a_broker_that_says_nothing_is_not_waited_for_and_nothing_is_left_open(
    bus: RabbitBus, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[aio_pika.Connection] = []

    class Noted(rabbit.BrokerConnection):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            made.append(self)

    monkeypatch.setattr(rabbit, "BrokerConnection", Noted)
    monkeypatch.setattr(rabbit, "CONNECT_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mute = RabbitBus(f"amqp://guest:guest@127.0.0.1:{silent.getsockname()[1]}/", bus.prefix, KEYS)
        with pytest.raises(BusAway):
            await soon(mute.declare_all())
    assert [one.is_closed for one in made] == [True]


@pytest.mark.usefixtures("bus")
async def test_a_connection_whose_end_the_broker_does_not_confirm_is_closed_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The library's own, told to close: it waits for the broker once, and the second time has nothing to wait for."""
    told: list[bool] = []

    class Standing:
        async def close(self) -> None:
            told.append(True)
            if len(told) == 1:
                await asyncio.Event().wait()

    monkeypatch.setattr(rabbit, "CLOSE_SECONDS", 0.05)
    await soon(rabbit._close(Standing()))
    assert told == [True, True]


async def test_an_answer_that_never_comes_leaves_nobody_deaf(bus: RabbitBus, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broker that deletes a queue while it is declared may answer neither, on a connection that lives."""

    class Unanswered(RabbitBus):
        async def declare(self, *_: Any) -> Any:
            await asyncio.Event().wait()

    async def send() -> None:
        async with unanswered.sender("cases"):
            raise AssertionError

    async def nothing(_: Any) -> None:
        raise AssertionError

    monkeypatch.setattr(rabbit, "ANSWER_SECONDS", 0.3)
    unanswered = Unanswered(bus._url, bus.prefix, KEYS)
    for asked in (unanswered.declare_all(), unanswered.consume("reporting", nothing, nothing), send()):
        with pytest.raises(BusAway):
            await soon(asked)
