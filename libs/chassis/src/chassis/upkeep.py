"""No copy stays behind: gaps are asked for, heads are announced and compared, owners send again what they kept."""

from datetime import datetime, timedelta

from contracts.event import Event
from contracts.topology import BINDINGS, hears
from contracts.upkeep import HeadsAnnounced, ResendAsked
from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, BIGINT, TEXT, UUID

from chassis.ids import derived_id
from chassis.reacting import Reaction
from chassis.schedule import Schedule
from chassis.unit_of_work import UnitOfWork

GAPS = text(
    """
    SELECT h.source, h.subject, i.sequence + 1 AS missing FROM held h
    JOIN inbox_head i ON i.source = h.source AND i.subject = h.subject
    WHERE h.why = 'gap' AND h.received_at < :before
      AND NOT EXISTS (SELECT 1 FROM held r WHERE r.source = h.source AND r.subject = h.subject AND r.why <> 'gap')
    GROUP BY h.source, h.subject, i.sequence LIMIT 200
    """
)
RECENT = text(
    """
    SELECT family, subject, max(sequence) AS sequence FROM outbox
    WHERE (follows IS NULL) = ANY(ARRAY[true, false]) AND published_at BETWEEN :since AND :until
      AND family <> 'upkeep' GROUP BY family, subject LIMIT 5000
    """
)
BEHIND = text(
    """
    SELECT a.subject, coalesce(i.sequence, 0) + 1 AS missing
    FROM unnest(CAST(:subjects AS uuid[]), CAST(:sequences AS bigint[])) AS a(subject, sequence)
    LEFT JOIN inbox_head i ON i.source = :source AND i.subject = a.subject
    WHERE coalesce(i.sequence, 0) < a.sequence
      AND NOT EXISTS (SELECT 1 FROM held r WHERE r.source = :source AND r.subject = a.subject)
    """
).bindparams(bindparam("subjects", type_=ARRAY(UUID)), bindparam("sequences", type_=ARRAY(BIGINT)))
RESEND_ONE = text("UPDATE outbox SET published_at = NULL WHERE subject = :subject AND sequence >= :from_sequence")
RESEND_ALL = text("UPDATE outbox SET published_at = NULL WHERE family = ANY(:families)").bindparams(
    bindparam("families", type_=ARRAY(TEXT))
)
WAKE = text("SELECT pg_notify('outbox', '')")
FORGET = text("DELETE FROM outbox WHERE (follows IS NULL) AND family = 'upkeep' AND published_at < :before")

GAP_PATIENCE = timedelta(seconds=5)
QUIET = timedelta(seconds=10)
WINDOW = timedelta(minutes=10)


async def ask_for_gaps(uow: UnitOfWork, now: datetime) -> None:
    rows = (await uow.session.execute(GAPS, {"before": now - GAP_PATIENCE})).all()
    for row in rows:
        await _ask(uow, ResendAsked(owner=row.source, subject=row.subject, from_sequence=row.missing))


async def announce_heads(uow: UnitOfWork, now: datetime) -> None:
    """Say the last number of what was sent lately, once it has had the time to arrive."""
    rows = (await uow.session.execute(RECENT, {"since": now - WINDOW, "until": now - QUIET})).all()
    heads: dict[str, dict[str, int]] = {}
    for row in rows:
        heads.setdefault(row.family, {})[str(row.subject)] = row.sequence
    if heads:
        event = HeadsAnnounced.model_validate({"owner": uow.source, "heads": heads})
        await uow.publish(event, about=derived_id("upkeep", uow.source))
    await uow.session.execute(FORGET, {"before": now - timedelta(hours=1)})


async def compare_heads(uow: UnitOfWork, event: HeadsAnnounced) -> None:
    for family, heads in event.heads.items():
        if event.owner == uow.source or not hears(uow.source, event.owner, family):
            continue
        wanted = {"source": event.owner, "subjects": list(heads), "sequences": list(heads.values())}
        for row in (await uow.session.execute(BEHIND, wanted)).all():
            await _ask(uow, ResendAsked(owner=event.owner, subject=row.subject, from_sequence=row.missing))


async def resend(uow: UnitOfWork, event: ResendAsked) -> None:
    if event.owner != uow.source:
        return
    if event.subject is None:
        await uow.session.execute(RESEND_ALL, {"families": event.families})
    else:
        await uow.session.execute(RESEND_ONE, {"subject": event.subject, "from_sequence": event.from_sequence})
    await uow.session.execute(WAKE)


async def forget_source(uow: UnitOfWork, owner: str) -> None:
    """Forget what was applied of one owner and ask for everything again (`resync`)."""
    families = [f.split(".")[1] for f in BINDINGS[uow.source] if f.startswith(f"{owner}.")]
    for table in ("held", "inbox", "inbox_head"):
        await uow.session.execute(text(f"DELETE FROM {table} WHERE source = :owner"), {"owner": owner})
    await _ask(uow, ResendAsked(owner=owner, families=families))


async def _ask(uow: UnitOfWork, event: ResendAsked) -> None:
    await uow.publish(event, about=derived_id("upkeep", uow.source))


UPKEEP_SUBSCRIPTIONS: dict[type[Event], Reaction] = {ResendAsked: resend, HeadsAnnounced: compare_heads}
UPKEEP_SCHEDULES = (
    Schedule("ask_for_gaps", timedelta(seconds=5), ask_for_gaps),
    Schedule("announce_heads", timedelta(seconds=20), announce_heads),
)
