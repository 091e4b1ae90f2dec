"""Who may know who else is beside the child. Rules: `docs/domain/access.md §8`."""

from collections.abc import Collection, Iterable
from typing import Any

from chassis.actor import Actor
from contracts.system_field import Beside
from contracts.system_fields import TABLE
from contracts.values import FrozenValues, Values

from sharing.grants import active_grants, referrals_through
from sharing.scope import extent_of, is_own_side
from sharing.whose import Whose

PRESENT = "_present"
"""Ends the name of a field that says whether a list of people has somebody in it: of those who are told."""


def known_beside(actor: Actor, facts: FrozenValues, grants: Iterable[FrozenValues]) -> frozenset[str] | None:
    """User names that somebody who comes through a referral may meet on the record: its owner, and those of their own
    side it was referred to. None: everybody, for who does not come through a referral.
    """
    given = list(grants)
    if not given or not referrals_through(actor, facts, given):
        return None
    extent, owner = extent_of(actor), Whose(facts).owned_by
    mine = {
        grant["user"]
        for grant in active_grants(given)
        if is_own_side(extent, groups=grant.get("groups") or (), agency=grant.get("agency"))
    }
    return frozenset({actor.user_name, *mine, *([] if owner is None else [owner])})


def met_in(value: Any, known: Collection[str]) -> Any:
    """Of the names of people those that are known."""
    if isinstance(value, list):
        return [name for name in value if name in known]
    return value if value in known else None


def facts_for(known: Collection[str] | None, facts: FrozenValues) -> Values:
    """Of a record's facts what may be told to who knows of these people alone; None: to who knows of everybody."""
    if known is None:
        return dict(facts)
    beside = {name: TABLE[name].beside if name in TABLE else None for name in facts}
    told = {name: value for name, value in facts.items() if beside[name] is not Beside.OTHERS}
    told = {name: met_in(value, known) if beside[name] is Beside.PEOPLE else value for name, value in told.items()}
    present = {f"{name}{PRESENT}": bool(people) for name, people in told.items() if f"{name}{PRESENT}" in facts}
    return told | present
