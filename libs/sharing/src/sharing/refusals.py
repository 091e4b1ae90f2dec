"""Why a case is not shared or handed over. A refusal's code also travels in `cases.access_refused`."""

from chassis.errors import Conflict, Invalid, NotAllowed, Refusal


class ConsentMissing(Invalid):
    code = "consent_missing"
    title = "The case holds no consent to be shared."
    message = "transition.errors.consent"

    def __init__(self) -> None:
        super().__init__({"consent": ["transition.errors.consent"]})


class ConsentNotYours(NotAllowed):
    """Sharing in spite of a missing consent needs a right of its own."""

    code = "consent_override_not_allowed"
    title = "You may not share a case without its consent."


class RecordNotOpen(Invalid):
    code = "record_not_open"
    title = "The case is disabled or closed."


class PersonUnknown(Invalid):
    code = "person_unknown"
    title = "This person has no account that can receive the case."

    def __init__(self) -> None:
        super().__init__({"transitioned_to": ["transition.errors.to_user_can_receive"]})


class PersonCannotReceive(Invalid):
    code = "person_cannot_receive"
    title = "This person's role cannot receive the case."

    def __init__(self) -> None:
        super().__init__({"transitioned_to": ["transition.errors.to_user_can_receive"]})


class NotYoursToShare(NotAllowed):
    """Who referred it has lost the case meanwhile."""

    code = "not_yours_to_share"
    title = "You see this case no longer, so it cannot be shared by you."


class AlreadyTransferring(Conflict):
    """Two people could take over the same case."""

    code = "already_transferring"
    title = "This case is offered to somebody already."


REFUSALS = (ConsentMissing, ConsentNotYours, RecordNotOpen, PersonUnknown, PersonCannotReceive, NotYoursToShare)
REFUSALS_OF_TRANSFERS = (*REFUSALS, AlreadyTransferring)


def refusal_named(code: str | None) -> Refusal | None:
    """The refusal with which another service says no."""
    return next((refusal() for refusal in REFUSALS if refusal.code == code), None)
