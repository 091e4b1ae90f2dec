"""What a service has heard of each owner: until when nothing is missing, and what it still waits for.

An owner says all the time what it announced lately. As long as each saying joins the one before, nothing can have been
missed; where one does not, however long the silence was, the owner is asked for what lies between, page by page.
"""

from collections import defaultdict
from datetime import datetime, timedelta
from uuid import UUID

from contracts.upkeep import HeadsAnnounced, HeadsAsked, ResendAsked
from sqlalchemy import bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, BIGINT
from sqlalchemy.dialects.postgresql import UUID as UUIDS

from chassis.audit_chain import last_block
from chassis.driver import Row
from chassis.ids import derived_id
from chassis.session import DatabaseSession
from chassis.unit_of_work import UnitOfWork

PAGE = 5000
"""Heads in one event."""
QUIET = timedelta(seconds=10)
"""What was sent more recently has not had the time to arrive."""
DEAF_SECONDS = 90
"""A service that has not even heard itself for so long hears nothing: its own sayings come every twenty seconds."""
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=15), timedelta(hours=1)

SENT = text(
    """
    SELECT family, subject, sequence, published_at FROM (
        (SELECT family, subject, sequence, published_at FROM outbox WHERE (follows IS NULL) = true
            AND published_at > :since AND published_at <= :until AND family <> 'upkeep'
            ORDER BY published_at FETCH FIRST :most ROWS WITH TIES)
        UNION ALL
        (SELECT family, subject, sequence, published_at FROM outbox WHERE (follows IS NULL) = false
            AND published_at > :since AND published_at <= :until AND family <> 'upkeep'
            ORDER BY published_at FETCH FIRST :most ROWS WITH TIES)
    ) AS sent ORDER BY published_at FETCH FIRST :most ROWS WITH TIES
    """
)
"""Two ways into one index, each in its order. What was sent at one moment is told of together."""
EVER = datetime.fromisoformat("2000-01-01T00:00:00+00:00")
NOTE = text(
    """
    INSERT INTO heard AS h (source, until) VALUES (:owner, CASE WHEN :whole THEN CAST(:until AS timestamptz) END)
    ON CONFLICT (source) DO UPDATE SET at = clock_timestamp(),
        until = CASE WHEN :whole OR h.until >= CAST(:since AS timestamptz)
            THEN greatest(h.until, :until) ELSE h.until END
    RETURNING until
    """
)
SILENT = text("SELECT extract(epoch FROM clock_timestamp() - at) FROM heard WHERE source = :source")
REMEMBER = text(
    """
    INSERT INTO missed AS m (source, subject, sequence, asked_at)
    SELECT :source, subject, sequence, clock_timestamp()
    FROM unnest(CAST(:subjects AS uuid[]), CAST(:sequences AS bigint[])) AS w(subject, sequence)
    ON CONFLICT (source, subject) DO UPDATE SET sequence = greatest(m.sequence, excluded.sequence)
    """
).bindparams(bindparam("subjects", type_=ARRAY(UUIDS)), bindparam("sequences", type_=ARRAY(BIGINT)))
COME = text(
    """
    DELETE FROM missed m WHERE EXISTS (
        SELECT FROM inbox_head i WHERE i.source = m.source AND i.subject = m.subject AND i.sequence >= m.sequence
    ) OR EXISTS (
        SELECT FROM held h WHERE h.source = m.source AND h.subject = m.subject AND h.sequence >= m.sequence
    )
    """
)
"""What was put aside has come: what lies before it is asked for as a gap."""
STILL = text(
    """
    UPDATE missed AS m SET asked_at = :now, asks = least(m.asks + 1, 30) FROM (
        SELECT source, subject FROM missed
        WHERE asked_at <= CAST(:now AS timestamptz)
            - least(CAST(:first AS interval) * power(2, asks), CAST(:longest AS interval))
        ORDER BY asked_at LIMIT :most FOR UPDATE SKIP LOCKED
    ) AS d WHERE m.source = d.source AND m.subject = d.subject
    RETURNING m.source, m.subject, 1 + coalesce(
        (SELECT i.sequence FROM inbox_head i WHERE i.source = m.source AND i.subject = m.subject), 0) AS missing
    """
)


async def say_heads(uow: UnitOfWork, since: datetime | None, until: datetime) -> None:
    """Tell of a page of what was sent after `since`, until `until` or as far as a page goes."""
    wanted = {"since": since or EVER, "until": until, "most": PAGE}
    rows = (await uow.session.execute(SENT, wanted)).all()
    heads: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        family, subject = heads[row.family], str(row.subject)
        family[subject] = max(row.sequence, family.get(subject, 0))
    more = len(rows) >= PAGE
    said = {"owner": uow.source, "heads": heads, "since": since, "until": rows[-1].published_at if more else until}
    await publish(uow, HeadsAnnounced.model_validate(said | {"more": more} | await last_block(uow.session)))


async def note_heard(uow: UnitOfWork, event: HeadsAnnounced) -> None:
    """Write down how far the owner was heard without a hole, and ask for the next page of what lies in one."""
    is_own = event.owner == uow.source
    whole = is_own or (event.since is None and event.until is not None)
    values = {"owner": event.owner, "whole": whole, "since": event.since, "until": event.until}
    until: datetime | None = await uow.session.scalar(NOTE, values)
    if event.until is None or is_own:
        return
    if until is None or until < event.until or (event.more and until == event.until):
        await publish(uow, HeadsAsked(owner=event.owner, since=until))


async def remember_missed(uow: UnitOfWork, owner: str, rows: list[Row]) -> None:
    """Ask for what these records lack (`missing` on, until `sequence`), and again until it has come."""
    if not rows:
        return
    named = {"subjects": [row.subject for row in rows], "sequences": [row.sequence for row in rows]}
    await uow.session.execute(REMEMBER, named | {"source": owner})
    await ask_for(uow, owner, {row.subject: row.missing for row in rows})


async def ask_for_missed(uow: UnitOfWork, now: datetime) -> None:
    """Ask again for what has not come; ever more seldom, for its owner may no longer have it."""
    await uow.session.execute(COME)
    wanted = {"now": now, "first": FIRST_PAUSE, "longest": LONGEST_PAUSE, "most": PAGE}
    asked: dict[str, dict[UUID, int]] = defaultdict(dict)
    for row in await uow.session.execute(STILL, wanted):
        asked[row.source][row.subject] = row.missing
    for owner, missing in asked.items():
        await ask_for(uow, owner, missing)


async def ask_for(uow: UnitOfWork, owner: str, missing: dict[UUID, int]) -> None:
    await publish(uow, ResendAsked(owner=owner, missing=missing))


async def silent_seconds(session: DatabaseSession, service: str) -> float | None:
    """How long the service has heard nothing, not even itself; None: it has never been up."""
    found = await session.scalar(SILENT, {"source": service})
    return None if found is None else float(found)


async def publish(uow: UnitOfWork, event: HeadsAnnounced | HeadsAsked | ResendAsked) -> None:
    await uow.publish(event, about=derived_id("upkeep", uow.source))
