"""Who may be given a case, or shown one. Rules: `docs/domain/referrals.md §1`."""

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from chassis.actor import Actor
from contracts.permissions import allows

from sharing.refusals import PersonCannotReceive, PersonUnknown
from sharing.rights import CASE, Purpose

NOT_PEOPLE = frozenset({"system", "maintenance"})
"""Categories of roles that nobody works with children in."""


class Role(Protocol):
    """What is asked of a person's role; an actor carries it."""

    @property
    def permissions(self) -> Mapping[str, Iterable[str]]: ...
    @property
    def modules(self) -> Collection[str]: ...
    @property
    def category(self) -> str | None: ...


class Person(Protocol):
    """What is asked of a person's account; an actor carries it."""

    @property
    def user_name(self) -> str: ...
    @property
    def agency(self) -> str | None: ...
    @property
    def groups(self) -> Collection[str]: ...


def role_receives(purpose: Purpose, role: Role, *, module: str | None, resource: str = CASE) -> bool:
    """Whether people of this role can be a target for a record of the module; None: of any module.

    To receive referrals or transfers is what a role is for: it is listed by name, and `manage` does not imply it.
    """
    if role.category in NOT_PEOPLE or not role.modules:
        return False
    if purpose is Purpose.ASSIGN:
        return allows(role.permissions, resource, "read")
    listed = role.permissions.get(resource, ())
    here = module is None or module in role.modules
    if purpose is Purpose.TRANSFER:
        return here and "receive_transfer" in listed
    return (here and "receive_referral" in listed) or "receive_referral_different_module" in listed


def may_choose(actor: Actor, purpose: Purpose, person: Person, *, resource: str = CASE) -> bool:
    """Whether the actor may choose this person: never oneself, and an assigner only within the strongest right."""
    if person.user_name == actor.user_name:
        return False
    if purpose is not Purpose.ASSIGN or actor.may(resource, "assign"):
        return True
    if actor.may(resource, "assign_within_agency") and actor.agency == person.agency:
        return actor.agency is not None
    return actor.may(resource, "assign_within_user_group") and not actor.groups.isdisjoint(person.groups)


def may_give(actor: Actor, purpose: Purpose, person: Actor | None, *, module: str | None, resource: str = CASE) -> bool:
    """Whether the actor may choose the person, and the person can be given or shown a record of the module."""
    if person is None or person.ended or not may_choose(actor, purpose, person, resource=resource):
        return False
    return role_receives(purpose, person, module=module, resource=resource)


def must_receive(
    purpose: Purpose, person: Actor | None, *, sender: str, module: str | None, resource: str = CASE
) -> Actor:
    """The person, who has an account that is not ended, a role that receives, and is not the sender.

    Raises PersonUnknown or PersonCannotReceive.
    """
    if person is None or person.ended:
        raise PersonUnknown
    if person.user_name == sender or not role_receives(purpose, person, module=module, resource=resource):
        raise PersonCannotReceive
    return person
