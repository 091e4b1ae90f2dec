"""Why a case cannot be shared or handed over as asked."""

from chassis.errors import Refusal

from cases.record.domain.sharing import ConsentMissing, PersonUnknown, RecordNotOpen


class PersonCannotReceive(Refusal):
    code = "person_cannot_receive"
    title = "This person's role cannot receive the case."
    message = "transition.errors.to_user_can_receive"


class RoleUnknown(Refusal):
    code = "role_unknown"
    title = "The role that shapes what is shared does not exist."


REFUSALS = (ConsentMissing, PersonUnknown, RecordNotOpen, PersonCannotReceive, RoleUnknown)
"""What refuses a referral or an assignment; its code goes back to the sender."""
