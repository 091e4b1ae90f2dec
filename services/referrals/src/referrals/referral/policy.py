"""Who may answer a referral and who may take it back. Rules: `docs/domain/referrals.md §6`."""

from chassis.actor import Actor
from sharing.rights import CASE, RECEIVING_REFERRALS, REFERRING_FROM_SERVICE, REMOVING

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.policy import reads
from referrals.referral.domain import Referral
from referrals.transition.domain import Status
from referrals.transition.policy import is_recipient, is_sender

ANSWERING = (*RECEIVING_REFERRALS, "write", *REMOVING)
REVOKING = (*REFERRING_FROM_SERVICE, *REMOVING)

ANSWERS = {Status.IN_PROGRESS: ["accept", "reject"], Status.ACCEPTED: ["done"]}
"""What the person asked can answer, by how the referral stands."""


def may_answer(actor: Actor, referral: Referral) -> bool:
    """Only the person asked, however much somebody else may do with the case."""
    return is_recipient(actor, referral) and actor.may_any(CASE, *ANSWERING)


def may_revoke(actor: Actor, referral: Referral, case: CaseCopy | None) -> bool:
    """The sender; or who reads the case and may remove people from it, but not the person asked."""
    if is_sender(actor, referral):
        return actor.may_any(CASE, *REVOKING)
    if actor.user_name == referral.transitioned_to:
        return False
    return reads(actor, case) and actor.may_any(CASE, *REMOVING)


def abilities(actor: Actor, referral: Referral, case: CaseCopy | None) -> list[str]:
    """What the actor may do with it as it is now: `accept reject done revoke`."""
    answers = ANSWERS.get(referral.status, []) if may_answer(actor, referral) else []
    return [*answers, *(["revoke"] if referral.is_open and may_revoke(actor, referral, case) else [])]
