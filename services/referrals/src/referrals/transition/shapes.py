"""What goes over the wire about transitions: Primero's object, with version and abilities."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.shapes import Given, Maybe, Refused, Shape
from contracts.record_shapes import shaped
from pydantic import Field, create_model

from referrals.case_copy.domain import SUMMARY
from referrals.transition.domain import GrantState, Status

Note = Annotated[str | None, Field(max_length=10_000)]
UserName = Annotated[str | None, Field(max_length=200)]


class TransitionColumns(Shape):
    """What is shown of a transition as it is kept. What is not known is left out.

    `ended_because`: why it ended that nobody took back (`docs/domain/referrals.md §14`). Of a referral alone: what
    is next, whose it is (`next_action_owner`: the person, where it is one) and by when, since when that is counted, and
    by which version of the policy (`docs/domain/referrals.md §18`).
    """

    id: UUID
    type: str
    record_id: UUID
    record_type: str
    status: Status
    transitioned_by: str
    transitioned_by_user_agency: Maybe[str] = None
    transitioned_by_user_groups: list[str]
    transitioned_to: Maybe[str] = None
    transitioned_to_user_agency: Maybe[str] = None
    transitioned_to_user_groups: list[str]
    remote: bool
    service: Maybe[str] = None
    service_record_id: Maybe[str] = None
    authorized_role_unique_id: Maybe[str] = None
    allow_case_creation: bool
    consent_overridden: bool
    consent_individual_transfer: bool
    record_owned_by: Maybe[str] = None
    record_owned_by_agency: Maybe[str] = None
    record_owned_by_groups: list[str]
    created_at: datetime
    responded_at: Maybe[datetime] = None
    ended_at: Maybe[datetime] = None
    ended_because: Maybe[str] = None
    acknowledged_at: Maybe[datetime] = None
    contacted_at: Maybe[datetime] = None
    progressed_at: Maybe[datetime] = None
    loop_closed_at: Maybe[datetime] = None
    paused_at: Maybe[datetime] = None
    expired_at: Maybe[datetime] = None
    next_action: Maybe[str] = None
    next_action_of: Maybe[str] = None
    next_action_owner: Maybe[str] = None
    next_action_since: Maybe[datetime] = None
    next_action_due: Maybe[datetime] = None
    next_action_policy: Maybe[int] = None
    version: int


class SaidInCodes(Shape):
    """Why it was declined or stands still, and what came of it: for who may read its words."""

    declined_by: Maybe[str] = None
    decline_reason: Maybe[str] = None
    outcome: Maybe[str] = None
    need_met: Maybe[str] = None
    paused_because: Maybe[str] = None


class WrittenTexts(Shape):
    """What people wrote, for those who may read it."""

    notes: Maybe[str] = None
    rejected_reason: Maybe[str] = None
    rejection_note: Maybe[str] = None
    transitioned_to_remote: Maybe[str] = None
    transitioned_to_agency: Maybe[str] = None
    type_of_export: Maybe[str] = None


class RecordIdentity(Shape):
    id: UUID
    enabled: bool


ChangedRecord = create_model(
    "ChangedRecord", __base__=RecordIdentity, __doc__="What a step changed in the record.", **shaped(SUMMARY)
)


class TransitionShown(TransitionColumns, SaidInCodes, WrittenTexts):
    """`access`: how far cases is with opening the record; `refusal`: why it did not. `record`: of who may read it.
    `steps`: what this person may say of a referral beside an answer.
    """

    record_short_id: Maybe[str] = None
    access: GrantState
    refusal: Maybe[str] = None
    record_access_denied: bool
    user_can_accept_or_reject: bool
    abilities: list[str]
    steps: Maybe[list[str]] = None
    transitioned_by_full_name: Maybe[str] = None
    transitioned_to_full_name: Maybe[str] = None


class TransitionStep(TransitionShown):
    record: Maybe[ChangedRecord] = None


class TransitionsOfCase(Shape):
    """`withheld`: this person might not be shown all of them, so that an empty list does not say there are none."""

    data: list[TransitionShown]
    withheld: Maybe[bool] = None


class AssignInput(Given):
    transitioned_to: UserName = None
    notes: Note = None


class AssignBody(Given):
    data: AssignInput


class BulkFilters(Given, extra="allow"):
    """Which cases. Anything but `id` is refused: to assign more than was meant would be worse."""

    id: list[UUID] | None = None


class BulkAssignInput(AssignInput):
    filters: BulkFilters | None = None


class BulkAssignBody(Given):
    data: BulkAssignInput


class AssignedFilters(Shape):
    id: list[UUID]


class BulkAssigned(Shape):
    transitioned_to: str | None
    filters: AssignedFilters


class BulkAssignAnswer(Shape):
    """`errors`: one for each that was refused; `detail` is its id."""

    data: BulkAssigned
    errors: list[Refused] = []
