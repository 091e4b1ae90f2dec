"""No copy stays behind: gaps are asked for, heads are announced and compared, owners send again what they kept."""

import uuid
from collections import defaultdict
from datetime import UTC, datetime, timedelta

from contracts.event import Event
from contracts.topology import BINDINGS, hears
from contracts.upkeep import HeadsAnnounced, HeadsAsked, ResendAsked
from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, BIGINT, TEXT, UUID

from chassis import hearing
from chassis.audit_chain import note_block
from chassis.reacting import Reaction
from chassis.relay import FIRST
from chassis.schedule import Schedule
from chassis.unit_of_work import UnitOfWork

GAPS = text(
    """
    SELECT h.source, h.subject, i.sequence + 1 AS missing FROM held h
    JOIN inbox_head i ON i.source = h.source AND i.subject = h.subject
    WHERE h.why = 'gap' AND h.received_at < :before
      AND NOT EXISTS (SELECT 1 FROM held r
        WHERE r.source = h.source AND r.subject = h.subject AND r.why NOT IN ('gap', 'fork'))
    GROUP BY h.source, h.subject, i.sequence LIMIT 1000
    """
)
BEHIND = text(
    """
    SELECT a.subject, a.sequence, greatest(coalesce(i.sequence, 0), coalesce(w.sequence, 0)) + 1 AS missing
    FROM unnest(CAST(:subjects AS uuid[]), CAST(:sequences AS bigint[])) AS a(subject, sequence)
    LEFT JOIN inbox_head i ON i.source = :source AND i.subject = a.subject
    LEFT JOIN LATERAL (
        SELECT max(h.sequence) AS sequence FROM held h WHERE h.source = :source AND h.subject = a.subject
    ) AS w ON coalesce(i.sequence, 0) < a.sequence
    WHERE greatest(coalesce(i.sequence, 0), coalesce(w.sequence, 0)) < a.sequence
    """
).bindparams(bindparam("subjects", type_=ARRAY(UUID)), bindparam("sequences", type_=ARRAY(BIGINT)))
"""What has neither been applied nor put aside; gaps before what was put aside are seen to by themselves."""
RESEND = text(
    """
    WITH wanted AS (
        SELECT o.position FROM unnest(CAST(:subjects AS uuid[]), CAST(:numbers AS bigint[])) AS w(subject, number)
        JOIN outbox o ON o.subject = w.subject AND o.sequence >= w.number
        WHERE o.published_at IS NOT NULL ORDER BY o.position FOR UPDATE OF o
    )
    UPDATE outbox AS o SET published_at = NULL FROM wanted WHERE o.position = wanted.position
    """
).bindparams(bindparam("subjects", type_=ARRAY(UUID)), bindparam("numbers", type_=ARRAY(BIGINT)))
"""Locked in the order in which the relay marks them, or the two would wait for each other."""
RESEND_ALL = text(
    """
    WITH wanted AS (
        SELECT position FROM outbox WHERE position > :after AND family = ANY(:families) AND published_at IS NOT NULL
        ORDER BY position LIMIT :most FOR UPDATE
    ), again AS (
        UPDATE outbox AS o SET published_at = NULL FROM wanted WHERE o.position = wanted.position
    )
    SELECT max(position) FROM wanted
    """
).bindparams(bindparam("families", type_=ARRAY(TEXT)))
WAKE = text("SELECT pg_notify('outbox', '')")
FORGET = text("DELETE FROM outbox WHERE (follows IS NULL) AND family = 'upkeep' AND published_at < :before")
OF_AN_OWNER = [
    text(f"DELETE FROM {table} WHERE source = :owner") for table in ("held", "inbox", "inbox_head", "missed", "heard")
]
"""All that is known here of what an owner announced."""

GAP_PATIENCE = timedelta(seconds=5)
OVERLAP = timedelta(seconds=60)
"""How much of it is said again, so that one lost saying makes no hole."""
MOST = 10_000
"""Events that one statement has sent again."""


async def ask_for_gaps(uow: UnitOfWork, now: datetime) -> None:
    missing: dict[str, dict[uuid.UUID, int]] = defaultdict(dict)
    for row in await uow.session.execute(GAPS, {"before": now - GAP_PATIENCE}):
        missing[row.source][row.subject] = row.missing
    for owner, records in missing.items():
        await hearing.ask_for(uow, owner, records)


async def announce_heads(uow: UnitOfWork, now: datetime) -> None:
    """Say the last number of what was sent lately, once it has had the time to arrive; if nothing was, say that."""
    until = now - hearing.QUIET
    await hearing.say_heads(uow, until - OVERLAP, until)
    await uow.session.execute(FORGET, {"before": now - timedelta(hours=1)})


async def answer_heads(uow: UnitOfWork, event: HeadsAsked) -> None:
    if event.owner == uow.source:
        await hearing.say_heads(uow, event.since, datetime.now(UTC) - hearing.QUIET)


async def compare_heads(uow: UnitOfWork, event: HeadsAnnounced) -> None:
    for family, heads in event.heads.items():
        if event.owner == uow.source or not hears(uow.source, event.owner, family):
            continue
        wanted = {"source": event.owner, "subjects": list(heads), "sequences": list(heads.values())}
        await hearing.remember_missed(uow, event.owner, (await uow.session.execute(BEHIND, wanted)).all())
    await note_block(uow, event)
    await hearing.note_heard(uow, event)


async def resend(uow: UnitOfWork, event: ResendAsked) -> None:
    if event.owner != uow.source:
        return
    named = event.missing | ({} if event.subject is None else {event.subject: event.from_sequence})
    if named:
        await uow.session.execute(RESEND, {"subjects": list(named), "numbers": list(named.values())})
    else:
        await _resend_all(uow, event.families)
    await uow.session.execute(WAKE)


async def _resend_all(uow: UnitOfWork, families: list[str]) -> None:
    after: int | None = FIRST
    while after is not None:
        after = await uow.session.scalar(RESEND_ALL, {"after": after, "families": families, "most": MOST})


async def forget_source(uow: UnitOfWork, owner: str) -> None:
    """Forget what was applied of one owner and ask for everything again (`resync`)."""
    families = [f.split(".")[1] for f in BINDINGS[uow.source] if f.startswith(f"{owner}.")]
    for statement in OF_AN_OWNER:
        await uow.session.execute(statement, {"owner": owner})
    await hearing.publish(uow, ResendAsked(owner=owner, families=families))


UPKEEP_SUBSCRIPTIONS: dict[type[Event], Reaction] = {
    ResendAsked: resend,
    HeadsAnnounced: compare_heads,
    HeadsAsked: answer_heads,
}
UPKEEP_SCHEDULES = (
    Schedule("ask_for_gaps", timedelta(seconds=5), ask_for_gaps),
    Schedule("ask_for_missed", timedelta(seconds=10), hearing.ask_for_missed),
    Schedule("announce_heads", timedelta(seconds=20), announce_heads),
)
