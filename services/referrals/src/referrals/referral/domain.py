"""A referral: somebody else is asked to help, answers, and says when the help is given.

Rules: `docs/domain/referrals.md §3`, `§18`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from chassis.deadlines import Standstill
from chassis.errors import Conflict, NotAllowed

from referrals.clock.domain import STOPPED, TABLE, WAITED_OUT, Happening, Phase, Side, Timing
from referrals.transition.domain import GIVE_UP_AFTER, GrantState, Status, Transition


class ReferralClosed(NotAllowed):
    """Rejected, done, revoked or refused: nobody answers it any more."""

    code = "referral_closed"
    title = "This referral is closed."


class ReferralAlreadyAnswered(Conflict):
    code = "referral_already_answered"
    title = "This referral has already been answered."


class ReferralNotAccepted(Conflict):
    code = "referral_not_accepted"
    title = "This referral has to be accepted first."


class AlreadyReferred(Conflict):
    """Whoever may see the referral that is open learns which it is."""

    code = "already_referred"
    title = "This case is referred to them already."


class StepNotNow(Conflict):
    """`next_action`: what the referral waits for."""

    code = "step_not_now"
    title = "The referral does not stand where this can happen."


Decliner = Literal["service", "family"]
"""`family`: the child or who cares for it."""
DeclineReason = Literal[
    "no_capacity",
    "not_eligible",
    "outside_area",
    "missing_documents",
    "cannot_reach",
    "unsafe",
    "conflict_of_interest",
    "wrong_service",
    "family_declines",
    "other",
]
HelpGiven = Literal["given", "partly_given", "not_given", "cannot_reach", "family_declined", "referred_on", "other"]
"""What was given. Whether that met the need is another question."""
NeedMet = Literal["yes", "partly", "no"]
PauseReason = Literal[
    "waiting_list",
    "cannot_reach",
    "child_away",
    "missing_documents",
    "awaiting_consent",
    "no_access",
    "family_asked",
]
"""The only reasons for which a clock stands still. `no_access`: the place cannot be reached, or not safely."""
OPEN = (Status.IN_PROGRESS, Status.ACCEPTED)


@dataclass(kw_only=True, eq=False)
class Referral(Transition):
    """`stood_still`: what the next winding of its clock has to leave out."""

    type: ClassVar[str] = "Referral"

    stood_still: Standstill | None = None

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def phase(self) -> Phase:
        """How far it is, also while its clock stands still or has run out."""
        if self.status is Status.IN_PROGRESS:
            return self._unanswered()
        if self.status is Status.ACCEPTED:
            return Phase.UNDER_WAY if self.contacted_at or self.progressed_at else Phase.ACCEPTED
        if self.loop_closed_at is not None or self.status not in (Status.REJECTED, Status.DONE):
            return Phase.OVER
        is_met = self.status is Status.DONE and self.need_met != "no"
        return Phase.DONE if is_met else Phase.UNMET

    def _unanswered(self) -> Phase:
        if self.grant_state is not GrantState.GRANTED:
            return Phase.OPENING
        if self.remote:
            return Phase.OUTSIDE
        return Phase.OFFERED if self.acknowledged_at is None else Phase.RECEIVED

    @property
    def leads(self) -> Mapping[Happening, Phase]:
        """What can happen to it now, beside the answers of cases, and to which phase that leads."""
        standing = TABLE[self.phase]
        found = dict(standing.leads)
        if self.paused_at is not None:
            found[Happening.RESUMED] = self.phase
        elif standing.may_pause and self.expired_at is None:
            found[Happening.PAUSED] = self.phase
        return found

    def grant(self, *, at: datetime) -> None:
        """Cases opened the case to the recipient: now they can be told."""
        self.grant_state, self.settled_at, self.next_action_since = GrantState.GRANTED, at, at

    def accept(self, *, at: datetime) -> None:
        self._must_be_unanswered()
        self.status, self.responded_at = Status.ACCEPTED, at
        self._begin_anew(at)

    def reject(self, *, at: datetime, by: str | None = None, reason: str | None = None) -> None:
        """`by`, `reason`: codes; none of a client that knows of none."""
        self._must_be_unanswered()
        self._end(Status.REJECTED, at)
        self.responded_at, self.declined_by, self.decline_reason = at, by, reason

    def finish(self, *, at: datetime, outcome: str | None = None, need_met: str | None = None) -> None:
        """The recipient is through with it. The codes likewise."""
        self._must_be_open()
        if self.status is not Status.ACCEPTED:
            raise ReferralNotAccepted(status=self.status)
        self._end(Status.DONE, at)
        self.outcome, self.need_met = outcome, need_met

    def revoke(self, *, at: datetime) -> None:
        """The sender takes it back, answered or not."""
        self._must_be_open()
        self._end(Status.REVOKED, at)

    def end(self, because: str, *, at: datetime) -> None:
        """Cases ended the access: the referral is over, whether or not it was answered."""
        self._end(Status.REVOKED, at)
        self.ended_because = because

    def step(self, happening: Happening, *, at: datetime, reason: str | None = None) -> None:
        """Something happens within its state. Raises StepNotNow where that cannot be now."""
        if happening not in self.leads:
            raise StepNotNow(next_action=self.next_action)
        self._note_missed(at)
        match happening:
            case Happening.PAUSED:
                self.paused_at, self.paused_because = at, reason
            case Happening.RESUMED:
                self._resume(at)
            case Happening.ACKNOWLEDGED:
                self._acknowledge(at)
            case Happening.CONTACTED:
                self.contacted_at = at
                self._begin_anew(at)
            case Happening.PROGRESSED:
                self.progressed_at = at
                self._begin_anew(at)
            case _:
                self.close_loop(at=at)

    def close_loop(self, *, at: datetime) -> None:
        """Its end is enough, or somebody else sees to the need: nobody has to follow it any more."""
        self.loop_closed_at = at
        self._begin_anew(at)

    def expire(self, *, at: datetime) -> None:
        """Its clock ran out: it goes on, and the supervisor sees to it."""
        self._note_missed(at)
        self.expired_at = at

    def _note_missed(self, at: datetime) -> None:
        """When the first clock of who was asked ran out: what they reach after it they do not reach in time."""
        due = self.next_action_due
        if self.missed_at is None and self.next_action_of == Side.RECIPIENT and due is not None and due < at:
            self.missed_at = due

    def _acknowledge(self, at: datetime) -> None:
        """Seen in time, the time for the answer runs since it was opened; seen late, it begins."""
        self.acknowledged_at = at
        if self.expired_at is not None:
            self._begin_anew(at)

    def _resume(self, at: datetime) -> None:
        """The time that it stood still does not count; a clock that ran out meanwhile begins anew."""
        if self.expired_at is not None or self.next_action_since is None or self.paused_at is None:
            self._begin_anew(at)
            return
        self.stood_still = (self.paused_at, at)
        self.paused_at = self.paused_because = None

    def _begin_anew(self, at: datetime) -> None:
        self._note_missed(at)
        self.next_action_since = at
        self.paused_at = self.paused_because = self.expired_at = None

    def _end(self, status: Status, at: datetime) -> None:
        super()._end(status, at)
        self._begin_anew(at)

    def wind(self, timing: Timing) -> None:
        """Note whose turn it is, for what and by when. A time for the answer that was over before they
        had to have seen it begins when they did.
        """
        standing = TABLE[self.phase]
        action, of, clock = standing.action, standing.of, standing.clock
        since = self.next_action_since or self.created_at
        if self.stood_still is not None and clock is not None:
            since = self.next_action_since = timing.gone_on(clock, since, self.stood_still)
        self.stood_still = None
        if self.expired_at is not None:
            (action, of, clock), since = WAITED_OUT, self.expired_at
        elif self.paused_at is not None:
            (action, clock), since = STOPPED, self.paused_at
        due = self._due(clock, since, timing)
        if due is not None and self.acknowledged_at is not None and due < self.acknowledged_at:
            self.next_action_since = self.acknowledged_at
            due = self._due(clock, self.acknowledged_at, timing)
        self.next_action, self.next_action_of = action, of
        self.next_action_since = None if of is None else self.next_action_since
        self.next_action_owner = self._owner(of)
        self.next_action_due = due
        self.next_action_policy = None if clock is None else timing.clocks.version

    def _owner(self, of: Side | None) -> str | None:
        return {Side.RECIPIENT: self.transitioned_to, Side.SENDER: self.transitioned_by}.get(of) if of else None

    def _due(self, clock: str | None, since: datetime, timing: Timing) -> datetime | None:
        if clock is not None:
            return timing.due(clock, since, service=self.service)
        return self.created_at + GIVE_UP_AFTER if self.phase is Phase.OPENING else None

    def _must_be_open(self) -> None:
        if not self.is_open:
            raise ReferralClosed(status=self.status)

    def _must_be_unanswered(self) -> None:
        self._must_be_open()
        if self.status is not Status.IN_PROGRESS:
            raise ReferralAlreadyAnswered(status=self.status)
