"""Who may ask for an approval, who may give it, and who may put off what is next.

Rules: `docs/domain/workflow.md §10`, `docs/domain/tasks.md §8`.
"""

from chassis.actor import Actor
from chassis.errors import NotAllowed
from contracts.values import FrozenValues

from cases.case.domain import approvals
from cases.case.domain.next_action import ACTION
from cases.record.policy.reading import Reading

CLOSING = ("close", "request_approval_closure")


def must_approve(actor: Actor, step: str, *, asks: bool) -> None:
    actor.must("case", f"{'request_approval' if asks else 'approve'}_{step}")


def must_answer_others(actor: Actor, values: FrozenValues, step: str) -> None:
    """Nobody agrees with themselves, unless their role says so."""
    if approvals.is_own(actor, values, step) and not actor.may("case", "self_approve"):
        raise NotAllowed(resource="case", actions=["self_approve"])


def must_be_told_of_next(reading: Reading) -> None:
    """Who comes through a referral is not told what is next, and so puts nothing off."""
    if ACTION not in reading.access.readable:
        raise NotAllowed(resource="case", actions=["write"])


def must_close_or_ask(actor: Actor) -> None:
    if not actor.may_any("case", *CLOSING):
        raise NotAllowed(resource="case", actions=list(CLOSING))
