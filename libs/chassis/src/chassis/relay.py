"""Sends what the outbox holds: a family's events together and in order, one relay at a time per service."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from contracts.event import Envelope

from chassis import logs, metrics
from chassis.bus import Bus, BusAway, NotSent, Send
from chassis.driver import DatabaseError, Row, connect, errors_mapped, read_json
from chassis.patience import ever_longer, happens
from chassis.promised import promise

LOCK = 7_241_001
BATCH = 200
TOGETHER = 25
"""How many events travel in one message: a service applies them in one transaction."""
SWEEP_SECONDS = 0.5
GATHER_SECONDS = 0.006
"""What is committed within this time of the first is sent and marked together."""
PAUSES = (0.2, 0.5, 1.0, 2.0, 5.0)
TURN_SECONDS = 1.0
"""How often a relay asks whether the one that leads has gone."""
ANSWER_SECONDS = 30.0
"""A database that takes longer over one statement counts as away."""

LEAD = "SELECT pg_try_advisory_lock($1)"
IN_NO_HURRY = "SET synchronous_commit TO off"
"""A lost mark only means that an event is sent once more, and its consumers know it."""

PENDING = """
SELECT position, id, type, family, subject, sequence, follows, data, traceparent, time FROM outbox
WHERE published_at IS NULL AND position > $2 ORDER BY position LIMIT $1
"""
BEHIND = 1000
"""How many positions before the last sent one are looked at between two sweeps. The index keeps what was sent until it
is vacuumed; a transaction that takes longer than so many others is found by the next sweep."""
FIRST = 0
"""Before the position of any event."""
MARK = "UPDATE outbox SET published_at = now() WHERE position = ANY($1::bigint[])"


class Relay:
    """Wakes on NOTIFY, sweeps every half second, holds no transaction open while it sends, marks after the confirm."""

    def __init__(self, url: str, service: str, bus: Bus, *, promised: int = 0) -> None:
        """`promised`: how many connections this process may open (`chassis.promised`)."""
        self._url = url
        self._promised = promised
        self._service = service
        self._bus = bus
        self._wake = asyncio.Event()

    async def run(self) -> None:
        """Relay until cancelled, through lost connections of either side."""
        pauses = ever_longer(PAUSES)
        while True:
            try:
                with errors_mapped():
                    async with self._leading() as connection, self._bus.sender(self._service) as send:
                        pauses = ever_longer(PAUSES)
                        await self._relay(connection, send)
            except (BusAway, DatabaseError) as error:
                metrics.send_failures.labels(self._service).inc()
                logs.get().warning("relay_interrupted", **logs.failure(error))
                await asyncio.sleep(next(pauses))

    @asynccontextmanager
    async def _leading(self) -> AsyncIterator[Any]:
        """A connection that holds the relay's lock; another relay of the service waits its turn here."""
        connection = await connect(self._url, command_timeout=ANSWER_SECONDS)
        try:
            await promise(connection, self._promised)
            while not await connection.fetchval(LEAD, LOCK):  # noqa: ASYNC110  # another process has it
                await asyncio.sleep(TURN_SECONDS)
            await connection.execute(IN_NO_HURRY)
            await read_json(connection)
            await connection.add_listener("outbox", lambda *_: self._wake.set())
            yield connection
        finally:
            connection.terminate()

    async def _relay(self, connection: Any, send: Send) -> None:
        swept, floor = time.monotonic(), FIRST
        while True:
            self._wake.clear()
            if time.monotonic() - swept > SWEEP_SECONDS:
                swept, floor = time.monotonic(), FIRST
            rows = await connection.fetch(PENDING, BATCH, floor)
            if rows:
                floor = max(floor, rows[-1]["position"] - BEHIND)
            sent = await send_in_order([self._envelope(row) for row in rows], send)
            positions = [row["position"] for row in rows if row["id"] in sent]
            if positions:
                await connection.execute(MARK, positions)
                metrics.sent.labels(self._service).inc(len(positions))
            if len(positions) < len(rows):
                metrics.send_failures.labels(self._service).inc(len(rows) - len(positions))
                await asyncio.sleep(SWEEP_SECONDS)
            elif len(rows) < BATCH:
                await self._nap()

    async def _nap(self) -> None:
        if await happens(self._wake, SWEEP_SECONDS):
            await asyncio.sleep(GATHER_SECONDS)

    def _envelope(self, row: Row) -> Envelope:
        return Envelope(
            id=row["id"],
            type=row["type"],
            source=self._service,
            family=row["family"],
            subject=row["subject"],
            sequence=row["sequence"],
            follows=row["follows"],
            time=row["time"],
            traceparent=row["traceparent"],
            data=row["data"],
        )


async def send_in_order(envelopes: list[Envelope], send: Send) -> set[Any]:
    """Send each family's events some together, one lot after the other, the families side by side; the ids that
    were confirmed.

    A failure ends its own family's sending only, so that nothing overtakes within a record.
    """
    families: dict[str, list[Envelope]] = defaultdict(list)
    for envelope in envelopes:
        families[envelope.family].append(envelope)
    sent: set[Any] = set()

    async def send_family(family: list[Envelope]) -> None:
        for start in range(0, len(family), TOGETHER):
            lot = family[start : start + TOGETHER]
            try:
                await send(lot)
            except NotSent as error:
                cause = error.__cause__ or error
                logs.get().warning("not_sent", family=lot[0].family, count=len(lot), **logs.failure(cause))
                return
            sent.update(envelope.id for envelope in lot)

    outcomes = await asyncio.gather(*map(send_family, families.values()), return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException) and not sent:
            raise outcome
    return sent
