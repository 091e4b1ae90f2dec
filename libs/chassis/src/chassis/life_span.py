"""How long the plumbing keeps what: one rule for each of its tables, and the schedule that keeps them (ADR 20).

What an owner announced is not kept by its age: a copy can be rebuilt from it (`resync`), so that of each subject the
last state stays, with the events that no state says again. What was replaced by it goes.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from contracts.event import CATALOG
from contracts.upkeep import ResendAsked
from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY, TEXT

from chassis.driver import Row
from chassis.ids import derived_id
from chassis.inbox import UPKEEP_KEPT
from chassis.schedule import Schedule
from chassis.unit_of_work import UnitOfWork

MOST = 10_000
"""Rows looked at in one turn of a table, so that a turn takes little time and holds few locks."""
EVERY = timedelta(seconds=10)

AUDIT_KEPT = timedelta(days=730)

Prune = Callable[[UnitOfWork, datetime], Awaitable[None]]


@dataclass(frozen=True)
class LifeSpan:
    """`kept`: for how long; none: as long as the record it is about. `reason`: why so long, and why no longer."""

    table: str
    kept: timedelta | None
    reason: str
    prune: Prune | None = None

    def schedule(self) -> Schedule:
        return Schedule(f"prune_{self.table}", EVERY, self.turn)

    async def turn(self, uow: UnitOfWork, now: datetime) -> None:
        """Let go what is older by now."""
        if self.prune is not None and self.kept is not None:
            await self.prune(uow, now - self.kept)


DUE = text(
    """
    SELECT position, subject, sequence, type FROM outbox
    WHERE (follows IS NULL) AND published_at < :before AND family <> 'upkeep'
    ORDER BY published_at LIMIT :most FOR UPDATE SKIP LOCKED
    """
)
"""What has been sent for so long that all have it, and was not looked at before: `follows` is set when it is."""
REPLACED = text(
    """
    DELETE FROM outbox AS o
    USING unnest(CAST(:subjects AS uuid[]), CAST(:sequences AS bigint[]), CAST(:types AS text[]))
        AS d(subject, sequence, type)
    WHERE o.subject = d.subject AND o.sequence < d.sequence AND o.published_at IS NOT NULL
      AND (d.type = ANY(:ends) OR d.type = ANY(:states) AND o.type = ANY(:states))
    """
).bindparams(bindparam("states", type_=ARRAY(TEXT)), bindparam("ends", type_=ARRAY(TEXT)))
LEFT = text(
    """
    SELECT o.position, o.sequence, o.follows AS known,
        coalesce(lag(o.sequence) OVER (PARTITION BY o.subject ORDER BY o.sequence), 0) AS follows
    FROM unnest(CAST(:subjects AS uuid[])) AS s(subject) JOIN outbox AS o ON o.subject = s.subject
    """
)
"""What is left of these subjects; `follows`: the event that is still kept before it."""
CHAIN = text(
    """
    UPDATE outbox AS o SET follows = n.follows
    FROM unnest(CAST(:positions AS bigint[]), CAST(:follows AS bigint[])) AS n(position, follows)
    WHERE o.position = n.position
    """
)
APPLIED = text(
    """
    DELETE FROM inbox WHERE (source, subject, sequence) IN (
        SELECT source, subject, sequence FROM inbox WHERE received_at < :before ORDER BY received_at LIMIT :most)
    """
)
TOLD = text("DELETE FROM upkeep_taken WHERE id IN (SELECT id FROM upkeep_taken WHERE at < :before LIMIT :most)")
DISBELIEVED = text("DELETE FROM disbelieved WHERE last_at < :before")
DONE = text(
    """
    DELETE FROM command WHERE (actor, key) IN (
        SELECT actor, key FROM command WHERE received_at < :before ORDER BY received_at LIMIT :most)
    """
)
NOTED = text("SELECT prune_audit(:before, :most)")
"""The one way to what can only grow; PostgreSQL refuses it for what is younger than a year (`chassis.migrations`)."""
GIVEN_UP = text(
    """
    WITH gone AS (
        DELETE FROM held WHERE (source, subject, sequence, id) IN (
            SELECT source, subject, sequence, id FROM held WHERE received_at < :before LIMIT :most)
        RETURNING source, subject
    ), counted AS (SELECT source, subject, count(*) AS number FROM gone GROUP BY source, subject)
    UPDATE inbox_head AS h SET waiting = greatest(h.waiting - c.number, 0)
    FROM counted AS c WHERE h.source = c.source AND h.subject = c.subject
    RETURNING h.source, h.subject, h.sequence + 1 AS missing
    """
)


async def _execute(statement: TextClause, uow: UnitOfWork, before: datetime) -> None:
    await uow.session.execute(statement, {"before": before, "most": MOST})


async def prune_disbelieved(uow: UnitOfWork, before: datetime) -> None:
    await uow.session.execute(DISBELIEVED, {"before": before})


async def prune_outbox(uow: UnitOfWork, before: datetime) -> None:
    """Let go what has been replaced for so long, and say of what stays which event it follows."""
    due = (await uow.session.execute(DUE, {"before": before, "most": MOST})).all()
    if not due:
        return
    by = {name: [row[name] for row in due] for name in ("subject", "sequence", "type")}
    replaced = {"subjects": by["subject"], "sequences": by["sequence"], "types": by["type"]}
    await uow.session.execute(REPLACED, replaced | {"states": types_of("states"), "ends": types_of("everything")})
    left = await uow.session.execute(LEFT, {"subjects": sorted(set(by["subject"]))})
    looked_at = {row.position for row in due}
    # One that is not due learns it only where it is not the number before.
    chained = [row for row in left if row.follows != row.known and (row.position in looked_at or _is_told(row))]
    values = {"positions": [row.position for row in chained], "follows": [row.follows for row in chained]}
    await uow.session.execute(CHAIN, values)


def _is_told(row: Row) -> bool:
    return row.known is not None or row.follows != row.sequence - 1


def types_of(replaces: str) -> list[str]:
    return sorted(name for name, event in CATALOG.items() if event.replaces == replaces)


async def give_up_held(uow: UnitOfWork, before: datetime) -> None:
    """What was put aside and nobody saw to: its owner is asked for it again, who may know something newer by now."""
    for row in await uow.session.execute(GIVEN_UP, {"before": before, "most": MOST}):
        again = ResendAsked(owner=row.source, subject=row.subject, from_sequence=row.missing)
        await uow.publish(again, about=derived_id("upkeep", uow.source))


RULES = (
    LifeSpan(
        "outbox",
        timedelta(days=7),
        "What was replaced may go once everybody has heard what replaced it; who was away for longer is told the last"
        " state. The last state itself, and what no state says again, stays as long as the record: copies are rebuilt"
        " from it.",
        prune_outbox,
    ),
    LifeSpan(
        "inbox",
        timedelta(days=7),
        "Tells an event that comes twice from another one under its number, which only an owner restored from an old"
        " backup sends; that is noticed within days. What comes twice later is ignored by its number alone.",
        partial(_execute, APPLIED),
    ),
    LifeSpan(
        "held",
        timedelta(days=30),
        "What waits for an operator holds facts; whoever did not see to it in a month will need what its owner has to"
        " say by then, and is told that.",
        give_up_held,
    ),
    LifeSpan(
        "command",
        timedelta(days=90),
        "A device that was offline for a season sends its work once only. After that, a registration is still known by"
        " its id, and a change by the version it was made against.",
        partial(_execute, DONE),
    ),
    LifeSpan(
        "audit_entry",
        AUDIT_KEPT,
        "Who did what is asked in inquiries, and never later than two years. It holds ids and codes, nothing that a"
        " record says.",
        partial(_execute, NOTED),
    ),
    LifeSpan(
        "audit_block", None, "Gone a day after the last entry that it lists, with the entries (`chassis.migrations`)."
    ),
    LifeSpan("audit_anchor", None, "The last block of each other service; one short row each."),
    LifeSpan("audit_head", None, "The last block; one short row."),
    LifeSpan(
        "upkeep_taken",
        UPKEEP_KEPT,
        "What services say to each other is true once only. What is older was signed before that, and is no news.",
        partial(_execute, TOLD),
    ),
    LifeSpan(
        "disbelieved",
        timedelta(days=90),
        "An alarm stands until a person has seen to it; in a season somebody looks, and the log has it as well.",
        prune_disbelieved,
    ),
    LifeSpan("outbox_head", None, "A record's numbers never begin again; one short row each."),
    LifeSpan("inbox_head", None, "How far a record was heard; one short row each."),
    LifeSpan("heard", None, "Until when an owner was heard; one short row for each."),
    LifeSpan("missed", None, "What an owner said and has not come; gone when it comes (`chassis.hearing`)."),
    LifeSpan("schedule_turn", None, "When scheduled work had its last turn; one short row each."),
    LifeSpan("actor_account", None, "Who may act; one row each, overwritten."),
    LifeSpan("actor_role", None, "What who acts may do; one row each, overwritten."),
)
"""Every table of `chassis.tables` has one."""

LIFE_SPAN_SCHEDULES = tuple(rule.schedule() for rule in RULES if rule.kept is not None)
