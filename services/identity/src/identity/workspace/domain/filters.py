"""List filters by record type. Their shapes are what Primero's client relies on: docs/domain/clients.md."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from contracts.system_fields import names_where

from identity.workspace.domain import words
from identity.workspace.domain.sight import GBV, MRM, RECORD_LISTS, Sight
from identity.workspace.domain.words import Words, in_language

Filter = dict[str, Any]
Option = tuple[str, Words]
"""An id, and what it is called."""

APPROVALS = ("assessment", "case_plan", "closure", "action_plan", "gbv_closure")
APPROVAL_STATES = (("pending", words.PENDING), ("approved", words.APPROVED), ("rejected", words.REJECTED))
STATUSES = {
    "cases": "case-status",
    "incidents": "incident-status",
    "tracing_requests": "inquiry-status",
    "registry_records": "registry-status",
    "families": "case-status",
}
"""List → the lookup of its status."""
CASE_DATES = names_where(lambda field: field.by_date)
MRM_INCIDENT_FIELDS = [
    "individual_violations",
    "individual_age",
    "individual_sex",
    "victim_deprived_liberty_security_reasons",
    "reasons_deprivation_liberty",
    "victim_facilty_victims_held",
    "torture_punishment_while_deprivated_liberty",
    "weapon_type",
    "facility_impact",
    "facility_attack_type",
    "child_role",
    "abduction_purpose_single",
    "military_use_type",
    "types_of_aid_disrupted_denial",
]
YEARS = re.compile(r"\d+")
OLDEST = 150
"""What the settings write for the end of a range that has none is more than anybody's age."""
QUIET = ((timedelta(days=91), words.THREE_MONTHS), (timedelta(days=182), words.SIX_MONTHS))


def a(
    name: str,
    field_name: str,
    kind: str = "checkbox",
    *,
    id: str | None = None,
    options: Iterable[Option] = (),
    source: str | None = None,
    **more: bool,
) -> Filter:
    """One filter; `source` names the lookup of its options, `options` the options themselves."""
    return {
        "name": name,
        "field_name": field_name,
        "unique_id": id or field_name,
        "type": kind,
        "options": list(options),
        "option_strings_source": source,
        "toggle_include_disabled": False,
        "sort_options": False,
        **more,
    }


def plain(*ids: str) -> list[Option]:
    """Options that are called what they are, in every language."""
    return [(id, {"en": id}) for id in ids]


def dates(*names: str) -> list[Option]:
    return [(name, words.DATES[name]) for name in names]


def lookup(name: str) -> str:
    return f"lookup lookup-{name}"


def flagged() -> Filter:
    return a("cases.filter_by.flag", "flagged", "toggle", options=[("true", words.FLAGGED)])


def record_state() -> Filter:
    states = (("true", words.ENABLED), ("false", words.DISABLED))
    return a("cases.filter_by.enabled_disabled", "record_state", "multi_toggle", options=states)


def modules(sight: Sight) -> Iterator[Filter]:
    if len(sight.role.modules) > 1:
        named = [(id, {"en": sight.modules[id].name if id in sight.modules else id}) for id in sight.role.modules]
        yield a("cases.filter_by.module", "module_id", "multi_toggle", options=named)


def owners(sight: Sight, name: str) -> Iterator[Filter]:
    """Of whom a manager sees records."""
    if sight.is_manager:
        people = plain(*sight.company.people)
        yield a(name, "owned_by", "multi_select", options=people, toggle_include_disabled=True, sort_options=True)


def groups(sight: Sight) -> Filter:
    named = [(group.unique_id, {"en": group.name}) for group in sight.company.groups]
    return a("permissions.permission.user_group", "owned_by_groups", options=named, sort_options=True)


def ages(sight: Sight) -> Filter:
    ranges = [_years(name) for name in sight.settings.age_ranges if YEARS.search(name)]
    return a("cases.filter_by.age_range", "age", "multi_toggle", options=ranges)


def _years(name: str) -> Option:
    """A range however the settings write it: as a list takes it (`6..11`, `18..`), and as people do (6 - 11, 18+)."""
    low, *rest = YEARS.findall(name)
    high = rest[0] if rest and int(rest[0]) < OLDEST else ""
    return f"{low}..{high}", {"en": f"{low} - {high}" if high else f"{low}+"}


def status(record_list: str) -> Filter:
    return a(f"{record_list}.filter_by.status", "status", source=lookup(STATUSES[record_list]))


def reporting_location(sight: Sight) -> Filter:
    config = sight.settings.reporting_location(sight.role.reporting_location_level)
    label = (config["label_keys"] or ["district"])[0]
    field_name = f"loc:{config['field_key']}{config['admin_level']}"
    return a(
        f"location.base_types.{label}",
        field_name,
        "multi_select",
        id="reporting_location",
        source="ReportingLocation",
    )


def approvals(sight: Sight) -> Iterator[Filter]:
    """Each approval that the role may ask for or give."""
    for kind in APPROVALS:
        if sight.may("case", f"request_approval_{kind}") or sight.may("case", f"approve_{kind}"):
            yield a(f"approvals.{kind}", f"approval_status_{kind}", "multi_toggle", options=APPROVAL_STATES)


def concerns(sight: Sight) -> Iterator[Filter]:
    if sight.may("case", "view_protection_concerns_filter"):
        yield a("cases.filter_by.protection_concerns", "protection_concerns", source=lookup("protection-concerns"))
    for name in ("gbv_displacement_status", "protection_status", "urgent_protection_concern", "type_of_risk"):
        if sight.has_field(name):
            yield a(f"cases.filter_by.{name}", name, source=lookup(name.replace("_", "-")))


def case_filters(sight: Sight) -> Iterator[Filter]:
    yield from modules(sight)
    yield flagged()
    yield from owners(sight, "cases.filter_by.social_worker")
    yield a("cases.filter_by.my_cases", "my_cases", options=[("true", words.MINE)])
    yield a("cases.filter_by.workflow", "workflow", "workflow")
    if sight.role.group_permission == "all":
        agencies = [(agency.unique_id, agency.name) for agency in sight.company.agencies]
        yield a("cases.filter_by.agency", "owned_by_agency_id", "multi_select", options=agencies)
    yield status("cases")
    yield ages(sight)
    yield a("cases.filter_by.sex", "sex", source=lookup("gender"))
    yield a("cases.filter_by.gender", "gender", source=lookup("gender-identity"))
    yield from approvals(sight)
    yield from concerns(sight)
    yield a("cases.filter_by.risk_level", "risk_level", "chips", source=lookup("risk-level"))
    yield from vulnerability()
    yield from case_places(sight)
    yield from case_times(sight)


def vulnerability() -> Iterator[Filter]:
    yes_no = lookup("yes-no")
    displacement = lookup("displacement-status")
    yield a("cases.filter_by.displacement_status", "displacement_status", "multi_select", source=displacement)
    yield a("cases.filter_by.disability_status", "disability_status_yes_no", "multi_toggle", source=yes_no)
    marginalized = "marginalized_community_self_identifying"
    yield a(f"cases.filter_by.{marginalized}", marginalized, "multi_toggle", source=yes_no)
    risks = lookup("protection-risks")
    yield a("cases.filter_by.protection_risks", "protection_risks", "multi_select", source=risks)


def case_places(sight: Sight) -> Iterator[Filter]:
    place = "location_current"
    yield a("cases.filter_by.current_location", f"loc:{place}", "multi_select", id=place, source="Location")
    yield a("user.agency_office", "owned_by_agency_office", source=lookup("agency-office"))
    yield a("cases.filter_by.safety_plan_needed", "safety_plan_needed", source=lookup("yes-no"))
    yield a("cases.filter_by.self_harm_thoughts", "self_harm_thoughts", source=lookup("yes-no"))
    if sight.is_manager or any(module.options.get("user_group_filter") for module in sight.modules.values()):
        yield groups(sight)
    if sight.only not in {GBV, MRM}:
        yield reporting_location(sight)


def case_times(sight: Sight) -> Iterator[Filter]:
    quiet = [(f"1990-01-01..{sight.company.today - time}", said) for time, said in QUIET]
    yield a("cases.filter_by.no_activity", "last_updated_at", options=quiet)
    if sight.only not in {GBV, MRM}:
        yield a("cases.filter_by.by_date", "cases_by_date", "dates", options=dates(*CASE_DATES))
    yield record_state()
    if sight.may("case", "view_photo"):
        yield a("cases.filter_by.photo", "has_photo", "toggle", options=[("photo", words.PHOTO)])


def incident_filters(sight: Sight) -> Iterator[Filter]:
    gbv, mrm = sight.works_in(GBV), sight.works_in(MRM)
    yield flagged()
    if gbv:
        yield a("incidents.filter_by.violence_type", "gbv_sexual_violence_type")
    yield from owners(sight, "incidents.filter_by.social_worker")
    yield status("incidents") | {"name": "cases.filter_by.status"}
    if mrm:
        yield a("incidents.filter_by.violation", "violation_category", source=lookup("violation-type"))
        for name in ("child_types", "verification_status", "has_late_verified_violations", "verified_ghn_reported"):
            yield a(f"incidents.filter_by.{name}", name)
    else:
        yield ages(sight)
    place = "loc:incident_location"
    yield a("incidents.filter_by.incident_location", place, "multi_select", source="Location")
    when = dates("incident_date", "date_of_first_report", "created_at")
    yield a("incidents.filter_by.by_date", "incidents_by_date", "dates", options=when)
    if gbv:
        yield a("incidents.filter_by.unaccompanied_separated_status", "unaccompanied_separated_status")
    yield record_state()
    yield from modules(sight)
    for name in MRM_INCIDENT_FIELDS if mrm else ():
        yield a(f"incidents.filter_by.{name}", name)


def tracing_request_filters(sight: Sight) -> Iterator[Filter]:
    yield from modules(sight)
    yield flagged()
    yield from owners(sight, "tracing_requests.filter_by.social_worker")
    by_date = "tracing_requests_by_date"
    yield a("tracing_requests.filter_by.by_date", by_date, "dates", options=dates("inquiry_date"))
    yield status("tracing_requests")
    place = "loc:location_separation"
    yield a("tracing_requests.filter_by.location_separation", place, "multi_select", source="Location")
    cause = lookup("separation-cause")
    yield a("tracing_requests.filter_by.separation_cause", "separation_cause", source=cause)
    yield record_state()


def registry_record_filters(sight: Sight) -> Iterator[Filter]:
    yield from modules(sight)
    yield flagged()
    yield status("registry_records")
    yield record_state()
    place = "location_current"
    yield a("cases.filter_by.current_location", f"loc:{place}", "multi_select", id=place, source="Location")
    by_date = "registry_records_by_date"
    yield a("registry_records.filter_by.by_date", by_date, "dates", options=dates("registration_date"))


def family_filters(sight: Sight) -> Iterator[Filter]:
    yield from modules(sight)
    yield flagged()
    yield status("families")
    yield record_state()
    place = "family_location_current"
    yield a("families.filter_by.current_location", f"loc:{place}", "multi_select", id=place, source="Location")
    when = dates("family_registration_date")
    yield a("families.filter_by.by_date", "families_by_date", "dates", options=when)


FILTERS = {
    "case": case_filters,
    "incident": incident_filters,
    "tracing_request": tracing_request_filters,
    "registry_record": registry_record_filters,
    "family": family_filters,
}


def all_filters(sight: Sight) -> dict[str, list[Filter]]:
    return {RECORD_LISTS[kind]: [_spoken(each, sight) for each in make(sight)] for kind, make in FILTERS.items()}


def _spoken(made: Filter, sight: Sight) -> Filter:
    """With its options in each language of the installation; those that have a source are taken from there."""
    if made["type"] == "workflow":
        return made | {"options": _steps(sight)}
    if made["option_strings_source"]:
        return made
    return made | {"options": {locale: _in(locale, made["options"], sight) for locale in sight.company.locales}}


def _in(locale: str, options: list[Option], sight: Sight) -> list[dict[str, Any]]:
    """People are said to be out of use, or not."""
    people = sight.company.people
    return [
        {"id": id, "display_name": in_language(said, locale)} | ({"disabled": people[id]} if id in people else {})
        for id, said in options
    ]


def _steps(sight: Sight) -> dict[str, list[Mapping[str, Any]]]:
    """Module → the steps its cases go through."""
    return {
        module.unique_id: [
            {**step, "display_name": in_language(step.get("display_text") or {}, sight.company.locale)}
            for step in module.workflows.get("case", ())
        ]
        for module in sight.modules.values()
        if sight.works_in(module.unique_id)
    }
