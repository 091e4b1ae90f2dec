"""Roles as the API shows them."""

from collections.abc import Sequence

from chassis.lists import as_asked
from chassis.query import Query, last
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from identity.role.domain import Role
from identity.role.policy import Standing, may_open_role, reaches_no_further
from identity.role.shapes import ORDERS, RoleShown
from identity.role.store import list_roles, open_standing


def view(role: Role) -> Values:
    return RoleShown.of(
        role,
        module_unique_ids=role.modules,
        form_section_read_write=role.forms,
        permissions=role.permissions | {"objects": role.objects},
    )


async def list_wanted(uow: UnitOfWork, wanted: Query) -> Sequence[Role]:
    """Every role, or those asked for: external, referral_authorization, managed, disabled, group_permission."""
    roles = await list_roles(uow)
    if last(wanted, "external") == "true":
        roles = [role for role in roles if not role.disabled and (role.referral or role.transfer)]
    if last(wanted, "referral_authorization") == "true":
        roles = [role for role in roles if not role.disabled and role.referral_authorization]
    if last(wanted, "managed") == "true":
        standing = await open_standing(uow)
        roles = [role for role in roles if manages(standing, role)]
    if "group_permission" in wanted:
        roles = [role for role in roles if role.group_permission == last(wanted, "group_permission")]
    return as_asked(roles, wanted, known=ORDERS)


def manages(standing: Standing, role: Role) -> bool:
    return may_open_role(standing, role) and (bool(standing.limited_roles) or reaches_no_further(standing, role))
