"""What a role is: permissions, scope, forms. Rules: `docs/domain/accounts.md §5`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from chassis.errors import Conflict, Invalid, NotAllowed, NotFound
from contracts.permissions import CATALOGUE, SCOPES
from contracts.values import FrozenValues, Values

from identity.configuration_copy.domain import is_word

SUPER_USER = ("case", "incident", "report", "role", "user", "user_group", "agency", "metadata", "system")
USER_ADMIN = ("role", "user", "user_group", "agency", "metadata", "system")
OBJECTS = ("role", "agency", "managed_report")
INSIGHT_SCOPES = ("self", "group", "agency", "all")
FORM_ACCESS = ("r", "rw")

# Primero's own seed roles list two pairs that its checks do not know. They load, and mean what they can mean.
WITHOUT_MEANING: Mapping[tuple[str, str], str | None] = {
    ("audit_log", "manage"): "read",
}


class RoleNotFound(NotFound):
    code = "role_not_found"


class RoleClosed(NotAllowed):
    """Roles of super users are nobody's to read or change here; those of user administrators only super users'."""

    code = "role_closed"
    title = "This role is not open to you."


class RoleTooPowerful(NotAllowed):
    code = "role_too_powerful"
    title = "Nobody gives away more than they hold."


class RoleExists(Conflict):
    code = "role_exists"
    title = "There is already a role with this unique id."


class RoleInUse(Conflict):
    code = "role_in_use"
    title = "Accounts still have this role."


@dataclass(frozen=True, kw_only=True)
class Role:
    unique_id: str
    name: str
    id: int = 0
    description: str | None = None
    group_permission: str = "self"
    permissions: dict[str, list[str]] = field(default_factory=dict)
    objects: Values = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)
    modules: list[str] = field(default_factory=list)
    referral: bool = False
    transfer: bool = False
    referral_authorization: bool = False
    is_manager: bool = False
    reporting_location_level: int | None = None
    user_category: str | None = None
    disabled: bool = False
    created_at: datetime | None = None
    updated_at: datetime | None = None

    @property
    def is_super_user(self) -> bool:
        return holds_only_manage(self.permissions, SUPER_USER) and self.group_permission == "all"

    @property
    def is_user_admin(self) -> bool:
        return holds_only_manage(self.permissions, USER_ADMIN) and self.group_permission == "admin_only"

    @property
    def managed_report_scope(self) -> str | None:
        scope = self.objects.get("managed_report", {}).get("scope")
        return scope if isinstance(scope, str) else None


def holds_only_manage(permissions: FrozenValues, resources: tuple[str, ...]) -> bool:
    return all(set(permissions.get(resource, ())) == {"manage"} for resource in resources)


def split_permissions(given: FrozenValues) -> tuple[dict[str, list[str]], Values]:
    """The pairs of the catalogue and the `objects` they are limited to. Refuses a pair nobody knows."""
    permissions: dict[str, list[str]] = {}
    unknown: list[str] = []
    for resource, actions in given.items():
        if resource == "objects":
            continue
        if not isinstance(actions, list) or not all(isinstance(action, str) for action in actions):
            raise Invalid({"permissions": ["not_a_list"]}, resource=resource)
        kept = [known_action(resource, action, unknown) for action in actions]
        permissions[resource] = list(dict.fromkeys(action for action in kept if action))
    if unknown:
        raise Invalid({"permissions": ["unknown_permission"]}, unknown=sorted(unknown))
    return {name: actions for name, actions in permissions.items() if actions}, split_objects(given)


def known_action(resource: str, action: str, unknown: list[str]) -> str | None:
    if (resource, action) in WITHOUT_MEANING:
        return WITHOUT_MEANING[resource, action]
    if action in CATALOGUE.get(resource, frozenset()):
        return action
    unknown.append(f"{resource}:{action}")
    return None


def split_objects(given: FrozenValues) -> Values:
    objects = given.get("objects") or {}
    if not isinstance(objects, dict) or not set(objects) <= set(OBJECTS):
        raise Invalid({"permissions": ["unknown_objects"]})
    for name in ("role", "agency"):
        limited = objects.get(name, [])
        if not isinstance(limited, list) or not all(isinstance(entry, str) and is_word(entry) for entry in limited):
            raise Invalid({"permissions": ["unknown_objects"]})
    insights = objects.get("managed_report") or {}
    if not isinstance(insights, dict) or str(insights.get("scope", "all")) not in INSIGHT_SCOPES:
        raise Invalid({"permissions": ["unknown_scope"]})
    return {name: value for name, value in objects.items() if value}


def check_role(role: Role) -> None:
    """Refuse a role that could not be used: every field that is wrong is named."""
    wrong: dict[str, list[str]] = {}
    if not role.name.strip():
        wrong["name"] = ["errors.models.role.name_present"]
    if role.group_permission not in SCOPES:
        wrong["group_permission"] = ["unknown_scope"]
    if any(access not in FORM_ACCESS for access in role.forms.values()):
        wrong["form_section_read_write"] = ["errors.models.role.form_section_permission"]
    for name, ids in (("form_section_read_write", role.forms), ("module_unique_ids", role.modules)):
        if not all(map(is_word, ids)):
            wrong[name] = ["not_a_code"]
    if not role.permissions:
        wrong["permissions"] = ["errors.models.role.permission_presence"]
    if wrong:
        raise Invalid(wrong)
