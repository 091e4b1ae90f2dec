"""Who sees and changes which account. Rules: `docs/domain/accounts.md §3`."""

from collections.abc import Iterable

from identity.account.domain import (
    OWN,
    AccountTooPowerful,
    AgencyNotAssignable,
    GroupNotAssignable,
    NotForOneself,
    RoleNotAssignable,
)
from identity.role.domain import Role
from identity.role.policy import (
    Standing,
    may_assign_agency,
    may_assign_group,
    may_assign_role,
    may_manage_holder,
)

NEVER_OWN = frozenset({"role", "disabled", "service_account"})


def reads_agency(standing: Standing) -> bool:
    """Named itself in the role: then one's agency is what is seen, whatever the scope."""
    return "agency_read" in standing.permissions.get("user", ())


def closed_roles(standing: Standing, roles: Iterable[Role]) -> set[str]:
    """Roles whose accounts the actor does not see."""
    if standing.is_super_user:
        return set()
    return {
        role.unique_id for role in roles if role.is_super_user or (role.is_user_admin and not standing.is_user_admin)
    }


def must_change_own(standing: Standing, changed: set[str]) -> None:
    """What people change of themselves: never their role; nor, unless they see everywhere anyway, where they belong."""
    closed = changed & NEVER_OWN
    if not standing.sees_everywhere or not standing.actor.may("user", "write"):
        closed |= changed - OWN
    if closed:
        raise NotForOneself(attributes=sorted(closed))


def must_manage(standing: Standing, role: Role) -> None:
    if not may_manage_holder(standing, role):
        raise AccountTooPowerful


def must_assign(standing: Standing, *, role: Role | None, agency: str | None, groups: Iterable[str]) -> None:
    """Refuse what the actor may not give; None and empty: not changed."""
    if role is not None and not may_assign_role(standing, role):
        raise RoleNotAssignable(role=role.unique_id)
    if agency is not None and not may_assign_agency(standing, agency):
        raise AgencyNotAssignable(agency=agency)
    closed = sorted(group for group in groups if not may_assign_group(standing, group))
    if closed:
        raise GroupNotAssignable(groups=closed)
