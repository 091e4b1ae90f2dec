"""Takes what the bus delivers: each event applied once, strictly by number per record, or durably put aside.

Per record: the next number is applied, or the next that its owner still keeps; a known one is ignored; one ahead is
held until the gap is filled; the same number with another id is a fork and raises an alarm. Across records nothing
waits for anything.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from contracts.event import Envelope
from pydantic import ValidationError
from sqlalchemy import bindparam, select, text
from sqlalchemy.dialects.postgresql import insert

from chassis import disbelief, held, logs, metrics
from chassis.actor import Actor
from chassis.bus import Arrival, NotBelieved
from chassis.database import Database, is_outage
from chassis.reacting import Reacting, Reactions, Subscriptions
from chassis.tables import inbox, upkeep_taken
from chassis.unit_of_work import UnitOfWork

UNORDERED = "upkeep"

LOCK_HEADS = text(
    """
    INSERT INTO inbox_head AS h (source, subject)
    SELECT source, subject FROM unnest(CAST(:sources AS text[]), CAST(:subjects AS uuid[])) AS w(source, subject)
    ON CONFLICT (source, subject) DO UPDATE SET waiting = h.waiting
    RETURNING h.source, h.subject, h.sequence, h.waiting
    """
)
"""The update changes nothing: it takes the row's lock and reads it in one round trip."""
SETTLE = text(
    """
    WITH applied AS (
        INSERT INTO inbox (source, subject, sequence, id)
        SELECT * FROM unnest(CAST(:applied_sources AS text[]), CAST(:applied_subjects AS uuid[]),
                             CAST(:applied_sequences AS bigint[]), CAST(:ids AS uuid[]))
    )
    UPDATE inbox_head AS h SET sequence = m.sequence, waiting = m.waiting
    FROM unnest(CAST(:sources AS text[]), CAST(:subjects AS uuid[]),
                CAST(:sequences AS bigint[]), CAST(:waiting AS int[])) AS m(source, subject, sequence, waiting)
    WHERE h.source = m.source AND h.subject = m.subject
    """
)
"""What was applied, and how far the heads have moved by it."""


UPKEEP_KEPT = timedelta(days=7)
TAKE_UPKEEP = insert(upkeep_taken).values(id=bindparam("id")).on_conflict_do_nothing().returning(upkeep_taken.c.id)
"""Told once: what is upkeep has no number that would tell it from what came before."""


@dataclass
class Head:
    """The last number applied of one record, and how many of its events are put aside."""

    source: str
    subject: UUID
    sequence: int
    waiting: int
    moved: bool = False

    def move(self, sequence: int) -> None:
        self.sequence, self.moved = sequence, True

    def hold(self, added: int) -> None:
        """`added`: 1, or 0 when the event was put aside before; negative once one is taken up again."""
        self.waiting, self.moved = max(self.waiting + added, 0), self.moved or bool(added)


class Inbox:
    def __init__(self, database: Database, service: str, subscriptions: Subscriptions, actor: Actor) -> None:
        self.database = database
        self.service = service
        self.actor = actor
        self._reactions = Reactions(service, subscriptions)

    async def receive(self, deliveries: list[Arrival]) -> None:
        """Decide durably about each delivery. Raises only when the database is away: then nothing is acknowledged."""
        again = [delivery.envelope for delivery in deliveries if delivery.redelivered]
        if again:
            await self._set_aside(again)
        fresh = [delivery.envelope for delivery in deliveries if not delivery.redelivered]
        if fresh:
            await self._receive(fresh)

    async def disbelieve(self, doubts: list[NotBelieved]) -> None:
        """Write down what the bus handed over and is not believed."""
        await disbelief.note(self.database, self.service, doubts)

    async def _receive(self, envelopes: list[Envelope]) -> None:
        try:
            await self._apply(envelopes)
        except Exception as error:
            if is_outage(error):
                raise
            if len(envelopes) > 1:
                for envelope in envelopes:
                    await self._receive([envelope])
            else:
                await self._put_aside(envelopes[0], error)

    async def _apply(self, envelopes: list[Envelope]) -> None:
        async with self.database.transaction(self.actor) as uow:
            heads = await lock_heads(uow, [e for e in envelopes if e.family != UNORDERED])
            applied: list[Envelope] = []
            reacting = self._reactions.within(uow)
            for envelope in envelopes:
                if envelope.family == UNORDERED:
                    if await self.is_news(uow, envelope):
                        await reacting.to(envelope)
                else:
                    head = heads[envelope.source, envelope.subject]
                    await self._take(reacting, head, envelope, applied=applied, uow=uow)
            await reacting.end()
            await settle(uow, applied, list(heads.values()))

    async def _take(
        self, reacting: Reacting, head: Head, envelope: Envelope, *, applied: list[Envelope], uow: UnitOfWork
    ) -> None:
        """Apply, hold or ignore one event under its head's lock."""
        if envelope.sequence <= head.sequence:
            await self._recognise(uow, envelope, applied)
        elif envelope.after > head.sequence:
            head.hold(await held.hold(uow, envelope, why=held.GAP))
        elif not await self._is_put_aside(uow, head, envelope):
            await reacting.to(envelope)
            applied.append(envelope)
            head.move(envelope.sequence)
            if head.waiting:
                await held.release_next(uow, head.source, head.subject, head.sequence)

    async def _is_put_aside(self, uow: UnitOfWork, head: Head, envelope: Envelope) -> bool:
        """Whether it waits to be tried again; not if it waited for a gap of which nothing is kept any more."""
        if not head.waiting:
            return False
        head.hold(-await held.drop_gap(uow, envelope))
        return await held.holds(uow, envelope)

    async def _recognise(self, uow: UnitOfWork, envelope: Envelope, applied_now: list[Envelope]) -> None:
        """A number applied before: the same event is ignored, as is one so old that it is known no more; another one
        is a fork.
        """
        place = envelope.source, envelope.subject, envelope.sequence
        known = next((one.id for one in applied_now if (one.source, one.subject, one.sequence) == place), None)
        if known is None:
            before = zip((inbox.c.source, inbox.c.subject, inbox.c.sequence), place, strict=True)
            known = await uow.session.scalar(select(inbox.c.id).where(*(column == value for column, value in before)))
        if known in {envelope.id, None}:
            metrics.duplicates.labels(self.service).inc()
            return
        metrics.forks.labels(self.service).inc()
        logs.get().error("fork", source=envelope.source, subject=str(envelope.subject), sequence=envelope.sequence)
        await held.hold(uow, envelope, why=held.FORK)

    async def is_news(self, uow: UnitOfWork, envelope: Envelope) -> bool:
        """Whether upkeep was not taken before; what is older than that is known (`life_span`) is no news."""
        is_old = envelope.time < uow.began - UPKEEP_KEPT
        if not is_old and await uow.session.scalar(TAKE_UPKEEP, {"id": envelope.id}) is not None:
            return True
        metrics.duplicates.labels(self.service).inc()
        return False

    async def react(self, uow: UnitOfWork, envelope: Envelope) -> None:
        """Run the reactions to one event inside the given transaction."""
        reacting = self._reactions.within(uow)
        await reacting.to(envelope)
        await reacting.end()

    async def _put_aside(self, envelope: Envelope, error: Exception) -> None:
        """The reaction failed: only this record waits, on the ladder, or parked when trying again cannot help."""
        unreadable = isinstance(error, ValidationError)
        logs.get().warning("event_held", event_type=envelope.type, **logs.failure(error))
        async with self.database.transaction(self.actor) as uow:
            heads = await lock_heads(uow, [envelope])
            head = heads[envelope.source, envelope.subject]
            why = held.UNREADABLE if unreadable else held.RETRY
            added = await held.hold(uow, envelope, why=why, attempts=1, error=type(error).__name__)
            head.hold(added)
            await settle(uow, [], [head])
        metrics.holds.labels(self.service, why).inc()

    async def _set_aside(self, envelopes: list[Envelope]) -> None:
        """Store first, apply afterwards: what was delivered before may be what killed the process."""
        async with self.database.transaction(self.actor) as uow:
            heads = await lock_heads(uow, envelopes)
            for envelope in envelopes:
                head = heads[envelope.source, envelope.subject]
                if envelope.sequence > head.sequence:
                    head.hold(await held.hold(uow, envelope, why=held.RETRY, at_once=True))
                elif envelope.family != UNORDERED:
                    await self._recognise(uow, envelope, [])
            await settle(uow, [], list(heads.values()))


async def lock_heads(uow: UnitOfWork, envelopes: list[Envelope]) -> dict[tuple[str, UUID], Head]:
    """The heads of these events' records, locked in one order until the commit."""
    if not envelopes:
        return {}
    keys = sorted({(envelope.source, envelope.subject) for envelope in envelopes})
    wanted = {"sources": [source for source, _ in keys], "subjects": [subject for _, subject in keys]}
    rows = await uow.session.execute(LOCK_HEADS, wanted)
    return {(row.source, row.subject): Head(row.source, row.subject, row.sequence, row.waiting) for row in rows}


async def settle(uow: UnitOfWork, applied: list[Envelope], heads: list[Head]) -> None:
    """Write down what was applied and the heads that moved. Nothing is applied without moving its head."""
    moved = [head for head in heads if head.moved]
    if not moved:
        return
    await uow.session.execute(
        SETTLE,
        {
            "sources": [head.source for head in moved],
            "subjects": [head.subject for head in moved],
            "sequences": [head.sequence for head in moved],
            "waiting": [head.waiting for head in moved],
            "applied_sources": [envelope.source for envelope in applied],
            "applied_subjects": [envelope.subject for envelope in applied],
            "applied_sequences": [envelope.sequence for envelope in applied],
            "ids": [envelope.id for envelope in applied],
        },
    )
