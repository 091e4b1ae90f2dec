"""Whose cases a person sees. Rules: `docs/domain/access.md §2`."""

from chassis.actor import Actor

from referrals.case_copy.domain import CaseCopy


def sees(actor: Actor, case: CaseCopy) -> bool:
    """Whether the scope of the actor's role reaches the case. Whether the role may read cases is another question."""
    if actor.scope == "all":
        return True
    if actor.scope == "group" and actor.groups:
        return bool(actor.groups & case.names("associated_user_groups"))
    if actor.scope == "agency":
        return actor.agency is not None and actor.agency in case.names("associated_user_agencies")
    if actor.scope == "identified":
        return case.facts.get("identified_by") == actor.user_name
    return actor.user_name in case.names("associated_user_names")


def reads(actor: Actor, case: CaseCopy | None) -> bool:
    return case is not None and actor.may("case", "read") and sees(actor, case)
