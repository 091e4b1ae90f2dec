"""When what is next for a case is told of, and to whom. Rules: `docs/domain/tasks.md §7`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from uuid import UUID

from chassis.ids import derived_id
from chassis.moments import written
from chassis.site import TICK, Site

from cases.policy_pack.domain import LADDER, PolicyPack

REACHED, MISSED = "reached", "missed"
RUNGS = (REACHED, MISSED, *LADDER)
"""One after the other: its day has come, it is overdue, and who is told then."""


@dataclass(frozen=True, kw_only=True)
class CaseDeadline:
    """Until when what is next for a case is in time, and the highest of `RUNGS` that was told of it, if one was."""

    record_id: UUID
    short_id: str | None
    owned_by: str
    risk: str | None
    due: datetime
    told: int | None

    def moments(self, pack: PolicyPack, site: Site) -> list[datetime]:
        """From when on each rung is told; none before the one below it."""
        begins = site.begins(site.day(self.due))
        climbs = (pack.late(self.risk, rung, self.due, site) + TICK for rung in LADDER)
        return list(accumulate((begins, self.due + TICK, *climbs), max))

    def occasion(self, rung: int) -> UUID:
        """Another day is another occasion, and so is another rung."""
        return derived_id("deadline", str(self.record_id), written(self.due), RUNGS[rung])


@dataclass(frozen=True, kw_only=True)
class DeadlineStanding:
    """Where a deadline stands: `rung`, the highest one that was passed; `next_at`: when the next one is."""

    deadline: CaseDeadline
    rung: int
    next_at: datetime | None


def standing(deadline: CaseDeadline, pack: PolicyPack, site: Site, now: datetime) -> DeadlineStanding:
    """What was told stays told, also where a later policy would have told it later."""
    moments: Sequence[datetime] = deadline.moments(pack, site)
    passed = sum(moment <= now for moment in moments) - 1
    rung = max(passed, deadline.told or 0)
    above = moments[rung + 1 :]
    return DeadlineStanding(deadline=deadline, rung=rung, next_at=above[0] if above else None)
