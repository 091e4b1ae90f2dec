"""A transfer request: somebody asks for a case, and it is offered to them or not.

Rules: `docs/domain/referrals.md §17`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from chassis.errors import Conflict, NotAllowed
from chassis.ids import derived_id
from contracts.values import FrozenValues
from sharing.chain import WhyEnded
from sharing.consent import CLOSED, is_enabled
from typing_extensions import override

from referrals.transfer.domain import Transfer
from referrals.transition.domain import GrantState, Status, Transition, refusal_for


class TransferRequestClosed(NotAllowed):
    """Accepted, rejected, taken back, or ended with what it hung on: nobody answers it any more."""

    code = "transfer_request_closed"
    title = "This request is closed."


class AlreadyRequested(Conflict):
    """`transfer_request`: which it is."""

    code = "already_requested"
    title = "You have asked for this case already."


class OwnCase(Conflict):
    code = "own_case"
    title = "This case is yours already."


@dataclass(kw_only=True, eq=False)
class TransferRequest(Transition):
    """It opens nothing, so cases is not asked for it. Once accepted it stays open until cases has opened the case to
    who asked; `ended_at` says that. `refusal`: why cases did not, when it was accepted last.
    """

    type: ClassVar[str] = "TransferRequest"
    asked_alone: ClassVar[bool] = True

    grant_state: GrantState = GrantState.GRANTED

    @property
    def is_unanswered(self) -> bool:
        return self.status is Status.IN_PROGRESS

    @property
    @override
    def is_waited_for(self) -> bool:
        return self.status is Status.ACCEPTED and self.ended_at is None

    @override
    def must_stand(self) -> None:
        if self.refusal is not None:
            raise refusal_for(self.refusal)

    @property
    def offer_id(self) -> UUID:
        """Of the transfer that the answer just given makes. Each answer makes another."""
        return derived_id("transition", "request", str(self.id), str(self.version))

    @property
    def offered_id(self) -> UUID:
        """The same, of one that was accepted and written."""
        return derived_id("transition", "request", str(self.id), str(self.version - 1))

    def agree(self, *, by: str, at: datetime) -> None:
        """It is offered to them; cases has still to open it."""
        self._must_wait()
        self.status, self.responded_at, self.answered_by, self.refusal = Status.ACCEPTED, at, by, None

    def deny(self, *, by: str, at: datetime) -> None:
        self._must_wait()
        self._end(Status.REJECTED, at)
        self.responded_at, self.answered_by, self.refusal = at, by, None

    def drop(self, *, at: datetime) -> None:
        self._must_wait()
        self._end(Status.REVOKED, at)
        self.refusal = None

    def follow(self, offer: Transfer, *, at: datetime) -> bool:
        """What became of the offer decides: it is done, or can be answered once more. No as long as that is open."""
        if offer.status is Status.REFUSED:
            self.status, self.responded_at, self.answered_by = Status.IN_PROGRESS, None, None
            self.refusal = offer.refusal
            return True
        if offer.grant_state is GrantState.ASKED and offer.is_open:
            return False
        self._end(Status.ACCEPTED, at)
        return True

    def end(self, because: str, *, at: datetime) -> None:
        """The case is not to be had any more: nobody took it back."""
        self._end(Status.REVOKED, at)
        self.ended_because, self.refusal = because, None

    def _must_wait(self) -> None:
        if not self.is_unanswered:
            raise TransferRequestClosed(status=self.status)


def why_over(request: TransferRequest, facts: FrozenValues) -> str | None:
    """Why a request cannot go on, as the case now is; none where it can."""
    if not is_enabled(facts):
        return WhyEnded.DISABLED
    if facts.get("status") == CLOSED:
        return WhyEnded.CLOSED
    return None if facts.get("owned_by") == request.transitioned_to else WhyEnded.OWNER
