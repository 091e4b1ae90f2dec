"""Who sees a transition, and who may read what was written in it. Rules: `docs/domain/referrals.md §8`, `§9`."""

from chassis.actor import Actor
from sharing.rights import ASSIGNING, CASE, DEALING_IN_REFERRALS, DEALING_IN_TRANSFERS
from sharing.scope import extent_of, is_own_side

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.policy import reads
from referrals.transition.domain import GrantState, Status, Transition

DEALING = {
    "Referral": DEALING_IN_REFERRALS,
    "Transfer": DEALING_IN_TRANSFERS,
    "TransferRequest": DEALING_IN_TRANSFERS,
}
"""By type: whose who reads the case sees it only with one of these."""


def is_sender(actor: Actor, transition: Transition) -> bool:
    return actor.user_name == transition.transitioned_by


def is_recipient(actor: Actor, transition: Transition) -> bool:
    """The person asked, once the case is open to them: before that they know of nothing."""
    return actor.user_name == transition.transitioned_to and transition.grant_state is GrantState.GRANTED


def is_party(actor: Actor, transition: Transition) -> bool:
    return is_sender(actor, transition) or is_recipient(actor, transition)


def sees_transition(actor: Actor, transition: Transition, case: CaseCopy | None) -> bool:
    """The two it concerns; and who may read the case, by scope. What was refused only the sender sees."""
    if is_party(actor, transition):
        return True
    if case is None or not reads(actor, case) or transition.status is Status.REFUSED:
        return False
    return transition.type not in DEALING or sees_sharing_of(actor, transition, case)


def is_of_its_side(actor: Actor, case: CaseCopy) -> bool:
    """Whether somebody who reads the case does so by themselves: it is theirs, or their team's or agency's."""
    extent = extent_of(actor)
    if extent.is_everything or actor.user_name == case.owned_by:
        return True
    groups, agency = case.names("owned_by_groups"), case.facts.get("owned_by_agency_id")
    return is_own_side(extent, groups=groups, agency=agency)


def known_through(actor: Actor, transition: Transition, case: CaseCopy) -> frozenset[str] | None:
    """Of whom beside the child the reader of an answer may know; None: of everybody, where it is of their side."""
    asked = transition.type in DEALING and is_recipient(actor, transition)
    if actor.user_name == case.owned_by or (is_of_its_side(actor, case) and not asked):
        return None
    return frozenset(name for name in (actor.user_name, case.owned_by) if name is not None)


def sees_sharing_of(actor: Actor, shared: Transition, case: CaseCopy) -> bool:
    """Whether somebody who is not party to it, but reads the case, sees to whom it was referred or offered."""
    deals = actor.may_any(CASE, *DEALING[shared.type])
    if is_of_its_side(actor, case):
        return extent_of(actor).is_everything or actor.user_name == case.owned_by or deals
    groups, agency = shared.transitioned_to_user_groups, shared.transitioned_to_user_agency
    return deals and is_own_side(extent_of(actor), groups=groups, agency=agency)


def sees_all_of(actor: Actor, type: str, case: CaseCopy) -> bool:
    """Whether none of its transitions of this type could be withheld from who reads the case, be there any or not."""
    extent = extent_of(actor)
    if type not in DEALING or extent.is_everything or actor.user_name == case.owned_by:
        return True
    own = is_own_side(extent, groups=case.names("owned_by_groups"), agency=case.facts.get("owned_by_agency_id"))
    return own and actor.may_any(CASE, *DEALING[type])


def reads_texts(actor: Actor, transition: Transition, case: CaseCopy | None) -> bool:
    """Notes and reasons are about a child: for the two it concerns, the case's owner, and whoever reads the
    case and deals in transitions of its kind. What was taken back its recipient no longer reads; who has no
    right to cases any more keeps the list of what they did, without the words.
    """
    resource = transition.record_type
    if not actor.may_any(resource, "read", *DEALING_IN_REFERRALS, *DEALING_IN_TRANSFERS):
        return False
    if is_party(actor, transition):
        return is_sender(actor, transition) or transition.status is not Status.REVOKED
    if case is None or not reads(actor, case):
        return False
    if actor.user_name == case.owned_by:
        return True
    if transition.type in DEALING:
        return actor.may_any(CASE, *DEALING[transition.type])
    return actor.may_any(resource, "write", *ASSIGNING)
