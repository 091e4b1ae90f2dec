"""The bus of one process: hands events straight to each consumer bound to their family.

It keeps nothing, so it confirms only what every consumer has durably decided about; the outbox keeps the rest.
Nothing lies between announcing and hearing that could be forged, so that nothing is signed (ADR 33).
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from contracts.event import Envelope
from contracts.topology import BINDINGS, hears

from chassis.bus import Arrival, Disbelieve, NotSent, Receive, Send


class LocalBus:
    """`services`: who takes part; a message waits in the outbox until each bound one of them consumes."""

    def __init__(self, services: frozenset[str] = frozenset(BINDINGS)) -> None:
        self._services = services
        self._consumers: dict[str, Receive] = {}

    @asynccontextmanager
    async def sender(self, service: str) -> AsyncIterator[Send]:  # noqa: ARG002  # who sends is who announces
        yield self._send

    async def _send(self, envelopes: list[Envelope]) -> None:
        first = envelopes[0]
        bound = [name for name in self._services if hears(name, first.source, first.family)]
        if any(name not in self._consumers for name in bound):
            raise NotSent
        handed = (self._consumers[name]([Arrival(envelope) for envelope in envelopes]) for name in bound)
        for outcome in await asyncio.gather(*handed, return_exceptions=True):
            if isinstance(outcome, BaseException):
                raise NotSent from outcome

    async def consume(self, service: str, receive: Receive, disbelieve: Disbelieve) -> None:  # noqa: ARG002  # as above
        self._consumers[service] = receive
        try:
            await asyncio.Event().wait()
        finally:
            del self._consumers[service]
