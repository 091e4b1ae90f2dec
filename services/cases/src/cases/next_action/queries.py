"""What a policy pack would change for open cases, before it is put in force. Rules: `docs/domain/tasks.md §6`."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.driver import Row
from chassis.site import Site
from chassis.unit_of_work import UnitOfWork
from contracts.values import FrozenValues, Values

from cases.case.domain.next_action import DUE, note_next
from cases.next_action import store
from cases.policy_pack.domain import PolicyPack
from cases.record.domain.moments import read_moment
from cases.record.domain.record import copied
from cases.record.domain.rules import Rules
from cases.record.store.rows import facts_only
from cases.record.store.setup import load_setup

MOST_AT_ONCE = 200
MOST_CASES = 100_000
"""Of one answer."""
SECONDS = 8.0
"""After which an answer says what it has counted, and where to go on."""
COUNTED = ("open_cases", "overdue", "overdue_by_this", "become_overdue")


@dataclass(frozen=True, kw_only=True)
class Foresight:
    """What is in force, what would be, and when: all that overdue follows from beside the case itself."""

    rules: Rules
    site: Site
    current: PolicyPack
    pack: PolicyPack
    now: datetime

    def counts(self, rows: Sequence[Row]) -> list[int]:
        """In the order of `COUNTED`."""
        found = [self._is_overdue(facts_only(row).values) for row in rows]
        become = sum(then and not late for late, then in found)
        return [len(found), sum(late for late, _ in found), sum(then for _, then in found), become]

    def _is_overdue(self, values: FrozenValues) -> tuple[bool, bool]:
        return self._by(self.current, values), self._by(self.pack, values)

    def _by(self, pack: PolicyPack, values: FrozenValues) -> bool:
        made = copied(values)
        note_next(made, self.rules, self.site, pack)
        due = read_moment(made[DUE], self.site)
        return due is not None and due < self.now


async def foresee(uow: UnitOfWork, pack: PolicyPack, after: UUID | None) -> Values:
    """Of open cases, by id; what is sealed is not read. Page by page and beside the loop, so that nobody waits for it;
    of more than can be counted in time, some are.
    """
    session, until = uow.session, time.monotonic() + SECONDS
    rules = (await load_setup(session)).rules
    current = rules.packs.on(uow.site.day(uow.began))
    asked = Foresight(rules=rules, site=uow.site, current=current, pack=pack, now=uow.began)
    counts = [0] * len(COUNTED)
    while found := await store.list_next(session, after, MOST_AT_ONCE):
        more = await asyncio.to_thread(asked.counts, found)
        counts = [before + now for before, now in zip(counts, more, strict=True)]
        after = found[-1].id if len(found) == MOST_AT_ONCE else None
        if after is None or counts[0] >= MOST_CASES or time.monotonic() >= until:
            break
    else:
        after = None
    told: Values = dict(zip(COUNTED, counts, strict=True))
    return {"all_open_cases": await store.count_open(session), "after": after, **told}
