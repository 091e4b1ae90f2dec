"""Who may know who else is beside the child. Rules: `docs/domain/access.md §8`."""

from collections.abc import Iterable

from chassis.actor import Actor
from contracts.values import FrozenValues

from sharing.grants import active_referrals, referrals_through
from sharing.scope import extent_of, is_own_side
from sharing.whose import Whose


def known_beside(actor: Actor, facts: FrozenValues, grants: Iterable[FrozenValues]) -> frozenset[str] | None:
    """User names that somebody who comes through a referral may meet on the record: its owner, and those of their own
    side it was referred to. None: everybody, for who does not come through a referral.
    """
    given = list(grants)
    if not referrals_through(actor, facts, given):
        return None
    extent, owner = extent_of(actor), Whose(facts).owned_by
    mine = {
        grant["user"]
        for grant in active_referrals(given)
        if is_own_side(extent, groups=grant.get("groups") or (), agency=grant.get("agency"))
    }
    return frozenset({actor.user_name, *mine, *([] if owner is None else [owner])})
