"""What an answer about a record says of sharing it, so that a client needs no rules of its own."""

from chassis.actor import Actor
from contracts.values import FrozenValues

from sharing.consent import is_open, may_override, missing_consent
from sharing.rights import ASSIGNING, CASE, REFERRING, REFERRING_FROM_SERVICE, TRANSFERRING, Purpose


def sharing_abilities(actor: Actor, facts: FrozenValues, *, resource: str = CASE) -> list[str]:
    """For somebody who reads the record: which ways of sharing are open to them, apart from consent."""
    held = actor.once((sharing_abilities, resource), lambda: _held(actor, resource))
    opened = is_open(facts)
    return [name for name in held if opened or name == "assign"]


def _held(actor: Actor, resource: str) -> tuple[str, ...]:
    """Those of an open record."""
    refers = actor.may_any(resource, *REFERRING_FROM_SERVICE)
    transfers = actor.may_any(resource, *TRANSFERRING)
    found = {
        "referral": refers and actor.may_any(resource, *REFERRING),
        "referral_from_service": refers,
        "transfer": transfers,
        "consent_override": (refers or transfers) and may_override(actor),
        "assign": actor.may_any(resource, *ASSIGNING),
    }
    return tuple(name for name, held in found.items() if held)


ASKED = {"referral": ("referral_from_service", Purpose.REFER), "transfer": ("transfer", Purpose.TRANSFER)}


def consent_missing(abilities: list[str], facts: FrozenValues) -> dict[str, list[str]]:
    """By way of sharing that the person may use: the fields that do not say yes and would have to. Empty: all do."""
    missing = {}
    for name, (needed, purpose) in ASKED.items():
        if needed in abilities and (fields := missing_consent(purpose, facts)):
            missing[name] = list(fields)
    return missing
