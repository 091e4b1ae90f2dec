"""What a case's own content says of it. Rules: `docs/domain/records.md §7`."""

from datetime import datetime

from chassis.moments import written
from chassis.site import Site
from contracts.values import FrozenValues, Values

from cases.record.domain.grants import Grant
from cases.record.domain.moments import day_in, moment_in
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


def sign_notes(values: Values, before: FrozenValues, *, by: str, now: datetime) -> None:
    """A new or changed note says who wrote it and when."""
    known = {row.get("unique_id"): row for row in rows_in(before, "notes_section")}
    for note in rows_in(values, "notes_section"):
        unsigned = not note.get("note_date") or not note.get("note_created_by")
        if unsigned and known.get(note.get("unique_id")) != note:
            note["note_date"] = written(now)
            note["note_created_by"] = by
