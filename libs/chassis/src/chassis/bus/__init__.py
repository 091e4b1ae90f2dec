"""The bus only carries. One contract, two implementations: RabbitMQ, and in process for `./mahon up`."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Protocol

from contracts.event import Envelope

from chassis.bus.signing import NotBelieved


class NotSent(Exception):
    """The bus did not confirm the message, or nobody was bound to it: it stays in the outbox."""


class BusAway(Exception):
    """The connection to the bus is gone; whoever used it starts afresh."""


@dataclass(frozen=True)
class Arrival:
    """`redelivered`: the bus handed it over before, to somebody who never answered."""

    envelope: Envelope
    redelivered: bool = False


Send = Callable[[list[Envelope]], Awaitable[None]]
"""Events of one family, in order."""
Receive = Callable[[list[Arrival]], Awaitable[None]]
Disbelieve = Callable[[list[NotBelieved]], Awaitable[None]]
"""Told of each message that was not believed; returns once that is durably written down."""


class Bus(Protocol):
    def sender(self, service: str) -> AbstractAsyncContextManager[Send]:
        """A way to send what this service announces; `send` returns once the bus has the events safe, else raises
        NotSent or BusAway.
        """
        ...

    async def consume(self, service: str, receive: Receive, disbelieve: Disbelieve) -> None:
        """Hand over the service's messages until cancelled; each is acknowledged after `receive` returns."""
        ...


__all__ = ["Arrival", "Bus", "BusAway", "Disbelieve", "NotBelieved", "NotSent", "Receive", "Send"]
