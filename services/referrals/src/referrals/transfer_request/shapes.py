"""What goes over the wire about transfer requests."""

from typing import Literal

from chassis.shapes import Given

from referrals.transition.shapes import Note


class TransferRequestInput(Given):
    notes: Note = None
    consent_individual_transfer: bool | None = False


class TransferRequestBody(Given):
    data: TransferRequestInput


class RequestAnswerInput(Given):
    status: Literal["accepted", "rejected", "revoked"]
    rejected_reason: Note = None
    consent_overridden: bool | None = False


class RequestAnswerBody(Given):
    data: RequestAnswerInput
    base_version: int | None = None
