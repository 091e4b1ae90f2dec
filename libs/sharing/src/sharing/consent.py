"""What a record must hold to be shared: it is open, and the child or the caregiver agreed.

Rules: `docs/domain/referrals.md §2`.
"""

from chassis.actor import Actor
from contracts.modules import GBV
from contracts.values import FrozenValues

from sharing.refusals import ConsentMissing, ConsentNotYours, RecordNotOpen
from sharing.rights import CASE, OVERRIDING_CONSENT, Purpose

TO_SERVICES, TO_OTHERS = "consent_for_services", "disclosure_other_orgs"
NEEDED: dict[Purpose, tuple[str, ...]] = {
    Purpose.ASSIGN: (),
    Purpose.TRANSFER: (TO_OTHERS,),
    Purpose.REFER: (TO_SERVICES, TO_OTHERS),
}
NEEDED_OF_VIOLENCE: dict[Purpose, tuple[str, ...]] = {
    Purpose.ASSIGN: (),
    Purpose.TRANSFER: (TO_SERVICES,),
    Purpose.REFER: (TO_SERVICES,),
}
CLOSED = "closed"


def missing_consent(purpose: Purpose, facts: FrozenValues) -> tuple[str, ...]:
    """The fields that would have to say yes and do not. Only a plain yes (`true`) is one."""
    needed = NEEDED_OF_VIOLENCE if facts.get("module_id") == GBV else NEEDED
    return tuple(name for name in needed[purpose] if facts.get(name) is not True)


def is_enabled(facts: FrozenValues) -> bool:
    return facts.get("record_state") is not False


def is_open(facts: FrozenValues) -> bool:
    return is_enabled(facts) and facts.get("status") != CLOSED


def may_override(sender: Actor | None) -> bool:
    return sender is not None and not sender.ended and sender.may_any(CASE, *OVERRIDING_CONSENT)


def must_be_shareable(purpose: Purpose, facts: FrozenValues, *, sender: Actor | None, consent_overridden: bool) -> None:
    """Whether it may be referred or transferred now. Overriding counts for nothing where nothing is missing.

    Raises RecordNotOpen, ConsentMissing, or ConsentNotYours if the sender may not override it.
    """
    if not is_open(facts):
        raise RecordNotOpen
    if not missing_consent(purpose, facts):
        return
    if not consent_overridden:
        raise ConsentMissing
    if not may_override(sender):
        raise ConsentNotYours
