"""Why a case counts as silent. Rules: `docs/domain/tasks.md §9`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.ids import derived_id
from chassis.moments import written
from chassis.site import Site

from cases.policy_pack.domain import PolicyPack

QUIET, REFERRAL, TRANSFER, OWNER = "quiet", "referral_unanswered", "transfer_unanswered", "owner_disabled"
REASONS = (QUIET, REFERRAL, TRANSFER, OWNER)


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Before which moment something counts as silent: by risk level, and for who has none that is known."""

    by_level: dict[str, datetime]
    unknown: datetime


@dataclass(frozen=True, kw_only=True)
class SilenceLimits:
    """`quiet`: since when nobody did anything. `unanswered`: since when somebody was asked and did not answer."""

    quiet: Limits
    unanswered: Limits


def patience(pack: PolicyPack, now: datetime, site: Site) -> SilenceLimits:
    def limits(before: Callable[[object, datetime, Site], datetime]) -> Limits:
        levels = {level: before(level, now, site) for level in pack.deadlines}
        return Limits(by_level=levels, unknown=levels[pack.unknown_risk])

    return SilenceLimits(quiet=limits(pack.quiet_before), unanswered=limits(pack.unanswered_before))


@dataclass(frozen=True, kw_only=True)
class Silence:
    """A case that is silent for this reason since then."""

    record_id: UUID
    short_id: str | None
    owned_by: str
    reason: str
    since: datetime

    @property
    def occasion(self) -> UUID:
        return derived_id("silence", str(self.record_id), self.reason, written(self.since), self.owned_by)
