"""What a person may do with a record, and which keys an action opens.

Rules: `docs/domain/access.md §6`, `§7`.
"""

from typing import Any

from chassis.actor import Actor
from chassis.errors import NotAllowed
from contracts.permissions import REGISTERING
from contracts.values import FrozenValues, Values
from sharing.abilities import sharing_abilities
from sharing.consent import is_open
from sharing.grants import referrals_through
from sharing.requesting import may_request
from sharing.rights import DEALING_IN_REFERRALS

from cases.record.domain.kind import Kind
from cases.record.domain.record import CLOSED, OPEN, Record
from cases.record.policy.fields import FieldAccess
from cases.record.policy.reading import HIDDEN_NAME, Reading

ASK_FOR = "request_transfer"
PRINT = "export_pdf"
"""On paper, as far as it is read (`docs/domain/printing.md` §1)."""
THROUGH_REFERRAL = frozenset(
    [
        "request_approval_assessment",
        "request_approval_case_plan",
        "request_approval_closure",
        "request_approval_action_plan",
        "request_approval_gbv_closure",
        "approve_assessment",
        "approve_case_plan",
        "approve_closure",
        "approve_action_plan",
        "approve_gbv_closure",
        *DEALING_IN_REFERRALS,
    ]
)


def must_register(actor: Actor, kind: Kind) -> None:
    if not any(actor.may(resource, action) for resource, action in REGISTERING[kind.resource]):
        raise NotAllowed(resource=kind.resource, actions=["create"])


def must_change(actor: Actor, kind: Kind, action: str | None) -> None:
    """Without an action the change needs `write`; with one, that action, which must be one that changes records."""
    if action is None:
        actor.must(kind.resource, "write")
        return
    actor.must(kind.resource, action)
    opened = any(action in field.actions for field in kind.system.values())
    if not opened and not actor.may(kind.resource, "write"):
        raise NotAllowed(resource=kind.resource, actions=["write"])


def writable_names(actor: Actor, kind: Kind, access: FieldAccess, opened: frozenset[str]) -> frozenset[str]:
    """Names the change may carry. Those that are given by permission are judged by their values afterwards."""
    if actor.may(kind.resource, "write"):
        return (access.writable - kind.kept) | kind.given | opened
    return opened


def permitted_change(actor: Actor, reading: Reading, given: FrozenValues, opened: frozenset[str]) -> Values:
    """What of the change stands. Unknown and unpermitted keys fall away, and the stars that stand for a hidden name; a
    guarded key that would change something without its permission is refused. `opened`: the fields of the action in
    whose name it is made.
    """
    kind = reading.record.kind
    names = writable_names(actor, kind, reading.access, opened)
    kept = {name: value for name, value in given.items() if name in names}
    stars = {name for name in kept if name in reading.starred and kept[name] == HIDDEN_NAME}
    return {
        name: value
        for name, value in kept.items()
        if name not in stars and (name not in kind.given or _stands(actor, reading, name, value))
    }


def _stands(actor: Actor, reading: Reading, name: str, value: object) -> bool:
    """Saying again what is there takes no permission, but for who may not know what is there."""
    record = reading.record
    if name in reading.access.readable and record.values.get(name) == value:
        return False
    if name == "owned_by":
        raise NotAllowed(resource=record.kind.resource, actions=["assign"])
    if name == "hidden_name" and reading.known is not None:
        raise NotAllowed(resource=record.kind.resource, actions=["write"])
    must_give(actor, record.kind, name, value)
    return True


def must_give(actor: Actor, kind: Kind, name: str, value: object) -> None:
    """Refuse unless the person holds one of the actions that give the field this value."""
    named = ("reopen" if value == OPEN else "close",) if name == "status" else kind.system[name].actions
    needed = [_pair(kind, action) for action in named]
    known = [pair for pair in needed if pair[0] != kind.resource or kind.knows(pair[1])]
    # What a kind has no action of its own for falls under writing it.
    wanted = known or [(kind.resource, "write")]
    if not any(actor.may(resource, action) for resource, action in wanted):
        first = wanted[0][0]
        raise NotAllowed(resource=first, actions=sorted(action for resource, action in wanted if resource == first))


def must_name(actor: Actor, kind: Kind, name: str) -> None:
    """A record is named by who may read those of its kind, or holds a right to them that gives the field."""
    resource = kind.links[name]
    own = [action for owner, action in (_pair(kind, each) for each in kind.system[name].actions) if owner == resource]
    actor.must(resource, "read", *own)


def _pair(kind: Kind, action: str) -> tuple[str, str]:
    resource, _, name = action.rpartition(":")
    return resource or kind.resource, name


def abilities(actor: Actor, record: Record, *, in_sight: bool) -> list[str]:
    """What the person may do with the record now; the same rules the commands ask."""
    kind, values = record.kind, record.values
    held = actor.once((abilities, kind.resource), lambda: _rights(actor, kind))
    asks = kind.shared and may_request(actor, values)
    if "read" in held and not in_sight:
        return [ASK_FOR] if asks else []
    if "read" not in held:
        return []
    not_now = {"read", "write"}
    if not is_open(values):
        not_now.add("close")
    if not record.enabled or values.get("status") != CLOSED:
        not_now.add("reopen")
    found = ["write"] if "write" in held else []
    found += [name for name in sharing_abilities(actor, values, resource=kind.resource) if kind.knows(name)]
    found += [name for name in held if name not in not_now]
    if asks and kind.knows(ASK_FOR):
        found.append(ASK_FOR)
    return found + kind.able(actor, values)


def _rights(actor: Actor, kind: Kind) -> tuple[str, ...]:
    """Of those that abilities ask for, the ones that the role gives and the kind knows, in the order they are told."""
    asked = f"read write close reopen enable_disable_record flag add_note change_log access_log {PRINT}".split()
    return tuple(name for name in asked if kind.knows(name) and actor.may(kind.resource, name))


def through_referral(actor: Actor, record: Record, access: FieldAccess) -> Any:
    """The keys that say how far a referral opens the record; empty for everybody else."""
    if not referrals_through(actor, record.values, record.grants.values()):
        return {}
    resource = record.kind.resource
    held = {name for name in THROUGH_REFERRAL if actor.may(resource, name)}
    return {"permitted_forms": dict(access.forms), "permitted_form_actions": {resource: sorted(held), "incident": []}}


def permitted_registration(actor: Actor, kind: Kind, given: FrozenValues, access: FieldAccess) -> Values:
    """What of a new record's values stands. It begins open and enabled unless the person may close or disable."""
    names = access.writable - (kind.kept - kind.brought)
    values = {name: value for name, value in given.items() if name in names and value is not None}
    values["module_id"] = given["module_id"]
    if isinstance(given.get("created_at"), str):
        values["created_at"] = given["created_at"]
    if given.get("status", OPEN) != OPEN:
        must_give(actor, kind, "status", given["status"])
        values["status"] = given["status"]
    if given.get("record_state", True) is not True:
        must_give(actor, kind, "record_state", False)
        values["record_state"] = False
    if actor.may(kind.resource, "write") and isinstance(given.get("hidden_name"), bool):
        values["hidden_name"] = given["hidden_name"]
    for name in kind.links:
        if given.get(name) is not None:
            must_give(actor, kind, name, given[name])
            values[name] = given[name]
    return values
