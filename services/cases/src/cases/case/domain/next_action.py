"""What is next for an open case, whose it is and by when. Rules: `docs/domain/tasks.md §5`.

It follows from the case's facts and from the policy pack alone, so that it can be made anew without unsealing anything.
"""

from collections.abc import Iterator
from datetime import datetime

from chassis.moments import written
from chassis.site import Site
from contracts.system_fields import NEXT_ACTIONS
from contracts.values import FrozenValues, Values

from cases.case.domain.casework import FOLLOW_UPS
from cases.case.domain.tasks import TYPES
from cases.policy_pack.domain import PolicyPack
from cases.record.domain.moments import end_of_day, read_moment
from cases.record.domain.record import OPEN
from cases.record.domain.rules import Rules

ACTION, DUE, OWNER, POLICY = "next_action", "next_action_due", "next_action_owner", "next_action_policy"
FACTS = (ACTION, DUE, OWNER, POLICY)
POSTPONED, POSTPONED_FROM = "next_action_postponed", "next_action_postponed_from"
POSTPONED_TO, POSTPONED_BECAUSE = "next_action_postponed_to", "next_action_postponed_because"
PUT_OFF = (POSTPONED, POSTPONED_FROM, POSTPONED_TO, POSTPONED_BECAUSE)
VISITS = "followup_dates"
ASSESSED, PLANNED = "assessment_requested_on", "date_case_plan"


def note_next(values: Values, rules: Rules, site: Site, pack: PolicyPack) -> None:
    """One thing, never none, for an open and enabled case; nothing for any other. Of what is due at the same moment,
    the first of `NEXT_ACTIONS`.
    """
    if values.get("status") != OPEN or values.get("record_state") is not True:
        for name in (*FACTS, *PUT_OFF):
            values.pop(name, None)
        return
    waiting = _put_off(values, list(_candidates(values, rules, site, pack)), site)
    due, action = min(waiting, key=lambda one: (one[0], NEXT_ACTIONS.index(one[1])))
    values[ACTION] = action
    values[DUE] = written(due)
    values[OWNER] = values["owned_by"]
    values[POLICY] = pack.version


def risk_of(values: FrozenValues, rules: Rules) -> object:
    return values.get("risk_level") if rules.is_plain("case", "risk_level") else None


Waiting = tuple[datetime, str]
"""By when, and what."""


def _put_off(values: Values, waiting: list[Waiting], site: Site) -> list[Waiting]:
    """What was put off waits for its later day. It is put off no more when it is done, or due on another day."""
    until = read_moment(values.get(POSTPONED_TO), site)
    put_off = (values.get(POSTPONED_FROM), values.get(POSTPONED))
    meant = [(written(due), action) == put_off for due, action in waiting]
    if until is None or not any(meant):
        for name in PUT_OFF:
            values.pop(name, None)
        return waiting
    return [(until, one[1]) if is_meant else one for one, is_meant in zip(waiting, meant, strict=True)]


def _candidates(values: FrozenValues, rules: Rules, site: Site, pack: PolicyPack) -> Iterator[Waiting]:
    """The step that the case stands at, what recurs, and what somebody gave a day."""
    risk = risk_of(values, rules)
    for step, since in _steps(values, rules, site):
        yield pack.due(risk, step, since, site), step
    for name, kind in TYPES.items():
        for told in values.get(kind.fact) or ():
            moment = read_moment(told, site) if name == "service" else end_of_day(told, site)
            if moment is not None:
                yield moment, name


def _steps(values: FrozenValues, rules: Rules, site: Site) -> Iterator[tuple[str, datetime]]:
    """The steps that wait, each with the moment from which it is counted."""
    registered = read_moment(values["created_at"], site) or site.begins(site.day_of("1970-01-01"))
    visited = _latest([str(day) for day in values.get(VISITS) or ()], site)
    assessed, planned = (_done(name, values, rules, site) for name in (ASSESSED, PLANNED))
    met = max((at for at in (visited, assessed, planned) if at is not None), default=None)
    if met is None and rules.is_plain("case", FOLLOW_UPS, "followup_date"):
        yield "first_contact", registered
    elif met is not None:
        yield "follow_up", met
    if assessed is None and planned is None and _is_asked(ASSESSED, values, rules):
        yield "assessment", registered
    elif planned is None and _is_asked(PLANNED, values, rules):
        yield "case_plan", assessed or registered
    else:
        yield "review", planned or registered


def _is_asked(name: str, values: FrozenValues, rules: Rules) -> bool:
    """Whether a form asks for the day as a fact: what cannot be seen to be done is not waited for."""
    module = values.get("module_id")
    asked = rules.forms is None or rules.forms.field("case", name, module) is not None
    return asked and rules.is_plain("case", name)


def _done(name: str, values: FrozenValues, rules: Rules, site: Site) -> datetime | None:
    return read_moment(values.get(name), site) if rules.is_plain("case", name) else None


def _latest(days: list[str], site: Site) -> datetime | None:
    return max((moment for day in days if (moment := read_moment(day, site)) is not None), default=None)
