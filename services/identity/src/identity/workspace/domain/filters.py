"""List filters by record type."""

from collections.abc import Iterator
from typing import Any

from contracts.system_fields import names_where

from identity.workspace.domain.sight import GBV, MRM, RECORD_LISTS, Sight

Filter = dict[str, Any]

APPROVALS = ("assessment", "case_plan", "closure", "action_plan", "gbv_closure")
APPROVAL_STATES = ("pending", "approved", "rejected")
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
NO_ACTIVITY = ("3_months", "6_months")


def a(
    name: str,
    field_name: str,
    kind: str = "checkbox",
    *,
    id: str | None = None,
    options: Any = None,
    source: str | None = None,
) -> Filter:
    """One filter; `source` names the lookup of its options, `options` the values themselves."""
    return {
        "name": name,
        "field_name": field_name,
        "unique_id": id or field_name,
        "type": kind,
        "options": options if options is not None else [],
        "option_strings_source": source,
    }


def values(*ids: str) -> list[dict[str, str]]:
    return [{"id": id, "display_name": id} for id in ids]


def lookup(name: str) -> str:
    return f"lookup lookup-{name}"


def flagged() -> Filter:
    return a("cases.filter_by.flag", "flagged", "toggle", options=values("true"))


def record_state() -> Filter:
    return a("cases.filter_by.enabled_disabled", "record_state", "multi_toggle", options=values("true", "false"))


def modules(sight: Sight) -> Iterator[Filter]:
    if len(sight.role.modules) > 1:
        yield a("cases.filter_by.module", "module_id", "multi_toggle", options=values(*sight.role.modules))


def ages(sight: Sight) -> Filter:
    return a("cases.filter_by.age_range", "age", "multi_toggle", options=values(*sight.settings.age_ranges))


def status(record_list: str) -> Filter:
    return a(f"{record_list}.filter_by.status", "status", source=lookup("case-status"))


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
    """Each approval that the role may ask for or give, or follows on its dashboard."""
    for kind in APPROVALS:
        if (
            sight.may("case", f"request_approval_{kind}")
            or sight.may("case", f"approve_{kind}")
            or sight.may("dashboard", f"approvals_{kind}")
            or sight.may("dashboard", f"approvals_{kind}_pending")
        ):
            yield a(
                f"approvals.{kind}",
                f"approval_status_{kind}",
                "multi_toggle",
                options=values(*APPROVAL_STATES),
            )


def concerns(sight: Sight) -> Iterator[Filter]:
    if sight.may("case", "view_protection_concerns_filter"):
        yield a("cases.filter_by.protection_concerns", "protection_concerns", source=lookup("protection-concerns"))
    for name in ("gbv_displacement_status", "protection_status", "urgent_protection_concern", "type_of_risk"):
        if sight.has_field(name):
            yield a(f"cases.filter_by.{name}", name, source=lookup(name.replace("_", "-")))


def case_filters(sight: Sight) -> Iterator[Filter]:
    yield from modules(sight)
    yield flagged()
    if sight.is_manager:
        yield a("cases.filter_by.social_worker", "owned_by", "multi_select", source="User")
    yield a("cases.filter_by.my_cases", "my_cases", options=values("true"))
    yield a("cases.filter_by.workflow", "workflow", "workflow")
    if sight.role.group_permission == "all":
        yield a("cases.filter_by.agency", "owned_by_agency_id", "multi_select", source="Agency")
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
        yield a("permissions.permission.user_group", "owned_by_groups", source="UserGroup")
    if sight.only not in {GBV, MRM}:
        yield reporting_location(sight)


def case_times(sight: Sight) -> Iterator[Filter]:
    yield a("cases.filter_by.no_activity", "last_updated_at", options=values(*NO_ACTIVITY))
    if sight.only not in {GBV, MRM}:
        yield a("cases.filter_by.by_date", "cases_by_date", "dates", options=values(*CASE_DATES))
    yield record_state()
    if sight.may("case", "view_photo"):
        yield a("cases.filter_by.photo", "has_photo", "toggle", options=values("true"))


def incident_filters(sight: Sight) -> Iterator[Filter]:
    gbv, mrm = sight.works_in(GBV), sight.works_in(MRM)
    yield flagged()
    if gbv:
        yield a("incidents.filter_by.violence_type", "gbv_sexual_violence_type")
    if sight.is_manager:
        yield a("incidents.filter_by.social_worker", "owned_by", "multi_select", source="User")
    yield status("incidents") | {"name": "cases.filter_by.status"}
    if mrm:
        yield a("incidents.filter_by.violation", "violation_category", source=lookup("violation-type"))
        for name in ("child_types", "verification_status", "has_late_verified_violations", "verified_ghn_reported"):
            yield a(f"incidents.filter_by.{name}", name)
    else:
        yield ages(sight)
    place = "loc:incident_location"
    yield a("incidents.filter_by.incident_location", place, "multi_select", source="Location")
    dates = values("incident_date", "date_of_first_report", "created_at")
    yield a("incidents.filter_by.by_date", "incidents_by_date", "dates", options=dates)
    if gbv:
        yield a("incidents.filter_by.unaccompanied_separated_status", "unaccompanied_separated_status")
    yield record_state()
    yield from modules(sight)
    for name in MRM_INCIDENT_FIELDS if mrm else ():
        yield a(f"incidents.filter_by.{name}", name)


def tracing_request_filters(sight: Sight) -> Iterator[Filter]:
    yield from modules(sight)
    yield flagged()
    if sight.is_manager:
        yield a("tracing_requests.filter_by.social_worker", "owned_by", "multi_select", source="User")
    by_date = "tracing_requests_by_date"
    yield a("tracing_requests.filter_by.by_date", by_date, "dates", options=values("inquiry_date"))
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
    yield a("registry_records.filter_by.by_date", by_date, "dates", options=values("registration_date"))


def family_filters(sight: Sight) -> Iterator[Filter]:
    yield from modules(sight)
    yield flagged()
    yield status("families")
    yield record_state()
    place = "family_location_current"
    yield a("families.filter_by.current_location", f"loc:{place}", "multi_select", id=place, source="Location")
    dates = values("family_registration_date")
    yield a("families.filter_by.by_date", "families_by_date", "dates", options=dates)


FILTERS = {
    "case": case_filters,
    "incident": incident_filters,
    "tracing_request": tracing_request_filters,
    "registry_record": registry_record_filters,
    "family": family_filters,
}


def all_filters(sight: Sight) -> dict[str, list[Filter]]:
    return {RECORD_LISTS[kind]: list(make(sight)) for kind, make in FILTERS.items()}
