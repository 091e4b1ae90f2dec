"""Who may ask for a case that is somebody else's. Rules: `docs/domain/referrals.md §17`."""

from chassis.actor import Actor
from contracts.values import FrozenValues

from sharing.consent import is_open
from sharing.receiving import role_receives
from sharing.rights import CASE, FINDING_OTHERS, REQUESTING, Purpose
from sharing.scope import sees


def finds(actor: Actor, facts: FrozenValues) -> bool:
    """Whether the person may know that the case is there: they see it, or a search shows it to them."""
    return sees(actor, facts) or actor.may_any(CASE, *FINDING_OTHERS)


def could_have(actor: Actor, facts: FrozenValues) -> bool:
    """Whether it could be handed over to the person at all."""
    return role_receives(Purpose.TRANSFER, actor, module=facts.get("module_id"))


def may_request(actor: Actor, facts: FrozenValues) -> bool:
    """What the person may do with a case that is shown to them."""
    if not actor.may_any(CASE, *REQUESTING) or facts.get("owned_by") == actor.user_name:
        return False
    return is_open(facts) and finds(actor, facts) and could_have(actor, facts)
