"""Roles as the API shows them."""

from collections.abc import Sequence
from typing import Any

from chassis.unit_of_work import UnitOfWork

from identity.lists import in_order
from identity.role.domain import Role
from identity.role.policy import Standing, may_open_role, within_reach
from identity.role.store import list_roles, open_standing

ORDERS = {"id", "unique_id", "name", "description", "group_permission", "disabled"}


def view(role: Role) -> dict[str, Any]:
    return {
        "id": role.id,
        "unique_id": role.unique_id,
        "name": role.name,
        "description": role.description,
        "group_permission": role.group_permission,
        "referral_authorization": role.referral_authorization,
        "referral": role.referral,
        "transfer": role.transfer,
        "disabled": role.disabled,
        "is_manager": role.is_manager,
        "reporting_location_level": role.reporting_location_level,
        "module_unique_ids": role.modules,
        "form_section_read_write": role.forms,
        "permissions": role.permissions | {"objects": role.objects},
    }


async def list_wanted(uow: UnitOfWork, wanted: dict[str, str]) -> Sequence[Role]:
    """Every role, or those asked for: external, referral_authorization, managed, disabled, group_permission."""
    roles = await list_roles(uow)
    if wanted.get("external") == "true":
        roles = [role for role in roles if not role.disabled and (role.referral or role.transfer)]
    if wanted.get("referral_authorization") == "true":
        roles = [role for role in roles if not role.disabled and role.referral_authorization]
    if wanted.get("managed") == "true":
        standing = await open_standing(uow)
        roles = [role for role in roles if manages(standing, role)]
    if "disabled" in wanted:
        roles = [role for role in roles if str(role.disabled).lower() == wanted["disabled"]]
    if "group_permission" in wanted:
        roles = [role for role in roles if role.group_permission == wanted["group_permission"]]
    return in_order(roles, wanted.get("order_by"), known=ORDERS, descending=wanted.get("order") == "desc")


def manages(standing: Standing, role: Role) -> bool:
    return may_open_role(standing, role) and (bool(standing.limited_roles) or within_reach(standing, role))
