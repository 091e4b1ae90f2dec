"""Who may ask for an approval, and who may give it. Rules: `docs/domain/workflow.md §10`."""

from chassis.actor import Actor
from chassis.errors import NotAllowed
from contracts.values import FrozenValues

from cases.case.domain import approvals

CLOSING = ("close", "request_approval_closure")


def must_approve(actor: Actor, step: str, *, asks: bool) -> None:
    actor.must("case", f"{'request_approval' if asks else 'approve'}_{step}")


def must_answer_others(actor: Actor, values: FrozenValues, step: str) -> None:
    """Nobody agrees with themselves, unless their role says so."""
    if approvals.is_own(actor, values, step) and not actor.may("case", "self_approve"):
        raise NotAllowed(resource="case", actions=["self_approve"])


def must_close_or_ask(actor: Actor) -> None:
    if not actor.may_any("case", *CLOSING):
        raise NotAllowed(resource="case", actions=list(CLOSING))
