"""Who may answer a referral, take it back, and say how it goes. Rules: `docs/domain/referrals.md §6`, `§18`."""

from chassis.actor import Actor
from sharing.rights import CASE, RECEIVING_REFERRALS, REFERRING_FROM_SERVICE, REMOVING

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.policy import reads
from referrals.clock.domain import Happening, Phase
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


BESIDE_ANSWERS = (
    Happening.ACKNOWLEDGED,
    Happening.CONTACTED,
    Happening.PROGRESSED,
    Happening.PAUSED,
    Happening.RESUMED,
    Happening.CONFIRMED,
    Happening.REROUTED,
)


def may_step(actor: Actor, referral: Referral, case: CaseCopy | None, step: Happening) -> bool:
    """How the help goes who gives it says; that its end is enough, or the need is seen to elsewhere, who may take it
    back; of one to somebody outside they say both.
    """
    of_giver = step in (Happening.CONFIRMED, Happening.REROUTED) or referral.phase is Phase.OUTSIDE
    return may_revoke(actor, referral, case) if of_giver else may_answer(actor, referral)


def steps_for(actor: Actor, referral: Referral, case: CaseCopy | None) -> list[str]:
    """What the actor may say as it is now, beside an answer."""
    can_be = referral.leads
    return [step.value for step in BESIDE_ANSWERS if step in can_be and may_step(actor, referral, case, step)]
