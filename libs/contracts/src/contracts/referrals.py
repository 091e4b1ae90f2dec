"""What referrals announces: who was asked to help, and what became of it."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from contracts.event import Event


class TransitionEvent(Event):
    """Something about a referral or an assignment, and of which record."""

    family: ClassVar = "transition"

    transition_id: UUID
    record_id: UUID
    record_type: str = "case"


class ReferralMade(TransitionEvent):
    """A referral was written down; cases now grants the access or refuses it."""

    type: ClassVar = "referrals.referral_made.v1"
    urgent_for: ClassVar = "cases"

    transitioned_by: str
    transitioned_to: str | None = None
    """User name; none for a remote referral, which opens nothing here."""
    remote: bool = False
    service: str | None = None
    service_record_id: str | None = None
    authorized_role: str | None = None
    """Role whose forms shape what the recipient sees; none: the recipient's own."""
    consent_overridden: bool = False
    made_at: datetime


class ReferralStep(TransitionEvent):
    record_short_id: str | None = None
    transitioned_by: str
    transitioned_to: str | None = None
    service: str | None = None
    service_record_id: str | None = None
    actor: str
    """User name of who did this step; `mahon` when the system did."""
    at: datetime


class ReferralActivated(ReferralStep):
    """The access is granted: the recipient can open the case and is told so."""

    type: ClassVar = "referrals.referral_activated.v1"


class ReferralRefused(ReferralStep):
    """Cases did not grant the access: the sender is told."""

    type: ClassVar = "referrals.referral_refused.v1"

    code: str


class ReferralAccepted(ReferralStep):
    type: ClassVar = "referrals.referral_accepted.v1"
    urgent_for: ClassVar = "cases"


class ReferralRejected(ReferralStep):
    """`declined_by` and `decline_reason` are codes; none where the client knows of none."""

    type: ClassVar = "referrals.referral_rejected.v1"
    urgent_for: ClassVar = "cases"

    declined_by: str | None = None
    decline_reason: str | None = None


class ReferralDone(ReferralStep):
    """`outcome` and `need_met` are codes; none where the client knows of none."""

    type: ClassVar = "referrals.referral_done.v1"
    urgent_for: ClassVar = "cases"

    outcome: str | None = None
    need_met: str | None = None


class ReferralRevoked(ReferralStep):
    type: ClassVar = "referrals.referral_revoked.v1"
    urgent_for: ClassVar = "cases"


class ReferralEnded(ReferralStep):
    """It ended with what it hung on, and nobody took it back: both sides are told why. `code` is that of cases."""

    type: ClassVar = "referrals.referral_ended.v1"

    code: str


class ReferralExpired(ReferralStep):
    """A clock of it ran out before `step` was done: the supervisors of who gave it see to it. It goes on."""

    type: ClassVar = "referrals.referral_expired.v1"

    step: str


class AssignmentMade(TransitionEvent):
    """Somebody asked that the case gets a new owner; cases carries it out or refuses it."""

    type: ClassVar = "referrals.assignment_made.v1"
    urgent_for: ClassVar = "cases"

    transitioned_by: str
    transitioned_to: str
    made_at: datetime


class AssignmentStep(TransitionEvent):
    record_short_id: str | None = None
    transitioned_by: str
    transitioned_to: str
    hand_over_id: UUID | None = None
    """With all other cases of somebody: then one letter tells of them."""
    at: datetime


class AssignmentDone(AssignmentStep):
    type: ClassVar = "referrals.assignment_done.v1"


class AssignmentRefused(AssignmentStep):
    type: ClassVar = "referrals.assignment_refused.v1"

    code: str


class TransferMade(TransitionEvent):
    """A case was offered to its next owner; cases now opens it to them or refuses."""

    type: ClassVar = "referrals.transfer_made.v1"
    urgent_for: ClassVar = "cases"

    transitioned_by: str
    transitioned_to: str
    consent_overridden: bool = False
    made_at: datetime


class TransferStep(TransitionEvent):
    record_short_id: str | None = None
    transitioned_by: str
    transitioned_to: str
    record_owned_by: str | None = None
    """User name of whose the case was when it was offered."""
    actor: str
    """User name of who did this step; `mahon` when the system did."""
    at: datetime


class TransferActivated(TransferStep):
    """Cases opened the case to who may take it over, and they are told so."""

    type: ClassVar = "referrals.transfer_activated.v1"


class TransferRefused(TransferStep):
    """Cases did not open the case: the sender is told."""

    type: ClassVar = "referrals.transfer_refused.v1"

    code: str


class TransferAccepted(TransferStep):
    """It shall be theirs; cases now changes the owner."""

    type: ClassVar = "referrals.transfer_accepted.v1"
    urgent_for: ClassVar = "cases"


class TransferCompleted(TransferStep):
    """Cases has changed the owner: sender and former owner are told."""

    type: ClassVar = "referrals.transfer_completed.v1"


class TransferRejected(TransferStep):
    type: ClassVar = "referrals.transfer_rejected.v1"
    urgent_for: ClassVar = "cases"


class TransferRevoked(TransferStep):
    type: ClassVar = "referrals.transfer_revoked.v1"
    urgent_for: ClassVar = "cases"


class TransferEnded(TransferStep):
    """It ended with what it hung on, and nobody took it back: both sides are told. `code` is that of cases."""

    type: ClassVar = "referrals.transfer_ended.v1"

    code: str


class TransferRequestStep(TransitionEvent):
    record_short_id: str | None = None
    transitioned_by: str
    """User name of who asks for the case."""
    transitioned_to: str
    """User name of whose the case was when they asked."""
    actor: str
    """User name of who did this step; `mahon` when the system did."""
    at: datetime


class TransferRequestMade(TransferRequestStep):
    """Somebody asked the owner of a case for it. It opens nothing."""

    type: ClassVar = "referrals.transfer_request_made.v1"


class TransferRequestAccepted(TransferRequestStep):
    """The case is offered to who asked for it: a transfer is made."""

    type: ClassVar = "referrals.transfer_request_accepted.v1"


class TransferRequestRejected(TransferRequestStep):
    type: ClassVar = "referrals.transfer_request_rejected.v1"


class TransferRequestRevoked(TransferRequestStep):
    """Who asked for the case asks no longer."""

    type: ClassVar = "referrals.transfer_request_revoked.v1"


class TransferRequestEnded(TransferRequestStep):
    """The case was closed or disabled, or has another owner: nobody answers any more. `code` says which."""

    type: ClassVar = "referrals.transfer_request_ended.v1"

    code: str


class TransitionErased(TransitionEvent):
    """The record was erased, and what was written about sharing it with it."""

    type: ClassVar = "referrals.transition_erased.v1"
    replaces: ClassVar = "everything"

    record_type: str


class HandOverMade(Event):
    """All open cases of somebody were given to others: a letter waits for each of them. `record_id`: the hand-over."""

    type: ClassVar = "referrals.hand_over_made.v1"
    family: ClassVar = "hand_over"

    hand_over_id: UUID
    record_type: str
    record_id: UUID
    record_short_id: str | None = None
    receivers: list[str]
    """User names."""
    actor: str
    at: datetime
