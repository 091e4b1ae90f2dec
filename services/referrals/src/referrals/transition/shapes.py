"""What goes over the wire about transitions: Primero's object, with version and abilities."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from chassis.shapes import Given, Refused, Shape
from contracts.record_shapes import shaped
from pydantic import Field, create_model

from referrals.case_copy.domain import SUMMARY
from referrals.transition.domain import Grant, Status

Note = Annotated[str | None, Field(max_length=10_000)]
UserName = Annotated[str | None, Field(max_length=200)]


class TransitionColumns(Shape):
    """What is shown of a transition as it is kept. What is not known is left out."""

    id: UUID
    type: str
    record_id: UUID
    record_type: str
    status: Status
    transitioned_by: str
    transitioned_by_user_agency: str | None = None
    transitioned_by_user_groups: list[str]
    transitioned_to: str | None = None
    transitioned_to_user_agency: str | None = None
    transitioned_to_user_groups: list[str]
    remote: bool
    service: str | None = None
    service_record_id: str | None = None
    authorized_role_unique_id: str | None = None
    type_of_export: str | None = None
    allow_case_creation: bool
    consent_overridden: bool
    consent_individual_transfer: bool
    record_owned_by: str | None = None
    record_owned_by_agency: str | None = None
    record_owned_by_groups: list[str]
    created_at: datetime
    responded_at: datetime | None = None
    ended_at: datetime | None = None
    version: int


class WrittenTexts(Shape):
    """What people wrote, for those who may read it."""

    notes: str | None = None
    rejected_reason: str | None = None
    rejection_note: str | None = None
    transitioned_to_remote: str | None = None
    transitioned_to_agency: str | None = None


class RecordIdentity(Shape):
    id: UUID
    enabled: bool


ChangedRecord = create_model(
    "ChangedRecord", __base__=RecordIdentity, __doc__="What a step changed in the record.", **shaped(SUMMARY)
)


class TransitionShown(TransitionColumns, WrittenTexts):
    """`access`: how far cases is with opening the record; `refusal`: why it did not. `record`: of who may read it."""

    record_short_id: str | None = None
    access: Grant
    refusal: str | None = None
    record_access_denied: bool
    user_can_accept_or_reject: bool
    abilities: list[str]
    transitioned_by_full_name: str | None = None
    transitioned_to_full_name: str | None = None


class TransitionStep(TransitionShown):
    record: ChangedRecord | None = None


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
