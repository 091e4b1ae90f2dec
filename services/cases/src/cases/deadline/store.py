"""Which deadlines of cases were told of, up to which rung, and when each is to be looked at again."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from chassis.session import DatabaseSession
from sqlalchemy import Column, DateTime, Integer, Table, Uuid, and_, bindparam, or_, select, text

from cases.deadline.domain import CaseDeadline, DeadlineStanding
from cases.record.store.table import record
from cases.tables import metadata

deadline_told = Table(
    "deadline_told",
    metadata,
    Column("record_id", Uuid, primary_key=True),
    Column("due", DateTime(timezone=True), primary_key=True),
    Column("rung", Integer, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("next_at", DateTime(timezone=True)),
    Column("policy", Integer, nullable=False),
)
"""`rung`: the highest that was told. `next_at`: when the next one is, by the pack of version `policy`; none after the
last.
"""
MOMENT = DateTime(timezone=True)
TOLD = and_(deadline_told.c.record_id == record.c.id, deadline_told.c.due == record.c.next_action_due)
WAITING = or_(
    deadline_told.c.record_id.is_(None),
    deadline_told.c.next_at <= bindparam("now", type_=MOMENT),
    deadline_told.c.policy != bindparam("policy", type_=Integer),
)
waiting = (
    select(record.c.id, record.c.next_action_due.label("due"), deadline_told.c.rung.label("told"))
    .select_from(record.outerjoin(deadline_told, TOLD))
    .where(record.c.next_action_due < bindparam("before", type_=MOMENT), WAITING)
    .order_by(record.c.next_action_due, record.c.id)
    .limit(bindparam("most", type_=Integer))
    .subquery("waiting")
)
"""Of a case only its id and by when are read here, which lie in one index: none but an open case has a next action."""
DUE = (
    select(
        record.c.id.label("record_id"),
        record.c.short_id,
        record.c.owned_by,
        record.c.risk_level.label("risk"),
        waiting.c.due,
        waiting.c.told,
    )
    .join(waiting, and_(waiting.c.id == record.c.id, waiting.c.due == record.c.next_action_due))
    .order_by(waiting.c.due, waiting.c.id)
    .with_for_update(of=record, skip_locked=True)
)
NOTE = text(
    """
    INSERT INTO deadline_told AS t (record_id, due, rung, at, next_at, policy)
    SELECT g.record_id, g.due, g.rung, CAST(:now AS timestamptz), g.next_at, CAST(:policy AS integer)
    FROM unnest(CAST(:ids AS uuid[]), CAST(:dues AS timestamptz[]), CAST(:rungs AS integer[]),
                CAST(:next_ats AS timestamptz[]))
    AS g(record_id, due, rung, next_at)
    ON CONFLICT (record_id, due) DO UPDATE
        SET rung = excluded.rung, at = excluded.at, next_at = excluded.next_at, policy = excluded.policy
        WHERE t.rung < excluded.rung
    RETURNING record_id
    """
)
"""Whoever writes a rung first tells of it: of two who do at once, the other is answered nothing."""
RENEW = text(
    """
    UPDATE deadline_told AS t SET next_at = g.next_at, policy = CAST(:policy AS integer)
    FROM unnest(CAST(:ids AS uuid[]), CAST(:dues AS timestamptz[]), CAST(:rungs AS integer[]),
                CAST(:next_ats AS timestamptz[]))
    AS g(record_id, due, rung, next_at)
    WHERE t.record_id = g.record_id AND t.due = g.due AND t.rung = g.rung
    """
)


async def find_due(
    session: DatabaseSession, *, now: datetime, before: datetime, policy: int, most: int
) -> list[CaseDeadline]:
    """Open cases of which something is to be told, the longest overdue first, locked; a case that somebody else is at
    comes at the next turn. `before`: the end of today.
    """
    asked = {"now": now, "before": before, "policy": policy, "most": most}
    rows = await session.execute(DUE, asked)
    return [CaseDeadline(**row) for row in rows]


async def note(
    session: DatabaseSession, standings: Sequence[DeadlineStanding], *, now: datetime, policy: int
) -> set[UUID]:
    """The cases of which a rung was not told before, and is to be told now."""
    new = [each for each in standings if each.deadline.told is None or each.rung > each.deadline.told]
    known = [each for each in standings if each.deadline.told is not None and each.rung == each.deadline.told]
    if known:
        await session.execute(RENEW, _columns(known) | {"policy": policy})
    if not new:
        return set()
    return set(await session.scalars(NOTE, _columns(new) | {"policy": policy, "now": now}))


def _columns(standings: Sequence[DeadlineStanding]) -> dict[str, object]:
    return {
        "ids": [each.deadline.record_id for each in standings],
        "dues": [each.deadline.due for each in standings],
        "rungs": [each.rung for each in standings],
        "next_ats": [each.next_at for each in standings],
    }
