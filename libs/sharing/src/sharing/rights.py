"""The permissions of sharing, by what they are for: any one of a tuple is enough."""

from enum import StrEnum

CASE = "case"
ASSIGNING = ("assign", "assign_within_agency", "assign_within_user_group")
REFERRING = ("referral",)
REFERRING_FROM_SERVICE = ("referral", "referral_from_service")
TRANSFERRING = ("transfer",)
OVERRIDING_CONSENT = ("consent_override",)
RECEIVING_REFERRALS = ("receive_referral", "receive_referral_different_module")
REMOVING = ("remove_assigned_users",)
DEALING_IN_REFERRALS = (*REFERRING_FROM_SERVICE, *RECEIVING_REFERRALS, *REMOVING)
"""Whoever has to do with referrals sees those of their own team's cases."""
RECEIVING_TRANSFERS = ("receive_transfer",)
ANSWERING_FOR_OTHERS = ("accept_or_reject_transfer",)
DEALING_IN_TRANSFERS = (*TRANSFERRING, *RECEIVING_TRANSFERS, *ANSWERING_FOR_OTHERS, *REMOVING)
"""The same of transfers."""
REQUESTING = ("request_transfer",)
FINDING_OTHERS = ("search_owned_by_others",)
"""Whoever holds this finds records that they do not see."""


class Purpose(StrEnum):
    ASSIGN = "assign"
    TRANSFER = "transfer"
    REFER = "refer"


SENDING = {
    Purpose.ASSIGN: ASSIGNING,
    Purpose.TRANSFER: TRANSFERRING,
    Purpose.REFER: REFERRING_FROM_SERVICE,
}
"""What a role needs to be offered people for the purpose."""
