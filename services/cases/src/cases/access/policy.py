"""Who may be given a case. Rules: `docs/domain/referrals.md §1`."""

from chassis.actor import Actor

from cases.access.domain import PersonCannotReceive
from cases.record.domain.sharing import PersonUnknown

RESOURCE = "case"


def must_receive_referral(person: Actor | None, module: str | None) -> Actor:
    if person is None or person.ended:
        raise PersonUnknown
    in_module = module is None or module in person.modules
    if in_module and person.may(RESOURCE, "receive_referral"):
        return person
    if person.may(RESOURCE, "receive_referral_different_module"):
        return person
    raise PersonCannotReceive


def must_own(person: Actor | None) -> Actor:
    if person is None or person.ended:
        raise PersonUnknown
    if not person.may(RESOURCE, "read"):
        raise PersonCannotReceive
    return person


def may_override_consent(sender: Actor | None) -> bool:
    """Overriding consent is a permission of its own (`docs/domain/referrals.md §2`)."""
    return sender is not None and not sender.ended and sender.may(RESOURCE, "consent_override")
