"""By which referrals and transfers a person reaches a record. Rules: `docs/domain/access.md §8`."""

from collections.abc import Iterable
from typing import TypeVar

from chassis.actor import Actor
from contracts.values import FrozenValues

from sharing.scope import Reach, extent_of, is_own_side
from sharing.whose import Whose

G = TypeVar("G", bound=FrozenValues)
"""`{kind, status, user, groups?, agency?, role?}`: to whom of which groups and agency; `role`: whose forms it opens."""

REFERRAL = "referral"
TRANSFER = "transfer"
"""A case that is offered to its next owner: until they answer it opens the record as a referral does."""
OPENING = frozenset({REFERRAL, TRANSFER})
OUTSIDE = "outside"
"""A referral to somebody who is not in the system: it opens nothing, and ends with what it hangs on all the same."""
PENDING, ACCEPTED = "in_progress", "accepted"
ACTIVE = frozenset({PENDING, ACCEPTED})


def active_referrals(grants: Iterable[G]) -> list[G]:
    return [grant for grant in grants if grant["kind"] == REFERRAL and grant["status"] in ACTIVE]


def active_grants(grants: Iterable[G]) -> list[G]:
    """Those that open the record to somebody."""
    return [grant for grant in grants if grant["kind"] in OPENING and grant["status"] in ACTIVE]


def referrals_through(actor: Actor, facts: FrozenValues, grants: Iterable[G]) -> list[G]:
    """The referrals and transfers by which the person reaches the record; none for its owner and the owner's own side.

    Colleagues of the one it was referred to see what that one sees, never more.
    """
    whose = Whose(facts)
    if actor.is_service or whose.owned_by == actor.user_name:
        return []
    active = active_grants(grants)
    mine = [grant for grant in active if grant["user"] == actor.user_name]
    if mine:
        return mine
    extent = extent_of(actor)
    if extent.reach not in {Reach.GROUPS, Reach.AGENCY}:
        return []
    if is_own_side(extent, groups=whose.owned_by_groups, agency=whose.owned_by_agency_id):
        return []
    return [
        grant for grant in active if is_own_side(extent, groups=grant.get("groups") or (), agency=grant.get("agency"))
    ]
