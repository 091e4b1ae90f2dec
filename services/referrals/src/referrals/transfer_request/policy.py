"""Who may ask for a case, answer who asked, and take it back. Rules: `docs/domain/referrals.md §17`."""

from chassis.actor import Actor
from chassis.errors import NotFound
from sharing.requesting import finds
from sharing.rights import ANSWERING_FOR_OTHERS, CASE, REQUESTING
from sharing.scope import extent_of, is_own_side

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.policy import reads
from referrals.transfer_request.domain import TransferRequest
from referrals.transition.policy import is_sender


def must_find(actor: Actor, case: CaseCopy | None) -> CaseCopy:
    """A case that the person may ask for. Raises NotAllowed, or NotFound for one they could not know of."""
    actor.must(CASE, *REQUESTING)
    if case is None or case.record_type != CASE or not finds(actor, case.facts):
        raise NotFound
    return case


def may_answer(actor: Actor, request: TransferRequest, case: CaseCopy | None) -> bool:
    """Whose case it was then and is now; or who answers for people of their own side, but not who asked."""
    if case is None or case.owned_by != request.transitioned_to or is_sender(actor, request):
        return False
    if not reads(actor, case):
        return False
    if actor.user_name == case.owned_by:
        return True
    if not actor.may_any(CASE, *ANSWERING_FOR_OTHERS):
        return False
    extent = extent_of(actor)
    groups, agency = request.transitioned_to_user_groups, request.transitioned_to_user_agency
    return extent.is_everything or is_own_side(extent, groups=groups, agency=agency)


def may_revoke(actor: Actor, request: TransferRequest) -> bool:
    return is_sender(actor, request) and actor.may_any(CASE, *REQUESTING)


def abilities(actor: Actor, request: TransferRequest, case: CaseCopy | None) -> list[str]:
    """What the actor may do with it as it is now: `accept reject revoke`."""
    if not request.is_unanswered:
        return []
    answers = ["accept", "reject"] if may_answer(actor, request, case) else []
    return [*answers, *(["revoke"] if may_revoke(actor, request) else [])]
