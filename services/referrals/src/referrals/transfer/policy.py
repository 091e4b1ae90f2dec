"""Who may answer a transfer and who may take it back. Rules: `docs/domain/referrals.md §16`."""

from chassis.actor import Actor
from sharing.rights import ANSWERING_FOR_OTHERS, CASE, RECEIVING_TRANSFERS, REMOVING, TRANSFERRING
from sharing.scope import extent_of, is_own_side

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.policy import reads
from referrals.transfer.domain import Transfer
from referrals.transition.policy import is_recipient, is_sender


def may_answer(actor: Actor, transfer: Transfer, case: CaseCopy | None) -> bool:
    """The person asked; or who answers for people of their own side, but not who offered it."""
    if is_recipient(actor, transfer):
        return actor.may_any(CASE, *RECEIVING_TRANSFERS)
    if is_sender(actor, transfer) or not reads(actor, case) or not actor.may_any(CASE, *ANSWERING_FOR_OTHERS):
        return False
    extent = extent_of(actor)
    groups, agency = transfer.transitioned_to_user_groups, transfer.transitioned_to_user_agency
    return extent.is_everything or is_own_side(extent, groups=groups, agency=agency)


def may_revoke(actor: Actor, transfer: Transfer, case: CaseCopy | None) -> bool:
    """The sender; or who reads the case and may remove people from it, but not the person asked."""
    if is_sender(actor, transfer):
        return actor.may_any(CASE, *TRANSFERRING, *REMOVING)
    if actor.user_name == transfer.transitioned_to:
        return False
    return reads(actor, case) and actor.may_any(CASE, *REMOVING)


def abilities(actor: Actor, transfer: Transfer, case: CaseCopy | None) -> list[str]:
    """What the actor may do with it as it is now: `accept reject revoke`."""
    if not transfer.is_open or not transfer.is_unanswered:
        return []
    answers = ["accept", "reject"] if may_answer(actor, transfer, case) else []
    return [*answers, *(["revoke"] if may_revoke(actor, transfer, case) else [])]
