"""How far a person sees. Rules: `docs/domain/access.md §2`; the same in SQL: `sharing.predicate`."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from chassis.actor import Actor
from contracts.values import FrozenValues

from sharing.whose import Whose


class Reach(StrEnum):
    EVERYTHING = "everything"
    PERSON = "person"
    GROUPS = "groups"
    AGENCY = "agency"
    IDENTIFIED = "identified"

    @property
    def is_everything(self) -> bool:
        return self is Reach.EVERYTHING


@dataclass(frozen=True)
class Extent:
    """The records a person sees: those associated with one of `names`."""

    reach: Reach
    names: tuple[str, ...] = ()

    @property
    def is_everything(self) -> bool:
        return self.reach.is_everything

    @property
    def reaches_others(self) -> bool:
        """Whether it goes by more than the person's own name."""
        return self.reach in {Reach.EVERYTHING, Reach.GROUPS, Reach.AGENCY}


def extent_of(actor: Actor) -> Extent:
    """Groups and agency are the account's as it is now. Somebody without a group or agency sees as oneself, and so
    does whoever has a scope that is not known.
    """
    return actor.once(extent_of, lambda: _extent(actor))


def _extent(actor: Actor) -> Extent:
    if actor.scope == "all":
        return Extent(Reach.EVERYTHING)
    if actor.scope == "group" and actor.groups:
        return Extent(Reach.GROUPS, tuple(sorted(actor.groups)))
    if actor.scope == "agency" and actor.agency:
        return Extent(Reach.AGENCY, (actor.agency,))
    if actor.scope == "identified":
        return Extent(Reach.IDENTIFIED, (actor.user_name,))
    return Extent(Reach.PERSON, (actor.user_name,))


def within(extent: Extent, whose: Whose) -> bool:
    """Whether the record is inside."""
    if extent.reach is Reach.EVERYTHING:
        return True
    if extent.reach is Reach.IDENTIFIED:
        return whose.identified_by in extent.names
    if extent.reach is Reach.PERSON:
        associated = whose.associated_user_names
    elif extent.reach is Reach.GROUPS:
        associated = whose.associated_user_groups
    else:
        associated = whose.associated_user_agencies
    return not set(extent.names).isdisjoint(associated)


def sees(actor: Actor, facts: FrozenValues) -> bool:
    """Whether the actor's scope reaches the record. Whether the role may read such records is another question."""
    return within(extent_of(actor), Whose(facts))


def is_own_side(extent: Extent, *, groups: Collection[str], agency: str | None) -> bool:
    """Whether somebody of these groups and this agency belongs to the team or agency that the extent stands for."""
    if extent.reach is Reach.GROUPS:
        return not set(extent.names).isdisjoint(groups)
    return extent.reach is Reach.AGENCY and agency in extent.names
