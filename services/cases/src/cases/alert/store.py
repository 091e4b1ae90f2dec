"""Alerts as they lie with their records."""

from collections.abc import Sequence

from chassis.actor import Actor
from chassis.session import DatabaseSession
from sharing.predicate import visible
from sharing.referred import asker_values
from sharing.scope import extent_of
from sqlalchemy import func, select

from cases.record.store.opened import has_alerts
from cases.record.store.sight import SIGHT
from cases.record.store.table import ALERTED, record


async def count_alerted(session: DatabaseSession, actor: Actor, kinds: Sequence[str]) -> dict[str, int]:
    """Open records of these kinds in the actor's sight that have an alert they may know of, by kind."""
    reach = extent_of(actor).reach
    alerted = has_alerts(reach, is_service=actor.is_service)
    counted = (
        select(record.c.record_type, func.count().label("count"))
        .where(ALERTED, record.c.record_type.in_(kinds), visible(SIGHT, reach), alerted)
        .group_by(record.c.record_type)
    )
    return {row["record_type"]: row["count"] for row in await session.execute(counted, asker_values(actor))}
