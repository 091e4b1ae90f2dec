"""A transition: a case is given or shown to somebody. States: `docs/domain/referrals.md §3`."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar
from uuid import UUID

from chassis.errors import Conflict, Invalid, Refusal
from sharing.refusals import refusal_named

from referrals.case_copy.domain import CaseCopy


class Status(StrEnum):
    IN_PROGRESS = "in_progress"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DONE = "done"
    REVOKED = "revoked"
    REFUSED = "refused"
    """Cases did not carry it out: nobody but the sender is told of it."""


class GrantState(StrEnum):
    """What cases answered to our asking."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


TIMED_OUT = "timed_out"
GIVE_UP_AFTER = timedelta(minutes=10)


class NotCarriedOut(Invalid):
    """Cases refused; `facts.reason` is its code."""

    code = "not_carried_out"
    title = "The case could not be shared or given as asked."


class AlreadyAssigning(Conflict):
    code = "already_assigning"
    title = "This case is on its way to them already."


class AlreadyOwner(Invalid):
    code = "already_owner"
    title = "This person owns the case already."


def refusal_for(code: str | None) -> Refusal:
    """The refusal a caller sees for the code with which cases refused."""
    return refusal_named(code) or NotCarriedOut(reason=code)


@dataclass(kw_only=True, eq=False)
class Transition:
    """`ended_because`: cases' code, where it ended by itself. `claim`: what no other may ask for while it is open.
    `wrapped_key` and `sealed` hold what people wrote (notes, reasons); only the store opens them. What is of referrals
    alone: `docs/domain/referrals.md §18`. `hand_over_id`: with which others it was asked for (`§19`).
    """

    type: ClassVar[str]
    asked_alone: ClassVar[bool] = False
    """Whether clients offer an answer only to the person asked, whoever else may give it."""

    id: UUID
    record_id: UUID
    record_type: str = "case"
    record_short_id: str | None = None
    status: Status = Status.IN_PROGRESS
    grant_state: GrantState = GrantState.ASKED
    refusal: str | None = None
    ended_because: str | None = None
    claim: str | None = None
    transitioned_by: str
    transitioned_by_user_agency: str | None = None
    transitioned_by_user_groups: list[str] = field(default_factory=list)
    transitioned_to: str | None = None
    transitioned_to_user_agency: str | None = None
    transitioned_to_user_groups: list[str] = field(default_factory=list)
    remote: bool = False
    service: str | None = None
    service_record_id: str | None = None
    authorized_role_unique_id: str | None = None
    allow_case_creation: bool = False
    consent_overridden: bool = False
    consent_individual_transfer: bool = False
    record_owned_by: str | None = None
    record_owned_by_agency: str | None = None
    record_owned_by_groups: list[str] = field(default_factory=list)
    created_at: datetime
    settled_at: datetime | None = None
    responded_at: datetime | None = None
    answered_by: str | None = None
    ended_at: datetime | None = None
    acknowledged_at: datetime | None = None
    contacted_at: datetime | None = None
    progressed_at: datetime | None = None
    loop_closed_at: datetime | None = None
    paused_at: datetime | None = None
    paused_because: str | None = None
    expired_at: datetime | None = None
    missed_at: datetime | None = None
    declined_by: str | None = None
    decline_reason: str | None = None
    outcome: str | None = None
    need_met: str | None = None
    next_action: str | None = None
    next_action_of: str | None = None
    next_action_owner: str | None = None
    next_action_since: datetime | None = None
    next_action_due: datetime | None = None
    next_action_policy: int | None = None
    hand_over_id: UUID | None = None
    version: int = 1
    wrapped_key: bytes = b""
    sealed: bytes = b""

    def refuse(self, code: str, *, at: datetime) -> None:
        """Cases refused, or never answered: nothing came of it."""
        self.grant_state, self.refusal, self.settled_at = GrantState.REFUSED, code, at
        if self.status is Status.IN_PROGRESS:
            self._end(Status.REFUSED, at)

    def _end(self, status: Status, at: datetime) -> None:
        self.status, self.ended_at, self.claim = status, at, None

    @property
    def is_waited_for(self) -> bool:
        """Whether cases has still to answer."""
        return self.grant_state is GrantState.ASKED and self.status is Status.IN_PROGRESS

    def must_stand(self) -> None:
        """Raises why cases refused it, if it did."""
        if self.grant_state is GrantState.REFUSED:
            raise refusal_for(self.refusal)


@dataclass(frozen=True)
class Asked:
    """A transition that cases was asked to follow. `since`: the version of our copy of the case when it was asked;
    0 where nothing is waited for, because the command was done before or opens nothing here.
    """

    kind: type[Transition]
    id: UUID
    since: int

    def is_followed(self, transition: Transition, case: CaseCopy | None) -> bool:
        """Whether cases has answered, and its change of the case is here."""
        if transition.refusal is not None or (self.since == 0 and transition.remote):
            return True
        if transition.is_waited_for:
            return False
        return case is not None and case.version > self.since


@dataclass(kw_only=True, eq=False)
class Assignment(Transition):
    """Done as soon as cases has changed the owner. Rule: `docs/domain/referrals.md §7`."""

    type: ClassVar[str] = "Assign"

    def carry_out(self, *, at: datetime) -> None:
        """What cases says counts, even after we had given up waiting for it."""
        self.grant_state, self.refusal, self.settled_at = GrantState.GRANTED, None, at
        self._end(Status.DONE, at)
