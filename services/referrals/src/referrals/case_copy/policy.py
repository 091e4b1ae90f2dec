"""Who reads a case that this service knows of."""

from chassis.actor import Actor
from sharing.rights import CASE
from sharing.scope import sees

from referrals.case_copy.domain import CaseCopy


def reads(actor: Actor, case: CaseCopy | None) -> bool:
    return case is not None and actor.may(CASE, "read") and sees(actor, case.facts)
