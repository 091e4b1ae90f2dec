"""What goes over the wire about transfers."""

from typing import Literal
from uuid import UUID

from chassis.shapes import Given, Refused, Shape

from referrals.transition.shapes import Note, TransitionStep, UserName


class TransferInput(Given):
    transitioned_to: UserName = None
    notes: Note = None
    consent_overridden: bool | None = False
    consent_individual_transfer: bool | None = False


class TransferBody(Given):
    data: TransferInput


class BulkTransferInput(TransferInput):
    ids: list[UUID] = []


class BulkTransferBody(Given):
    data: BulkTransferInput


class TransferAnswerInput(Given):
    status: Literal["accepted", "rejected", "revoked"]
    rejected_reason: Note = None


class TransferAnswerBody(Given):
    data: TransferAnswerInput
    base_version: int | None = None


class TransfersMade(Shape):
    """`errors`: one for each that was refused; `detail` is its id."""

    data: list[TransitionStep]
    errors: list[Refused] = []
