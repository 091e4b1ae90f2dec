"""Where a case stands, and how it is closed and opened again. Rules: `docs/domain/workflow.md §2`."""

from datetime import UTC, datetime

from chassis.moments import written
from chassis.site import Site
from contracts.values import FrozenValues, Values

from cases.case.domain.casework import INCIDENTS, SERVICES
from cases.record.domain.hand import Hand
from cases.record.domain.moments import read_moment
from cases.record.domain.parts import rows_in
from cases.record.domain.record import CLOSED, OPEN
from cases.record.domain.rules import Rules

RESPONSE = "service_response_type"
LONG_AGO = datetime(1970, 1, 2, tzinfo=UTC)


def reopen_by_itself(values: Values, before: FrozenValues) -> None:
    """A closed case that gains a service or an incident is open again."""
    if not before or before.get("status") != CLOSED or values.get("status") != CLOSED:
        return
    if values.get("record_state") is not True:
        return
    gained = any(len(values.get(name) or ()) > len(before.get(name) or ()) for name in (SERVICES, INCIDENTS))
    if gained:
        values["status"] = OPEN
        values["case_status_reopened"] = True


def note_status(values: Values, before: FrozenValues, hand: Hand) -> None:
    """Closing has a date; opening again has an entry in the log."""
    was, now_is = before.get("status"), values.get("status")
    if now_is == CLOSED and was != CLOSED and not values.get("date_closure"):
        values["date_closure"] = hand.today.isoformat()
    reopened = now_is == OPEN and bool(values.get("case_status_reopened"))
    if reopened and (was != OPEN or not before.get("case_status_reopened")) and before:
        entry = {"unique_id": hand.new_id(), "reopened_date": written(hand.now), "reopened_user": hand.user_name}
        values["reopened_logs"] = [entry, *rows_in(values, "reopened_logs")]
    values.setdefault("reopened_logs", [])


def note_workflow(values: Values, before: FrozenValues, rules: Rules, site: Site) -> None:
    """The first rule that fits decides; none leaves it as it was."""
    if values.get("status") == CLOSED:
        values["workflow"] = CLOSED
    elif values.get("status") == OPEN:
        values["workflow"] = _step(values, before, rules, site) or values.get("workflow") or "new"
        if values["workflow"] == CLOSED:
            values["workflow"] = "reopened"
    else:
        values.setdefault("workflow", "new")


def _step(values: Values, before: FrozenValues, rules: Rules, site: Site) -> str | None:
    module = values.get("module_id")
    if values.get("case_status_reopened") and _changed(values, before, "status", "case_status_reopened"):
        return "reopened"
    if _changed(values, before, SERVICES):
        done = values.get("services_status") == "all_implemented"
        if done and rules.option(module, "use_workflow_service_implemented"):
            return "services_implemented"
        answer = _response(values, rules, site)
        if answer:
            return answer
    if _filled(values, before, "date_case_plan") and rules.option(module, "use_workflow_case_plan"):
        return "case_plan"
    if _filled(values, before, "assessment_requested_on") and rules.option(module, "use_workflow_assessment"):
        return "assessment"
    return None


def _response(values: Values, rules: Rules, site: Site) -> str | None:
    """The response type of the open service asked for last, where it is a code."""
    open_ones = [
        service
        for service in rows_in(values, SERVICES)
        if service.get(RESPONSE) and service.get("service_implemented") != "implemented"
        if rules.is_code(str(service[RESPONSE]), "case", SERVICES, RESPONSE)
    ]
    if not open_ones:
        return None
    latest = max(open_ones, key=lambda service: _asked(service, site))
    return str(latest[RESPONSE])


def _asked(service: FrozenValues, site: Site) -> datetime:
    return read_moment(service.get("service_response_day_time"), site) or LONG_AGO


def _changed(values: Values, before: FrozenValues, *names: str) -> bool:
    return any(values.get(name) != before.get(name) for name in names)


def _filled(values: Values, before: FrozenValues, name: str) -> bool:
    return bool(values.get(name)) and _changed(values, before, name)
