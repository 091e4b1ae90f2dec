"""Whom a case can be given or shown to. Rules: `docs/domain/referrals.md §1`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from chassis.actor import Actor
from contracts.permissions import allows

CANNOT_RECEIVE = "transition.errors.to_user_can_receive"
NOT_PEOPLE = frozenset({"system", "maintenance"})


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """What the caller limits the list to; `location` is a location code."""

    module: str | None = None
    agency: str | None = None
    location: str | None = None
    service: str | None = None


class Purpose(StrEnum):
    ASSIGN = "assign"
    TRANSFER = "transfer"
    REFER = "refer"


NEEDED = {
    Purpose.ASSIGN: ("assign", "assign_within_agency", "assign_within_user_group"),
    Purpose.TRANSFER: ("transfer",),
    Purpose.REFER: ("referral", "referral_from_service"),
}
"""Which of these the caller's role lists, to be offered a list of targets."""


def role_receives(purpose: Purpose, role: Mapping[str, Any], resource: str, module: str | None) -> bool:
    """Whether people of this role can be a target; `role` as identity announced it."""
    if role.get("disabled") or role.get("user_category") in NOT_PEOPLE or not role["modules"]:
        return False
    if purpose is Purpose.ASSIGN:
        return allows(role["permissions"], resource, "read")
    listed = role["permissions"].get(resource, ())
    here = module is None or module in role["modules"]
    if purpose is Purpose.TRANSFER:
        return "receive_transfer" in listed and here
    return ("receive_referral" in listed and here) or "receive_referral_different_module" in listed


def reaches(actor: Actor, purpose: Purpose, account: Mapping[str, Any], resource: str = "case") -> bool:
    """Whether the caller may choose this person: never oneself, and an assigner only within the strongest right."""
    if account["user_name"] == actor.user_name:
        return False
    if purpose is not Purpose.ASSIGN or actor.may(resource, "assign"):
        return True
    if actor.may(resource, "assign_within_agency") and actor.agency == account.get("agency"):
        return actor.agency is not None
    within_group = actor.may(resource, "assign_within_user_group")
    return within_group and bool(actor.groups & set(account.get("groups", ())))
