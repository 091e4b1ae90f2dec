"""Works off what is held and due; or, by an operator's word, goes on without it."""

import asyncio
from uuid import UUID

from contracts.event import Envelope
from pydantic import ValidationError

from chassis import held, logs, metrics
from chassis.database import is_outage
from chassis.errors import Conflict, NotFound
from chassis.inbox import UNORDERED, Inbox, lock_heads, settle
from chassis.unit_of_work import UnitOfWork

AWAY_SECONDS = 1.0


class EarlierMissing(Conflict):
    """Skipping it would not let the record go on."""

    code = "earlier_event_missing"
    title = "An earlier event of the same record is still missing."


async def retry_due(inbox: Inbox) -> int:
    """Try what is due once more, each in a transaction of its own; how many were taken up."""
    async with inbox.database.look() as session:
        if not await held.is_due(session):
            return 0
    async with inbox.database.transaction(inbox.actor) as uow:
        due = await held.claim_due(uow)
    for envelope, attempts, last_error in due:
        if attempts > held.KILLS_ALLOWED and last_error is None:
            await _park_killer(inbox, envelope)
        else:
            await _try_again(inbox, envelope, attempts)
    return len(due)


async def _try_again(inbox: Inbox, envelope: Envelope, attempts: int) -> None:
    try:
        async with inbox.database.transaction(inbox.actor) as uow:
            await _apply_held(inbox, uow, envelope)
    except Exception as error:
        logs.get().warning("retry_failed", event_type=envelope.type, attempts=attempts, **logs.failure(error))
        await _put_back(inbox, envelope, attempts, error)


async def _put_back(inbox: Inbox, envelope: Envelope, attempts: int, error: Exception) -> None:
    """Say that the attempt was survived, however long the database is away: else it would look like a kill."""
    name, counts = type(error).__name__, not is_outage(error)
    while True:
        try:
            async with inbox.database.transaction(inbox.actor) as uow:
                if isinstance(error, ValidationError):
                    await held.park(uow, envelope, name)
                else:
                    why = await held.put_back(uow, envelope, attempts=attempts, error=name, counts=counts)
                    metrics.holds.labels(inbox.service, why).inc()
        except Exception as again:
            if not is_outage(again):
                raise
            await asyncio.sleep(AWAY_SECONDS)
        else:
            return


async def _apply_held(inbox: Inbox, uow: UnitOfWork, envelope: Envelope) -> None:
    if envelope.family == UNORDERED:
        if await inbox.is_news(uow, envelope):
            await inbox.react(uow, envelope)
        await held.drop(uow, envelope)
        return
    head = (await lock_heads(uow, [envelope]))[envelope.source, envelope.subject]
    if envelope.after > head.sequence:
        await held.back_to_gap(uow, envelope)
        return
    await held.drop(uow, envelope)
    head.hold(-1)
    applied = []
    if envelope.sequence > head.sequence:
        await inbox.react(uow, envelope)
        applied.append(envelope)
        head.move(envelope.sequence)
        if head.waiting:
            await held.release_next(uow, head.source, head.subject, head.sequence)
    await settle(uow, applied, [head])


async def _park_killer(inbox: Inbox, envelope: Envelope) -> None:
    logs.get().error("event_parked", event_type=envelope.type, subject=str(envelope.subject), why="kills_the_process")
    async with inbox.database.transaction(inbox.actor) as uow:
        await held.park(uow, envelope, "kills_the_process")
    metrics.holds.labels(inbox.service, held.PARKED).inc()


async def skip(uow: UnitOfWork, id: UUID) -> None:
    """Give a held event up for good, so that what follows it of the same record goes on; the audit keeps that it was.

    Raises NotFound if it is not held, EarlierMissing if it is not the record's next.
    """
    envelope = await held.find(uow, id)
    if envelope is None:
        raise NotFound
    if envelope.family != UNORDERED:
        head = (await lock_heads(uow, [envelope]))[envelope.source, envelope.subject]
        if envelope.after > head.sequence:
            raise EarlierMissing(missing=head.sequence + 1)
        if envelope.sequence > head.sequence:
            head.hold(-1)
            head.move(envelope.sequence)
            await held.release_next(uow, head.source, head.subject, head.sequence)
            await settle(uow, [envelope], [head])
    await held.drop(uow, envelope)
    facts = {"type": envelope.type, "source": envelope.source, "sequence": envelope.sequence}
    await uow.audit("skip_event", envelope.family, envelope.subject, facts=facts)
