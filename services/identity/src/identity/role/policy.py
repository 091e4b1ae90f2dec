"""Who may manage whom: one standing for roles, accounts, groups and agencies. Rules: `docs/domain/accounts.md §6`.

Where Primero leaves the choice to its client, this is refused here: nobody assigns what they may not assign, and
nobody gives away more than they hold.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from chassis.actor import Actor
from contracts.values import FrozenValues

from identity.role.domain import SUPER_USER, USER_ADMIN, Role, RoleClosed, RoleTooPowerful, holds_only_manage

ADMINISTRATIVE = frozenset(
    """
        activity_log agency audit_log code_of_conduct matching_configuration metadata primero_configuration role
        system usage_report user user_group webhook
    """.split()
)
LOOKING = frozenset({"read", "agency_read"})
REACH = {"self": 0, "identified": 0, "group": 1, "agency": 2, "all": 3, "admin_only": 3}
EVERYBODY = "all"
EVERYWHERE = frozenset({EVERYBODY, "admin_only"})


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The actor as an administrator: their rights, and the roles and agencies these are limited to (empty: any)."""

    actor: Actor
    limited_roles: frozenset[str] = frozenset()
    limited_agencies: frozenset[str] = frozenset()
    insight: str = EVERYBODY
    """Whose records the person's insights may count."""
    permissions: Mapping[str, Iterable[str]] = field(default_factory=dict)

    @property
    def is_super_user(self) -> bool:
        return self.actor.is_service or (holds_only_manage(self.permissions, SUPER_USER) and self.actor.scope == "all")

    @property
    def is_user_admin(self) -> bool:
        return holds_only_manage(self.permissions, USER_ADMIN) and self.actor.scope == "admin_only"

    @property
    def sees_everywhere(self) -> bool:
        return self.actor.is_service or self.actor.scope in EVERYWHERE


def standing_of(actor: Actor, objects: FrozenValues) -> Standing:
    return Standing(
        actor=actor,
        permissions=actor.permissions,
        limited_roles=frozenset(objects.get("role", ())),
        limited_agencies=frozenset(objects.get("agency", ())),
        insight=objects.get("managed_report", {}).get("scope", EVERYBODY),
    )


def may_open_role(standing: Standing, role: Role) -> bool:
    """Super users' roles are closed to everybody; user administrators' open to super users only."""
    if standing.actor.is_service:
        return True
    if role.is_super_user or (role.is_user_admin and not standing.is_super_user):
        return False
    if standing.limited_roles:
        return role.unique_id in standing.limited_roles
    return role.unique_id != standing.actor.role or standing.sees_everywhere


def gives_no_more(standing: Standing, role: Role, before: Role | None = None) -> bool:
    """Whether the role as written gives nothing but what its writer holds, or it gave `before`."""
    if standing.is_super_user:
        return True
    if role.is_super_user or role.is_user_admin:
        return False
    widened = before is None or REACH[role.group_permission] > REACH[before.group_permission]
    if widened and REACH[role.group_permission] > REACH[standing.actor.scope]:
        return False
    return not beyond(standing, role, before) and not _wider(standing, role)


def beyond(standing: Standing, role: Role, before: Role | None = None) -> list[str]:
    """The pairs, forms and modules of the role that its writer would have to hold to give them."""
    had = set() if before is None else {*_pairs(before), *_forms(before), *_modules(before)}
    lacking = {pair for pair in _pairs(role) if not standing.actor.may(*pair)}
    lacking |= {form for form in _forms(role) if standing.actor.forms.get(form[0]) not in {form[1], "rw"}}
    lacking |= {module for module in _modules(role) if module[1] not in standing.actor.modules}
    return sorted(":".join(power) for power in lacking - had)


def _pairs(role: Role) -> Iterable[tuple[str, str]]:
    return ((resource, action) for resource, actions in role.permissions.items() for action in actions)


def _forms(role: Role) -> Iterable[tuple[str, str]]:
    return role.forms.items()


def _modules(role: Role) -> Iterable[tuple[str, str]]:
    return (("module", module) for module in role.modules)


def reaches_no_further(standing: Standing, role: Role) -> bool:
    """Whether accounts of the role have no power over people or the system that the actor lacks, nor a wider scope.

    Who supervises makes and looks after accounts that may do what they themselves do not: register, for one.
    """
    if standing.is_super_user:
        return True
    if role.is_super_user or role.is_user_admin:
        return False
    if standing.is_user_admin:
        return not _sees_every_record(role)
    if REACH[role.group_permission] > REACH[standing.actor.scope]:
        return False
    over = any(
        (resource in ADMINISTRATIVE or action == "manage") and not standing.actor.may(resource, action)
        for resource, action in _pairs(role)
    )
    return not over and not _wider(standing, role)


def _sees_every_record(role: Role) -> bool:
    return role.group_permission in EVERYWHERE and not role.permissions.keys() <= ADMINISTRATIVE


def powers_over_others(role: Role) -> frozenset[tuple[str, str]]:
    """What of the role reaches other people or the system: pairs that change these, and the sight of all records."""
    changing = {
        (resource, action)
        for resource, action in _pairs(role)
        if action == "manage" or (resource in ADMINISTRATIVE and action not in LOOKING)
    }
    return frozenset(changing | ({("record", EVERYBODY)} if _sees_every_record(role) else set()))


def _wider(standing: Standing, role: Role) -> bool:
    limits = (("role", standing.limited_roles), ("agency", standing.limited_agencies))
    for name, limit in limits:
        wanted = frozenset(role.objects.get(name, ()))
        if limit and name in role.permissions and (not wanted or not wanted <= limit):
            return True
    counting = "managed_report" in role.permissions
    return counting and REACH[role.managed_report_scope or EVERYBODY] > REACH[standing.insight]


def must_open_role(standing: Standing, role: Role) -> None:
    if not may_open_role(standing, role):
        raise RoleClosed


def must_write_role(standing: Standing, role: Role, before: Role | None = None) -> None:
    """Refuse a role, as it would be after the change, that gives more than its writer holds."""
    if role.is_super_user and not standing.actor.is_service:
        raise RoleClosed
    if before is not None and not may_manage_holder(standing, before):
        raise RoleClosed
    unchanged = before is not None and powers(before) == powers(role)
    if not unchanged and not gives_no_more(standing, role, before):
        raise RoleTooPowerful(beyond=beyond(standing, role, before))


def powers(role: Role) -> tuple[Any, ...]:
    return role.permissions, role.objects, role.group_permission, role.forms, role.modules


def may_assign_role(standing: Standing, role: Role) -> bool:
    """Those named in a list were given by somebody who could; without a list, only what reaches no further."""
    if standing.is_super_user:
        return True
    if not standing.actor.may("role", "assign") or not may_open_role(standing, role):
        return False
    return bool(standing.limited_roles) or reaches_no_further(standing, role)


def may_manage_holder(standing: Standing, role: Role) -> bool:
    """Whether accounts of this role may be changed: who sets a password can act as that person."""
    if role.unique_id in standing.limited_roles and may_open_role(standing, role):
        return True
    return reaches_no_further(standing, role)


def may_assign_agency(standing: Standing, unique_id: str) -> bool:
    if standing.limited_agencies:
        return unique_id in standing.limited_agencies
    if standing.sees_everywhere or unique_id == standing.actor.agency:
        return True
    return standing.actor.may("agency", "assign")


def may_assign_group(standing: Standing, unique_id: str) -> bool:
    if standing.is_super_user:
        return True
    if not standing.actor.may("user_group", "assign"):
        return False
    return standing.sees_everywhere or unique_id in standing.actor.groups
