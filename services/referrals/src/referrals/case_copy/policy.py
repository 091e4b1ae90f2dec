"""Who reads a record that this service knows of."""

from chassis.actor import Actor
from sharing.scope import sees

from referrals.case_copy.domain import CaseCopy


def reads(actor: Actor, case: CaseCopy | None) -> bool:
    return case is not None and actor.may(case.record_type, "read") and sees(actor, case.facts)
