"""Lists of possible targets, and whether one named person is one."""

from chassis.actor import Actor
from chassis.errors import Invalid
from chassis.unit_of_work import UnitOfWork
from contracts.values import FrozenValues, Values
from sharing.receiving import may_choose, may_give, role_receives
from sharing.refusals import PersonCannotReceive
from sharing.rights import CASE, SENDING, Purpose

from referrals.directory import store
from referrals.directory.domain import Account, Narrowed


async def list_targets(uow: UnitOfWork, purpose: Purpose, wanted: Narrowed, *, resource: str) -> list[Values]:
    """Whom the caller may choose. Raises NotAllowed without a right to assign, transfer or refer."""
    uow.actor.must(resource, *SENDING[purpose])
    roles = await store.list_roles(uow)
    receiving = [
        role.unique_id for role in roles if role_receives(purpose, role, module=wanted.module, resource=resource)
    ]
    accounts = await store.list_accounts(uow, roles=receiving, wanted=wanted)
    return [_row(each) for each in accounts if may_choose(uow.actor, purpose, _person(each), resource=resource)]


async def choose_target(
    uow: UnitOfWork, purpose: Purpose, user_name: str | None, *, module: str | None, resource: str = CASE
) -> Actor:
    """A person who can be a target for a record of this module. Raises PersonCannotReceive, for nobody as well."""
    found = None if not user_name else await store.find_person(uow, user_name)
    if found is None or not may_give(uow.actor, purpose, found, module=module, resource=resource):
        raise PersonCannotReceive
    return found


async def check_authorized_role(uow: UnitOfWork, unique_id: str | None) -> None:
    """Only a role made for it may shape what a recipient sees (`docs/domain/referrals.md §11`). Raises Invalid."""
    if unique_id is None:
        return
    role = await store.find_role(uow, unique_id)
    if role is None or not role.get("referral_authorization"):
        raise Invalid({"authorized_role_unique_id": ["not_offered"]})


def _person(account: FrozenValues) -> Account:
    return Account(account["user_name"], account.get("agency"), account.get("groups", ()))


def _row(account: FrozenValues) -> Values:
    return {
        "id": account["number"],
        "user_name": account["user_name"],
        "full_name": account["full_name"],
        "code": account.get("code"),
        "position": account.get("position"),
        "location": account.get("reporting_location") or account.get("location"),
        "agency": account.get("agency"),
        "disabled": False,
        "services": account.get("services", []),
    }
