"""Who is told what officers have on their hands. Rules: `docs/domain/tasks.md §10`."""

from chassis.actor import Actor
from sharing.receiving import may_choose, role_receives
from sharing.rights import ASSIGNING, CASE, Purpose

WORKING = "write"
"""Who may write cases looks after some."""


def must_hand_out(actor: Actor) -> None:
    """Who hands out cases, and nobody else, is told what others have."""
    actor.must(CASE, "read")
    actor.must(CASE, *ASSIGNING)


def looks_after_cases(person: Actor) -> bool:
    """Whoever leads others hands out cases, and is not asked to take one."""
    return not person.is_manager and person.may(CASE, WORKING) and receives(person)


def receives(person: Actor) -> bool:
    return role_receives(Purpose.ASSIGN, person, module=None)


def may_give_to(actor: Actor, person: Actor) -> bool:
    return may_choose(actor, Purpose.ASSIGN, person) and receives(person)
