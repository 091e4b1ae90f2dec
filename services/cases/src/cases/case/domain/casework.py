"""What a case's own content says of it. Rules: `docs/domain/records.md §7`."""

from datetime import datetime
from typing import Any

from chassis.moments import written
from chassis.site import Site
from contracts.values import FrozenValues, Values

from cases.record.domain.grants import Grant
from cases.record.domain.moments import after, day_in, end_of_day, moment_in, read_moment
from cases.record.domain.parts import rows_in
from cases.record.domain.rules import Rules

SERVICES = "services_section"
FOLLOW_UPS = "followup_subform_section"
INCIDENTS = "incidents"
CONCERN_ROWS = "protection_concern_detail_subform_section"
CONCERN = "protection_concern_type"
PLAN = "cp_case_plan_subform_case_plan_interventions"
LISTS = {
    "followup_dates": (FOLLOW_UPS, "followup_date", day_in),
    "tracing_dates": ("tracing_actions_section", "date_tracing", day_in),
    "reunification_dates": ("reunification_details_section", "date_reunification", day_in),
    "service_implemented_day_times": (SERVICES, "service_implemented_day_time", moment_in),
}


def build_name(values: Values, rules: Rules) -> None:
    """The name is put together from its parts, where there are any."""
    for rule in rules.names:
        parts = [str(values[part]).strip() for part in rule.parts if values.get(part)]
        if parts:
            values[rule.field] = rule.separator.join(parts)


def note_concerns(values: Values, before: FrozenValues, rules: Rules) -> None:
    """The concerns chosen and those detailed; a detail taken away takes its concern along."""
    detailed = _concerns(values, rules)
    chosen = _codes(values.get("protection_concerns"))
    gone = _concerns(before, rules) - detailed
    if values.get("protection_concerns") == before.get("protection_concerns"):
        chosen = [item for item in chosen if item not in gone]
    values["protection_concerns"] = list(dict.fromkeys([*chosen, *sorted(detailed)]))


def _concerns(values: FrozenValues, rules: Rules) -> set[str]:
    told = {code for row in rows_in(values, CONCERN_ROWS) for code in _codes(row.get(CONCERN))}
    return {code for code in told if rules.is_code(code, "case", CONCERN_ROWS, CONCERN)}


def _codes(value: object) -> list[str]:
    """One or several: a form may let people choose either."""
    return [code for code in (value if isinstance(value, list) else [value]) if isinstance(code, str) and code]


def note_services(values: Values) -> None:
    """Each service is implemented once its day is known."""
    services = rows_in(values, SERVICES)
    for service in services:
        if service.get("service_implemented_day_time"):
            service["service_implemented"] = "implemented"
        elif service.get("service_type"):
            service["service_implemented"] = "not_implemented"
    states = [service.get("service_implemented") for service in services]
    if not services:
        values["services_status"] = "no_services"
    else:
        every = all(state == "implemented" for state in states)
        values["services_status"] = "all_implemented" if every else "in_progress"


def note_follow_ups(values: Values) -> None:
    visits = rows_in(values, FOLLOW_UPS)
    if not visits:
        values.pop("followup_status", None)
    elif all(visit.get("followup_date") for visit in visits):
        values["followup_status"] = "follow_ups_implemented"
    elif any(visit.get("followup_needed_by_date") for visit in visits):
        values["followup_status"] = "follow_ups_planned"
    else:
        values["followup_status"] = "follow_ups_not_planned"


def note_lists(values: Values, rules: Rules, site: Site) -> None:
    """Dates gathered from the rows, so that lists can be filtered by them."""
    for section in dict.fromkeys(section for section, _, _ in LISTS.values()):
        note_lists_of(values, section, rules, site)
    values["has_case_plan"] = any(
        row.get("intervention_service_to_be_provided") or row.get("intervention_service_goal")
        for row in rows_in(values, PLAN)
    )


def note_incidents(values: Values) -> None:
    """Those that it lists, and rows that are no records of their own yet."""
    values["has_incidents"] = bool(values.get(INCIDENTS)) or bool(rows_in(values, "incident_details"))


def note_lists_of(values: Values, section: str, rules: Rules, site: Site) -> None:
    for name, (source, item, read) in LISTS.items():
        if source == section and section in values:
            told = [row[item] for row in rows_in(values, section) if row.get(item)]
            dates = [read(one, site) for one in told] if rules.is_plain("case", section, item) else []
            values[name] = [one for one in dates if one is not None]


def service_of(values: FrozenValues, grant: Grant) -> Values | None:
    """The row that a referral was made for."""
    wanted = grant.get("row")
    if wanted is None:
        return None
    return next((row for row in rows_in(values, SERVICES) if row.get("unique_id") == wanted), None)


def service_due(service: FrozenValues, rules: Rules, site: Site) -> datetime | None:
    appointed, asked = (
        service.get(name) if rules.is_plain("case", SERVICES, name) else None
        for name in ("service_appointment_date", "service_response_day_time")
    )
    if rules.due_on_appointment and appointed:
        return end_of_day(appointed, site)
    moment = read_moment(asked, site)
    return None if moment is None else after(moment, service.get("service_response_timeframe"))


def note_due_dates(values: Values, rules: Rules, site: Site) -> None:
    """When what is still open is due (`docs/domain/records.md §8`)."""
    services = [service for service in rows_in(values, SERVICES) if not service.get("service_implemented_day_time")]
    visits = [visit for visit in rows_in(values, FOLLOW_UPS) if not visit.get("followup_date")]
    due: dict[str, list[Any]] = {
        "service_due_dates": [
            written(moment) for service in services if (moment := service_due(service, rules, site)) is not None
        ],
        "followup_due_dates": [
            _plain_day(visit, rules, site, FOLLOW_UPS, "followup_needed_by_date") for visit in visits
        ],
        "assessment_due_dates": _open_step(values, "assessment_due_date", "assessment_requested_on", rules, site),
        "case_plan_due_dates": _open_step(values, "case_plan_due_date", "date_case_plan", rules, site),
    }
    due = {name: [date for date in dates if date is not None] for name, dates in due.items()}
    for name, dates in due.items():
        if dates or name in values:
            values[name] = dates


def _open_step(values: Values, due: str, done: str, rules: Rules, site: Site) -> list[Any]:
    return [] if values.get(done) else [_plain_day(values, rules, site, due)]


def _plain_day(values: FrozenValues, rules: Rules, site: Site, *path: str) -> str | None:
    """The day a field tells, where it is a fact: what follows from it lies in plain."""
    return day_in(values.get(path[-1]), site) if rules.is_plain("case", *path) else None


def sign_notes(values: Values, before: FrozenValues, *, by: str, now: datetime) -> None:
    """A new or changed note says who wrote it and when."""
    known = {row.get("unique_id"): row for row in rows_in(before, "notes_section")}
    for note in rows_in(values, "notes_section"):
        unsigned = not note.get("note_date") or not note.get("note_created_by")
        if unsigned and known.get(note.get("unique_id")) != note:
            note["note_date"] = written(now)
            note["note_created_by"] = by
