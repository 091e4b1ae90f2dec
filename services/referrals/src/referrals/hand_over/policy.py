"""Who may hand over somebody's cases, and who reads the letters. Rules: `docs/domain/referrals.md §19`."""

from chassis.actor import Actor
from contracts.values import FrozenValues
from sharing.rights import ASSIGNING, CASE
from sharing.scope import extent_of, is_own_side

from referrals.hand_over.domain import HandOver


def must_hand_over(actor: Actor) -> None:
    actor.must(CASE, *ASSIGNING)
    actor.must(CASE, "read")


def has_in_reach(actor: Actor, account: FrozenValues) -> bool:
    """Whether the person belongs to the team or agency that the actor leads, or the actor leads all."""
    extent = extent_of(actor)
    if extent.is_everything:
        return bool(account)
    return is_own_side(extent, groups=account.get("groups") or (), agency=account.get("agency"))


def reads_all(actor: Actor, made: HandOver, officer: FrozenValues) -> bool:
    """Who made it, and who could have; a receiver reads their own letter."""
    may = actor.may(CASE, "read") and actor.may_any(CASE, *ASSIGNING)
    return actor.user_name == made.made_by or (may and has_in_reach(actor, officer))
