"""What a policy pack would change for open cases, before it is put in force."""

import asyncio
from datetime import datetime
from uuid import UUID

from chassis.session import DatabaseSession
from chassis.site import Site
from contracts.values import FrozenValues, Values

from cases.case.domain.next_action import DUE, note_next
from cases.next_action import store
from cases.policy_pack.domain import PolicyPack
from cases.record.domain.moments import read_moment
from cases.record.domain.record import copied
from cases.record.domain.rules import Rules
from cases.record.store.rows import facts_only
from cases.record.store.setup import load_setup

MOST_AT_ONCE = 500


async def foresee(session: DatabaseSession, pack: PolicyPack, site: Site, now: datetime) -> Values:
    """Of all open cases; what is sealed is not read."""
    rules = (await load_setup(session)).rules
    current = rules.packs.on(site.day(now))
    counts = {"open_cases": 0, "overdue": 0, "overdue_by_this": 0, "become_overdue": 0}
    after: UUID | None = None
    while found := await store.list_next(session, after, MOST_AT_ONCE):
        for row in found:
            values = facts_only(row).values
            late = _is_overdue(values, rules, site, current, now)
            then = _is_overdue(values, rules, site, pack, now)
            counts["open_cases"] += 1
            counts["overdue"] += late
            counts["overdue_by_this"] += then
            counts["become_overdue"] += then and not late
        after = found[-1].id
        await asyncio.sleep(0)
    return counts


def _is_overdue(values: FrozenValues, rules: Rules, site: Site, pack: PolicyPack, now: datetime) -> bool:
    made = copied(values)
    note_next(made, rules, site, pack)
    due = read_moment(made[DUE], site)
    return due is not None and due < now
