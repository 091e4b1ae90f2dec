"""Administrators and roles in memory: a head of a team, a super user, a user administrator, and what they manage."""

from uuid import UUID

from chassis.actor import Actor, service_actor
from identity.role.domain import SUPER_USER, USER_ADMIN, Role
from identity.role.policy import standing_of

MANAGING = {resource: ["manage"] for resource in SUPER_USER}
ADMINISTERING = {resource: ["manage"] for resource in USER_ADMIN}
LEADING = {"case": ["read", "write"], "role": ["read", "assign"], "user": ["read", "write"], "user_group": ["assign"]}


def held(permissions):
    return {resource: frozenset(actions) for resource, actions in permissions.items()}


def standing(scope="group", objects=None, *, service=False, **more):
    given = {"role": "role-head", "agency": "mssi", "groups": frozenset({"north"}), "modules": frozenset({"cp"})}
    given |= {"forms": {"basic": "rw", "history": "r"}, "permissions": held(LEADING)}
    if "permissions" in more:
        more["permissions"] = held(more["permissions"])
    actor = Actor(id=UUID(int=1), user_name="head", scope=scope, is_service=service, **given | more)
    return standing_of(actor, objects or {})


def role(unique_id="role-officer", scope="self", **more):
    given = {"permissions": {"case": ["read"]}, "forms": {"basic": "r"}, "modules": ["cp"]}
    return Role(unique_id=unique_id, name=unique_id, group_permission=scope, **given | more)


HEAD = standing()
SUPER = standing("all", permissions=MANAGING)
ADMIN = standing("admin_only", permissions=ADMINISTERING)
SERVICE = standing_of(service_actor("identity"), {})
OF_SUPER = role("role-super", "all", permissions=MANAGING)
OF_ADMIN = role("role-admin", "admin_only", permissions=ADMINISTERING)
