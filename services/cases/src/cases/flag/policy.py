"""Who sees, raises, changes and resolves flags. Rules: `docs/domain/flags.md §3`."""

from chassis.actor import Actor
from chassis.errors import NotAllowed
from contracts.permissions import MANAGE
from contracts.system_fields import FLAGGING

from cases.flag.domain import RecordFlag
from cases.record.domain.kind import Kind

RAISE, RAISE_MANY, CHANGE, RESOLVE_ANY = "flag", "flag_multiple", "flag_update", "resolve_any_flag"


def may_see(actor: Actor, kind: Kind) -> bool:
    return actor.may(kind.resource, "read") and actor.may_any(kind.resource, *FLAGGING)


def must_see(actor: Actor, kind: Kind) -> None:
    actor.must(kind.resource, "read")
    actor.must(kind.resource, *FLAGGING)


def must_raise(actor: Actor, kind: Kind) -> None:
    actor.must(kind.resource, "read")
    actor.must(kind.resource, RAISE)


def must_raise_many(actor: Actor, kind: Kind) -> None:
    """What a kind has no right of its own for falls under managing it."""
    actor.must(kind.resource, "read")
    actor.must(kind.resource, RAISE_MANY if kind.knows(RAISE_MANY) else MANAGE)


def must_change(actor: Actor, kind: Kind) -> None:
    actor.must(kind.resource, "read")
    actor.must(kind.resource, CHANGE)


def must_resolve(actor: Actor, kind: Kind) -> None:
    """Before the flag is known: who may resolve none."""
    actor.must(kind.resource, "read")
    actor.must(kind.resource, RAISE, RESOLVE_ANY)


def must_resolve_this(actor: Actor, kind: Kind, flag: RecordFlag, owner: str) -> None:
    if not may_resolve(actor, kind, flag, owner):
        raise NotAllowed(resource=kind.resource, actions=[RESOLVE_ANY])


def may_resolve(actor: Actor, kind: Kind, flag: RecordFlag, owner: str) -> bool:
    """Who raised it, whose record it is, and who may resolve anybody's."""
    if actor.may(kind.resource, RESOLVE_ANY):
        return True
    return actor.user_name in {flag.flagged_by, owner} and actor.may(kind.resource, RAISE)


def abilities(actor: Actor, kind: Kind, flag: RecordFlag, owner: str) -> list[str]:
    """`resolve`, `change`: what the person may do with the flag now."""
    if flag.removed:
        return []
    able = {"resolve": may_resolve(actor, kind, flag, owner), "change": actor.may(kind.resource, CHANGE)}
    return [name for name, may in able.items() if may]
