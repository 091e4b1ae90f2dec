"""Why a case counts as silent. Rules: `docs/domain/tasks.md §9`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from chassis.ids import derived_id
from chassis.moments import written
from chassis.site import DAY, Site

from cases.case.domain.closing import needs_of
from cases.policy_pack.domain import PolicyPack
from cases.record.domain.rules import Rules

QUIET, REFERRAL, TRANSFER, OWNER = "quiet", "referral_unanswered", "transfer_unanswered", "owner_disabled"
AWAY, CLOSED = "owner_on_leave", "closed_without_outcome"
REASONS = (QUIET, REFERRAL, TRANSFER, OWNER, AWAY, CLOSED)
CLOSED_WITHIN = 365
"""Days after which a case that was closed without an outcome is the past's, and no work of today."""


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Before which moment something counts as silent: by risk level, and for who has none that is known."""

    by_level: dict[str, datetime]
    unknown: datetime


@dataclass(frozen=True, kw_only=True)
class SilenceLimits:
    """`quiet`: since when nobody did anything. `unanswered`: since when somebody was asked and did not answer.
    `today`: of the site, whose `zone` begins the days. `outcomes`: by module, the facts without which no case of it is
    closed.
    """

    quiet: Limits
    unanswered: Limits
    today: date
    zone: str
    outcomes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def closed_since(self) -> date:
        return self.today - CLOSED_WITHIN * DAY


def patience(rules: Rules, now: datetime, site: Site) -> SilenceLimits:
    """What counts as silent by the pack in force and by what the modules ask of closing."""
    pack = rules.packs.on(site.day(now))
    asked = {name: tuple(one for one in needs_of(name, rules) if rules.is_plain("case", one)) for name in rules.modules}
    outcomes = {name: facts for name, facts in asked.items() if facts}
    return _patience(pack, now, site, outcomes)


def _patience(pack: PolicyPack, now: datetime, site: Site, outcomes: Mapping[str, tuple[str, ...]]) -> SilenceLimits:
    def limits(before: Callable[[object, datetime, Site], datetime]) -> Limits:
        levels = {level: before(level, now, site) for level in pack.deadlines}
        return Limits(by_level=levels, unknown=levels[pack.unknown_risk])

    return SilenceLimits(
        quiet=limits(pack.quiet_before),
        unanswered=limits(pack.unanswered_before),
        today=site.day(now),
        zone=site.name,
        outcomes=outcomes,
    )


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
