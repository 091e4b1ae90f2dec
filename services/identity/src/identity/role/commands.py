"""Creating, changing and removing roles. Each is announced whole, and counts here at once."""

import re
from dataclasses import replace

from chassis.actors import note_role
from chassis.errors import Invalid
from chassis.unit_of_work import UnitOfWork
from contracts.identity import RoleChanged
from contracts.values import Values

from identity.role.domain import Role, RoleClosed, RoleTooPowerful, check_role, split_permissions
from identity.role.policy import (
    Standing,
    beyond,
    gives_no_more,
    may_manage_holder,
    may_open_role,
    must_write_role,
)
from identity.role.store import find_role, open_role, open_standing, register, remove_role, save_role

PLAIN = ("name", "description", "disabled", "group_permission", "referral", "transfer", "is_manager",
         "reporting_location_level", "referral_authorization")  # fmt: skip


def changed_role(role: Role, attributes: Values) -> Role:
    """The role with the given attributes, by their API names; what it does not name stays."""
    changes = {name: attributes[name] for name in PLAIN if name in attributes}
    if "permissions" in attributes:
        changes["permissions"], changes["objects"] = split_permissions(attributes["permissions"] or {})
    if "form_section_read_write" in attributes:
        changes["forms"] = dict(attributes["form_section_read_write"] or {})
    if "module_unique_ids" in attributes:
        changes["modules"] = list(attributes["module_unique_ids"] or [])
    if changes.get("group_permission", "") is None:
        changes["group_permission"] = "self"
    changed = replace(role, **changes)
    check_role(changed)
    return changed


def make_unique_id(kind: str, name: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if not words:
        raise Invalid({"unique_id": ["missing"]})
    return f"{kind}-{words}"


async def create_role(uow: UnitOfWork, attributes: Values) -> Role:
    uow.actor.must("role", "create")
    standing = await open_standing(uow)
    name = attributes.get("name") or ""
    if not name.strip():
        raise Invalid({"name": ["errors.models.role.name_present"]})
    unique_id = attributes.get("unique_id") or make_unique_id("role", name)
    wanted = changed_role(Role(unique_id=unique_id, name=name), attributes)
    must_write_role(standing, wanted)
    return await register.create(uow, await find_role(uow, unique_id), wanted, announce_role)


async def update_role(uow: UnitOfWork, id: int, attributes: Values) -> Role:
    role, standing = await open_role(uow, id, to="write")
    if uow.replayed:
        return role
    if role.unique_id == uow.actor.role and not standing.is_super_user:
        raise RoleClosed(reason="own_role")
    changed = changed_role(role, attributes)
    must_write_role(standing, changed, before=role)
    saved = await save_role(uow, changed)
    await announce_role(uow, saved)
    return saved


async def delete_role(uow: UnitOfWork, id: int) -> Role:
    """Remove a role for good; the caller has seen to it that no account has it."""
    role, standing = await open_role(uow, id, to="write")
    if role.unique_id == uow.actor.role:
        raise RoleClosed(reason="own_role")
    must_write_role(standing, role, before=role)
    await remove_role(uow, role)
    await announce_role(uow, role, deleted=True)
    return role


async def give_form(uow: UnitOfWork, unique_id: str, form: str) -> None:
    """Let a role read and write a form; a role that is gone, or has the form already, stays as it is."""
    role = await find_role(uow, unique_id, lock=True)
    if role is None or form in role.forms:
        return
    await announce_role(uow, await save_role(uow, replace(role, forms=role.forms | {form: "rw"})))


async def apply_role(uow: UnitOfWork, standing: Standing, attributes: Values) -> Role | None:
    """Create or change the role of an applied configuration; None where its applier may not."""
    before = await find_role(uow, attributes["unique_id"])
    start = before or Role(unique_id=attributes["unique_id"], name=attributes.get("name") or "")
    wanted = replace(changed_role(start, attributes), user_category=attributes.get("user_category"))
    if not standing.is_super_user and before is not None and not may_open_role(standing, before):
        return None
    if before == wanted:
        return before
    if not standing.actor.may("role", "create" if before is None else "write"):
        return None
    if wanted.unique_id == standing.actor.role and not standing.is_super_user:
        return None
    if before is not None and not may_manage_holder(standing, before):
        return None
    if not gives_no_more(standing, wanted, before):
        raise RoleTooPowerful(beyond=beyond(standing, wanted, before))
    return await register.put(uow, before, wanted, announce_role)


async def announce_role(uow: UnitOfWork, role: Role, *, deleted: bool = False) -> None:
    event = RoleChanged.of(role, number=role.id, deleted=deleted)
    await uow.publish(event, about=register.about(role.unique_id))
    await note_role(uow, event)
