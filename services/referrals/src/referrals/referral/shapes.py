"""What goes over the wire about referrals."""

from typing import Annotated, Literal
from uuid import UUID

from chassis.shapes import Given, Maybe, Refused, Shape
from pydantic import Field

from referrals.directory.shapes import Target
from referrals.referral.domain import Decliner, DeclineReason, HelpGiven, NeedMet
from referrals.transition.shapes import Note, TransitionShown, TransitionStep, UserName

# A code is looked up in its list; so that it is one at all, it has no blanks, and no more than a hundred characters.
Code = Annotated[str | None, Field(pattern=r"^[\w.:-]{0,100}$")]
RowId = Annotated[str | None, Field(pattern=r"^([0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})?$")]
Name = Annotated[str | None, Field(max_length=500)]


class ReferralInput(Given):
    transitioned_to: UserName = None
    transitioned_to_remote: Name = None
    transitioned_to_agency: Name = None
    service: Code = None
    service_record_id: RowId = None
    remote: bool | None = False
    type_of_export: Name = None
    notes: Note = None
    consent_overridden: bool | None = False
    authorized_role_unique_id: Code = None
    allow_case_creation: bool | None = False


class ReferralBody(Given):
    data: ReferralInput


class BulkReferralInput(ReferralInput):
    ids: list[UUID] = []


class BulkReferralBody(Given):
    data: BulkReferralInput


class AnswerInput(Given):
    """`declined_by` and `decline_reason` come together, with `rejected`; `outcome` and `need_met`, with `done`."""

    status: Literal["accepted", "rejected", "done"]
    declined_by: Decliner | None = None
    decline_reason: DeclineReason | None = None
    outcome: HelpGiven | None = None
    need_met: NeedMet | None = None
    rejected_reason: Note = None
    rejection_note: Note = None


class AnswerBody(Given):
    data: AnswerInput
    base_version: int | None = None


class ReferralShown(TransitionShown):
    """`alternatives`: who else can be asked for what this one left open."""

    alternatives: Maybe[list[Target]] = None


class ReferralsMade(Shape):
    """`errors`: one for each that was refused; `detail` is its id."""

    data: list[TransitionStep]
    errors: list[Refused] = []
