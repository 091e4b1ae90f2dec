"""How far a person sees. Rules: `docs/domain/access.md §2`; a list and a single record follow the same rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from chassis.actor import Actor


class Reach(StrEnum):
    EVERYTHING = "everything"
    PERSON = "person"
    GROUPS = "groups"
    AGENCY = "agency"
    IDENTIFIED = "identified"


@dataclass(frozen=True)
class Extent:
    """The records a person sees: those associated with one of `names`."""

    reach: Reach
    names: tuple[str, ...] = ()


def extent_of(actor: Actor) -> Extent:
    """Groups and agency are the account's as it is now. Somebody without a group or agency sees as oneself."""
    if actor.scope == "all":
        return Extent(Reach.EVERYTHING)
    if actor.scope == "group" and actor.groups:
        return Extent(Reach.GROUPS, tuple(sorted(actor.groups)))
    if actor.scope == "agency" and actor.agency:
        return Extent(Reach.AGENCY, (actor.agency,))
    if actor.scope == "identified":
        return Extent(Reach.IDENTIFIED, (actor.user_name,))
    return Extent(Reach.PERSON, (actor.user_name,))


def within(extent: Extent, facts: Mapping[str, Any]) -> bool:
    """Whether the record is inside. `store.visible_to` says the same in SQL."""
    if extent.reach is Reach.EVERYTHING:
        return True
    if extent.reach is Reach.IDENTIFIED:
        return facts.get("identified_by") in extent.names
    associated = facts.get(ASSOCIATED[extent.reach]) or ()
    return not set(extent.names).isdisjoint(associated)


ASSOCIATED = {
    Reach.PERSON: "associated_user_names",
    Reach.GROUPS: "associated_user_groups",
    Reach.AGENCY: "associated_user_agencies",
}


def sees(actor: Actor, facts: Mapping[str, Any]) -> bool:
    return within(extent_of(actor), facts)
