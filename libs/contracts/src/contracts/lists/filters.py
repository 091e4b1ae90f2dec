"""Filters by list of records. Their shapes are what Primero's client relies on: `docs/domain/clients.md §1`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import timedelta
from typing import NotRequired

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from contracts.lists import words
from contracts.lists.viewer import RECORD_LISTS, FilterOption, Viewer, WorkflowStep
from contracts.localized import in_language
from contracts.modules import GBV, MRM
from contracts.system_fields import APPROVALS, names_where

CLOSED = ConfigDict(extra="forbid")
APPROVAL_STATES = (
    FilterOption("pending", words.PENDING),
    FilterOption("approved", words.APPROVED),
    FilterOption("rejected", words.REJECTED),
)
STATUSES = {
    "cases": "case-status",
    "incidents": "incident-status",
    "tracing_requests": "inquiry-status",
    "registry_records": "registry-status",
    "families": "case-status",
}
"""List → the lookup of its status."""
CASE_DATES = names_where(lambda field: field.by_date)
MRM_INCIDENT_FIELDS = """
    individual_violations individual_age individual_sex victim_deprived_liberty_security_reasons
    reasons_deprivation_liberty victim_facilty_victims_held torture_punishment_while_deprivated_liberty
    weapon_type facility_impact facility_attack_type child_role abduction_purpose_single military_use_type
    types_of_aid_disrupted_denial
""".split()
YEARS = re.compile(r"\d+")
OLDEST = 150
"""What the settings write for the end of a range that has none is more than anybody's age."""
QUIET = ((timedelta(days=91), words.THREE_MONTHS), (timedelta(days=182), words.SIX_MONTHS))


@dataclass(frozen=True)
class Filter:
    """`source` names the lookup of its options, unless they are here."""

    name: str
    field_name: str
    type: str = "checkbox"
    _: KW_ONLY
    id: str | None = None
    options: Sequence[FilterOption] = ()
    source: str | None = None
    toggle_include_disabled: bool = False
    sort_options: bool = False


@with_config(CLOSED)
class ShownOption(TypedDict):
    """`disabled`: of people, who may be out of use."""

    id: str
    display_name: str
    disabled: NotRequired[bool]


@with_config(CLOSED)
class ShownStep(WorkflowStep):
    display_name: str


ShownOptions = dict[str, list[ShownOption]] | dict[str, list[ShownStep]] | list[ShownOption]


@with_config(CLOSED)
class ShownFilter(TypedDict):
    """A filter of a list. Its options are named by `option_strings_source`, and then empty here, or given by locale;
    those of a filter of type `workflow` by module.
    """

    name: str
    field_name: str
    unique_id: str
    type: str
    options: ShownOptions
    option_strings_source: str | None
    toggle_include_disabled: bool
    sort_options: bool


def lookup(name: str) -> str:
    return f"lookup lookup-{name}"


def flagged() -> Filter:
    return Filter("cases.filter_by.flag", "flagged", "toggle", options=[FilterOption("true", words.FLAGGED)])


def record_state() -> Filter:
    states = FilterOption("true", words.ENABLED), FilterOption("false", words.DISABLED)
    return Filter("cases.filter_by.enabled_disabled", "record_state", "multi_toggle", options=states)


def modules(viewer: Viewer) -> Iterator[Filter]:
    if len(viewer.modules) > 1:
        yield Filter("cases.filter_by.module", "module_id", "multi_toggle", options=viewer.modules)


def owners(viewer: Viewer, name: str) -> Iterator[Filter]:
    """Of whom a manager sees records."""
    if viewer.is_manager:
        yield Filter(
            name,
            "owned_by",
            "multi_select",
            options=viewer.people,
            toggle_include_disabled=True,
            sort_options=True,
        )


def groups(viewer: Viewer) -> Filter:
    return Filter("permissions.permission.user_group", "owned_by_groups", options=viewer.groups, sort_options=True)


def ages(viewer: Viewer) -> Filter:
    ranges = [_years(name) for name in viewer.age_ranges if YEARS.search(name)]
    return Filter("cases.filter_by.age_range", "age", "multi_toggle", options=ranges)


def _years(name: str) -> FilterOption:
    """A range however the settings write it: as a list takes it (`6..11`, `18..`), and as people do (6 - 11, 18+)."""
    low, *rest = YEARS.findall(name)
    high = rest[0] if rest and int(rest[0]) < OLDEST else ""
    return FilterOption(f"{low}..{high}", {"en": f"{low} - {high}" if high else f"{low}+"})


def place(name: str, field_name: str, *, id: str | None = None) -> Filter:
    """`id`: of the filter, where that is not its field's."""
    return Filter(name, f"loc:{field_name}", "multi_select", id=id, source="Location")


def current_place(record_list: str, field_name: str = "location_current") -> Filter:
    return place(f"{record_list}.filter_by.current_location", field_name, id=field_name)


def by_date(record_list: str, *names: str) -> Filter:
    options = [FilterOption(name, words.DATES[name]) for name in names]
    return Filter(f"{record_list}.filter_by.by_date", f"{record_list}_by_date", "dates", options=options)


def status(record_list: str, *, called: str | None = None) -> Filter:
    return Filter(f"{called or record_list}.filter_by.status", "status", source=lookup(STATUSES[record_list]))


def reporting_location(viewer: Viewer) -> Filter:
    place = viewer.reporting_location
    called = (place["label_keys"] or ["district"])[0]
    field = f"loc:{place['field_key']}{place['admin_level']}"
    name = f"location.base_types.{called}"
    return Filter(name, field, "multi_select", id="reporting_location", source="ReportingLocation")


def approvals(viewer: Viewer) -> Iterator[Filter]:
    """Each approval that the role may ask for or give."""
    for kind in APPROVALS:
        if viewer.may("case", f"request_approval_{kind}") or viewer.may("case", f"approve_{kind}"):
            yield Filter(f"approvals.{kind}", f"approval_status_{kind}", "multi_toggle", options=APPROVAL_STATES)


def concerns(viewer: Viewer) -> Iterator[Filter]:
    if viewer.may("case", "view_protection_concerns_filter"):
        yield Filter("cases.filter_by.protection_concerns", "protection_concerns", source=lookup("protection-concerns"))
    for name in ("gbv_displacement_status", "protection_status", "urgent_protection_concern", "type_of_risk"):
        if name in viewer.fields:
            yield Filter(f"cases.filter_by.{name}", name, source=lookup(name.replace("_", "-")))


def case_filters(viewer: Viewer) -> Iterator[Filter]:
    yield from modules(viewer)
    yield flagged()
    yield from owners(viewer, "cases.filter_by.social_worker")
    yield Filter("cases.filter_by.my_cases", "my_cases", options=[FilterOption("true", words.MINE)])
    yield Filter("cases.filter_by.workflow", "workflow", "workflow")
    if viewer.sees_all:
        yield Filter("cases.filter_by.agency", "owned_by_agency_id", "multi_select", options=viewer.agencies)
    yield status("cases")
    yield ages(viewer)
    yield Filter("cases.filter_by.sex", "sex", source=lookup("gender"))
    yield Filter("cases.filter_by.gender", "gender", source=lookup("gender-identity"))
    yield from approvals(viewer)
    yield from concerns(viewer)
    yield Filter("cases.filter_by.risk_level", "risk_level", "chips", source=lookup("risk-level"))
    yield from vulnerability()
    yield from case_places(viewer)
    yield from case_times(viewer)


def vulnerability() -> Iterator[Filter]:
    yes_no = lookup("yes-no")
    displacement = lookup("displacement-status")
    yield Filter("cases.filter_by.displacement_status", "displacement_status", "multi_select", source=displacement)
    yield Filter("cases.filter_by.disability_status", "disability_status_yes_no", "multi_toggle", source=yes_no)
    marginalized = "marginalized_community_self_identifying"
    yield Filter(f"cases.filter_by.{marginalized}", marginalized, "multi_toggle", source=yes_no)
    risks = lookup("protection-risks")
    yield Filter("cases.filter_by.protection_risks", "protection_risks", "multi_select", source=risks)


def case_places(viewer: Viewer) -> Iterator[Filter]:
    yield current_place("cases")
    yield Filter("user.agency_office", "owned_by_agency_office", source=lookup("agency-office"))
    yield Filter("cases.filter_by.safety_plan_needed", "safety_plan_needed", source=lookup("yes-no"))
    yield Filter("cases.filter_by.self_harm_thoughts", "self_harm_thoughts", source=lookup("yes-no"))
    if viewer.is_manager or any(options.get("user_group_filter") for options in viewer.module_options):
        yield groups(viewer)
    if not viewer.works_only_in(GBV, MRM):
        yield reporting_location(viewer)


def case_times(viewer: Viewer) -> Iterator[Filter]:
    quiet = [FilterOption(f"1990-01-01..{viewer.today - time}", said) for time, said in QUIET]
    yield Filter("cases.filter_by.no_activity", "last_updated_at", options=quiet)
    if not viewer.works_only_in(GBV, MRM):
        yield by_date("cases", *CASE_DATES)
    yield record_state()
    if viewer.may("case", "view_photo"):
        yield Filter("cases.filter_by.photo", "has_photo", "toggle", options=[FilterOption("photo", words.PHOTO)])


def incident_filters(viewer: Viewer) -> Iterator[Filter]:
    gbv, mrm = viewer.works_in(GBV), viewer.works_in(MRM)
    yield flagged()
    if gbv:
        yield Filter("incidents.filter_by.violence_type", "gbv_sexual_violence_type")
    yield from owners(viewer, "incidents.filter_by.social_worker")
    yield status("incidents", called="cases")
    if mrm:
        yield Filter("incidents.filter_by.violation", "violation_category", source=lookup("violation-type"))
        for name in ("child_types", "verification_status", "has_late_verified_violations", "verified_ghn_reported"):
            yield Filter(f"incidents.filter_by.{name}", name)
    else:
        yield ages(viewer)
    yield place("incidents.filter_by.incident_location", "incident_location")
    yield by_date("incidents", "incident_date", "date_of_first_report", "created_at")
    if gbv:
        yield Filter("incidents.filter_by.unaccompanied_separated_status", "unaccompanied_separated_status")
    yield record_state()
    yield from modules(viewer)
    for name in MRM_INCIDENT_FIELDS if mrm else ():
        yield Filter(f"incidents.filter_by.{name}", name)


def tracing_request_filters(viewer: Viewer) -> Iterator[Filter]:
    yield from modules(viewer)
    yield flagged()
    yield from owners(viewer, "tracing_requests.filter_by.social_worker")
    yield by_date("tracing_requests", "inquiry_date")
    yield status("tracing_requests")
    yield place("tracing_requests.filter_by.location_separation", "location_separation")
    cause = lookup("separation-cause")
    yield Filter("tracing_requests.filter_by.separation_cause", "separation_cause", source=cause)
    yield record_state()


def registry_record_filters(viewer: Viewer) -> Iterator[Filter]:
    yield from modules(viewer)
    yield flagged()
    yield status("registry_records")
    yield record_state()
    yield current_place("cases")
    yield by_date("registry_records", "registration_date")


def family_filters(viewer: Viewer) -> Iterator[Filter]:
    yield from modules(viewer)
    yield flagged()
    yield status("families")
    yield record_state()
    yield current_place("families", "family_location_current")
    yield by_date("families", "family_registration_date")


FILTERS = {
    "case": case_filters,
    "incident": incident_filters,
    "tracing_request": tracing_request_filters,
    "registry_record": registry_record_filters,
    "family": family_filters,
}


def all_filters(viewer: Viewer) -> dict[str, list[ShownFilter]]:
    return {RECORD_LISTS[kind]: [_shown(each, viewer) for each in make(viewer)] for kind, make in FILTERS.items()}


def _shown(made: Filter, viewer: Viewer) -> ShownFilter:
    return {
        "name": made.name,
        "field_name": made.field_name,
        "unique_id": made.id or made.field_name,
        "type": made.type,
        "options": _options(made, viewer),
        "option_strings_source": made.source,
        "toggle_include_disabled": made.toggle_include_disabled,
        "sort_options": made.sort_options,
    }


def _options(made: Filter, viewer: Viewer) -> ShownOptions:
    """In each language of the installation; those of the workflow by module. Those of a source are taken from there."""
    if made.type == "workflow":
        return {module: [_step(step, viewer.locale) for step in steps] for module, steps in viewer.steps.items()}
    if made.source:
        return []
    return {locale: [_option(option, locale) for option in made.options] for locale in viewer.locales}


def _option(option: FilterOption, locale: str) -> ShownOption:
    shown: ShownOption = {"id": option.id, "display_name": in_language(option.called, locale)}
    if option.disabled is not None:
        shown["disabled"] = option.disabled
    return shown


def _step(step: WorkflowStep, locale: str) -> ShownStep:
    return {**step, "display_name": in_language(step["display_text"], locale)}
