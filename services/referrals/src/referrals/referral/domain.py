"""A referral: somebody else is asked to help, answers, and says when the help is given.

Rules: `docs/domain/referrals.md §3`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from chassis.errors import Conflict, NotAllowed

from referrals.transition.domain import GrantState, Status, Transition


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


OPEN = (Status.IN_PROGRESS, Status.ACCEPTED)


@dataclass(kw_only=True, eq=False)
class Referral(Transition):
    type: ClassVar[str] = "Referral"

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def grant(self, *, at: datetime) -> None:
        """Cases opened the case to the recipient: now they can be told."""
        self.grant_state, self.settled_at = GrantState.GRANTED, at

    def accept(self, *, at: datetime) -> None:
        self._must_be_unanswered()
        self.status, self.responded_at = Status.ACCEPTED, at

    def reject(self, *, at: datetime) -> None:
        self._must_be_unanswered()
        self._end(Status.REJECTED, at)
        self.responded_at = at

    def finish(self, *, at: datetime) -> None:
        """The help was given."""
        self._must_be_open()
        if self.status is not Status.ACCEPTED:
            raise ReferralNotAccepted(status=self.status)
        self._end(Status.DONE, at)

    def revoke(self, *, at: datetime) -> None:
        """The sender takes it back, answered or not."""
        self._must_be_open()
        self._end(Status.REVOKED, at)

    def end(self, because: str, *, at: datetime) -> None:
        """Cases ended the access: the referral is over, whether or not it was answered."""
        self._end(Status.REVOKED, at)
        self.ended_because = because

    def _must_be_open(self) -> None:
        if not self.is_open:
            raise ReferralClosed(status=self.status)

    def _must_be_unanswered(self) -> None:
        self._must_be_open()
        if self.status is not Status.IN_PROGRESS:
            raise ReferralAlreadyAnswered(status=self.status)
