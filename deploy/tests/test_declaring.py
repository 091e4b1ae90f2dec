"""Whether a broker lets us in is asked without leaving anything open."""

from typing import Any

import pytest
from chassis.bus.rabbit import BrokerConnection

from deploy import declaring, ports


async def test_a_broker_that_is_not_there_lets_nobody_in_and_nothing_is_left_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[BrokerConnection] = []

    class Noted(BrokerConnection):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            made.append(self)

    monkeypatch.setattr(declaring, "BrokerConnection", Noted)
    assert not await declaring.takes_us(f"amqp://guest:guest@127.0.0.1:{ports.free()}/")
    assert [one.is_closed for one in made] == [True]
