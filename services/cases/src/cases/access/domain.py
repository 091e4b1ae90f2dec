"""Why a case cannot be shared or handed over as asked."""

from chassis.errors import Refusal
from sharing import refusals


class RoleUnknown(Refusal):
    code = "role_unknown"
    title = "The role that shapes what is shared does not exist."


class FollowsAnother(Refusal):
    code = "follows_another"
    title = "This record belongs to another one and changes hands with it."


REFUSALS: tuple[type[Refusal], ...] = (*refusals.REFUSALS_OF_TRANSFERS, RoleUnknown, FollowsAnother)
"""What refuses a referral, a transfer or an assignment; its code goes back to the sender."""
