"""A transfer: a case is offered to somebody, and is theirs once they accept.

Rules: `docs/domain/referrals.md §16`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from chassis.errors import Conflict, NotAllowed
from typing_extensions import override

from referrals.transition.domain import GrantState, Status, Transition


class TransferClosed(NotAllowed):
    """Rejected, revoked, refused or carried out: nobody answers it any more."""

    code = "transfer_closed"
    title = "This transfer is closed."


class TransferAlreadyAnswered(Conflict):
    code = "transfer_already_answered"
    title = "This transfer has already been accepted."


@dataclass(kw_only=True, eq=False)
class Transfer(Transition):
    """Once accepted it stays open until cases has changed the owner; `ended_at` says that."""

    type: ClassVar[str] = "Transfer"

    @property
    def is_open(self) -> bool:
        return self.ended_at is None

    @property
    def is_unanswered(self) -> bool:
        return self.status is Status.IN_PROGRESS

    @property
    @override
    def is_waited_for(self) -> bool:
        return super().is_waited_for or (self.status is Status.ACCEPTED and self.is_open)

    def grant(self, *, at: datetime) -> None:
        """Cases opened the case to the recipient: now they can be told."""
        self.grant_state, self.settled_at = GrantState.GRANTED, at

    def take(self, *, by: str, at: datetime) -> None:
        """It shall be theirs. Until cases has followed nobody else is offered the case."""
        self._must_be_answerable()
        self.status, self.responded_at, self.answered_by = Status.ACCEPTED, at, by

    def decline(self, *, by: str, at: datetime) -> None:
        self._must_be_answerable()
        self._end(Status.REJECTED, at)
        self.responded_at, self.answered_by = at, by

    def withdraw(self, *, at: datetime) -> None:
        self._must_be_answerable()
        self._end(Status.REVOKED, at)

    def carry_out(self, *, at: datetime) -> None:
        """What cases says counts, whatever we knew of it."""
        self.grant_state, self.refusal = GrantState.GRANTED, None
        self._end(Status.ACCEPTED, at)

    def end(self, because: str, *, at: datetime) -> None:
        """Cases ended the offer, answered or not: nobody took it over."""
        self._end(Status.REVOKED, at)
        self.ended_because = because

    def _must_be_answerable(self) -> None:
        if not self.is_open:
            raise TransferClosed(status=self.status)
        if not self.is_unanswered:
            raise TransferAlreadyAnswered(status=self.status)
