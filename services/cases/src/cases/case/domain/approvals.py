"""Asking a supervisor to agree to a step, and the answer. Rules: `docs/domain/workflow.md §10`."""

from dataclasses import dataclass

from chassis.actor import Actor
from chassis.errors import Conflict
from contracts.system_fields import APPROVALS, CLOSINGS
from contracts.values import FrozenValues, Values

from cases.record.domain import alerts as alerting
from cases.record.domain import ownership
from cases.record.domain.hand import Hand
from cases.record.domain.parts import rows_in
from cases.record.domain.record import CLOSED, OPEN, Record, after, copied
from cases.record.domain.rules import Rules

ROWS = "approval_subforms"
PLAN, PLAN_TYPE = "case_plan", "case_plan_approval_type"
CHOSEN = "selectable_approval_types"
"""The option of a module that has several plans, so that one says which of them is asked about."""
REQUESTED, PENDING, APPROVED, REJECTED = "requested", "pending", "approved", "rejected"


class NotToBeAsked(Conflict):
    """`approval_status`: how far it is."""

    code = "approval_not_to_be_asked"
    title = "This was asked for already, or there is nothing left to agree to."


class NotAskedFor(Conflict):
    """`approval_status`: how far it is."""

    code = "approval_not_asked_for"
    title = "Nobody asked for this approval."


@dataclass(frozen=True, kw_only=True)
class LastRequest:
    """The request for a step's approval that was made last. `id`: of its row. `plan`: of which, if that was said."""

    id: str
    by: str
    plan: str | None = None


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody says of a step. `status`: `requested`, or the answer, which may have `notes`. `plan`: which plan
    is asked about.
    """

    status: str
    notes: str | None = None
    plan: str | None = None

    @property
    def asks(self) -> bool:
        return self.status == REQUESTED


def state_of(values: FrozenValues, step: str) -> str | None:
    found = values.get(f"approval_status_{step}")
    return None if found is None else str(found)


def is_waited_for(values: FrozenValues, step: str) -> bool:
    return values.get("record_state") is True and state_of(values, step) == PENDING


def may_be_asked(values: FrozenValues, step: str) -> bool:
    """Of an enabled case, once at a time; a closed one is not closed again."""
    if values.get("record_state") is not True or is_waited_for(values, step):
        return False
    return step not in CLOSINGS or values.get("status") == OPEN


def last_request(values: FrozenValues, step: str) -> LastRequest | None:
    rows = [row for row in rows_in(values, ROWS) if row.get("approval_requested_for") == step]
    if not rows:
        return None
    last = rows[-1]
    return LastRequest(id=str(last["unique_id"]), by=str(last.get("requested_by")), plan=last.get("approval_for_type"))


def is_own(actor: Actor, values: FrozenValues, step: str) -> bool:
    """Whether the person would agree with themselves."""
    asked = last_request(values, step)
    return actor.user_name in {values.get("owned_by"), asked and asked.by}


def abilities(actor: Actor, values: FrozenValues) -> list[str]:
    """`request_approval_<step>`, `approve_<step>`: what the person may do now."""
    asks, answers = actor.once(abilities, lambda: (_held(actor, "request_approval"), _held(actor, "approve")))
    found = [f"request_approval_{step}" for step in asks if may_be_asked(values, step)]
    waiting = [step for step in answers if is_waited_for(values, step)]
    agrees = [step for step in waiting if not is_own(actor, values, step) or actor.may("case", "self_approve")]
    return found + [f"approve_{step}" for step in agrees]


def _held(actor: Actor, action: str) -> tuple[str, ...]:
    """The steps for which the role gives it."""
    return tuple(step for step in APPROVALS if actor.may("case", f"{action}_{step}"))


def plan_asked(said: Said, step: str, module: str | None, rules: Rules) -> str | None:
    """Of which plan: only plans are of several types, and only where the module says so."""
    return said.plan if step == PLAN and rules.option(module, CHOSEN) is True else None


def ask(record: Record, step: str, actor: Actor, *, rules: Rules, hand: Hand, plan: str | None = None) -> Record:
    if not may_be_asked(record.values, step):
        raise NotToBeAsked(approval_status=state_of(record.values, step))
    row = {"approval_requested_for": step, "approval_status": REQUESTED, "requested_by": actor.user_name}
    values = _with_row(record, row | _of(plan), actor, hand)
    values[f"approval_status_{step}"] = PENDING
    if step == PLAN and values.get(PLAN_TYPE) != plan:
        values[PLAN_TYPE] = plan
    alerts = alerting.raise_approval(record.alerts, step, rules.approval_forms.get(step, step), hand)
    return after(record, values, alerts=alerts)


def answer(record: Record, step: str, status: str, actor: Actor, *, notes: str | None, hand: Hand) -> Record:
    if not is_waited_for(record.values, step):
        raise NotAskedFor(approval_status=state_of(record.values, step))
    asked = last_request(record.values, step)
    row = {"approval_response_for": step, "approval_status": status, "approved_by": actor.user_name}
    row |= _of(None if asked is None else asked.plan) | ({} if notes is None else {"approval_manager_comments": notes})
    values = _with_row(record, row, actor, hand)
    values |= {
        f"approval_status_{step}": status,
        f"{step}_approved": status == APPROVED,
        f"{step}_approved_date": hand.today.isoformat(),
        f"{step}_approved_comments": notes,
    }
    return after(record, values, alerts=alerting.without_answered(record.alerts, values))


def _of(plan: str | None) -> Values:
    return {} if plan is None else {"approval_for_type": plan}


def _with_row(record: Record, row: Values, actor: Actor, hand: Hand) -> Values:
    values = copied(record.values)
    row = {"unique_id": hand.new_id(), "approval_date": hand.today.isoformat(), **row}
    values[ROWS] = [*rows_in(values, ROWS), row]
    ownership.stamp_sharing(values, actor.user_name, {actor.user_name: actor}, hand.now)
    return values


def forget_when_closed(values: Values, before: FrozenValues) -> None:
    """Who closes a case answers whoever asked for it: nothing waits when it is opened again."""
    if values.get("status") == CLOSED and before.get("status") != CLOSED:
        for step in CLOSINGS:
            if state_of(values, step) == PENDING:
                values.pop(f"approval_status_{step}")
