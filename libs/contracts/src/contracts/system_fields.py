"""The one table of system fields: name, type, who reads, who writes, column, filter, and to whom it travels.

Everything else that names system fields is a reading of this table. Rules: `docs/domain/records.md`.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, Any, get_type_hints

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from contracts.system_field import (
    ALWAYS,
    CASE,
    INCIDENT,
    Beside,
    Day,
    Days,
    Flag,
    Moment,
    Moments,
    SubformRows,
    SystemField,
    Text,
    Texts,
    Type,
    Uuid,
    Writing,
    of_form,
    rows_of,
)

GIVEN, FIXED, FORM, SHOWN = Writing.GIVEN, Writing.FIXED, Writing.FORM, Writing.SHOWN
READ, ALL = ("read",), (ALWAYS,)
PEOPLE, OTHERS = Beside.PEOPLE, Beside.OTHERS
BOTH = frozenset({"referrals", "reporting"})
REFERRALS = frozenset({"referrals"})
REPORTING = frozenset({"reporting"})
SHARED_WITH = ("dashboard:dash_shared_with_me", "dashboard:dash_shared_with_my_team")
OVERVIEW = "dashboard:dash_shared_with_my_team_overview"
SHARED_FROM = (
    "dashboard:dash_shared_with_others",
    "dashboard:dash_shared_from_my_team",
    "dashboard:dash_shared_with_my_team",
)
REGISTRY = ("view_registry_record", "add_registry_record")
FAMILY = ("view_family_record", "case_from_family", "link_family_record")
LINK_FAMILY = ("link_family_record", "case_from_family")
PREVIEW = ("search_owned_by_others&display_view_page",)
SYNC = ("sync_external",)
APPROVALS = ("assessment", "case_plan", "closure", "action_plan", "gbv_closure")
FLAGGING = ("flag", "flag_update", "resolve_any_flag")
"""Whoever may do anything with the flags of a record sees them."""
NEXT_ACTIONS = ("first_contact", "assessment", "case_plan", "service", "follow_up", "review")
"""In the order in which they are taken where several are due at once."""
POSTPONING = (
    "child_away",
    "family_not_reached",
    "not_safe_now",
    "child_asked",
    "partner_awaited",
    "no_transport",
    "officer_away",
)
"""Why what is next may be put off."""
CLOSINGS = ("closure", "gbv_closure")
APPROVING = tuple(f"{verb}_{step}" for step in APPROVALS for verb in ("request_approval", "approve"))
F = SystemField


def shared(*, heard_by: frozenset[str] = BOTH, **said: Any) -> SystemField:
    """What a referral or an assignment changes, and is shown with. Heard by referrals, and unless said by reporting."""
    return F(heard_by=heard_by, shown_with_transition=True, **said)


def due(task: str, **said: Any) -> SystemField:
    """By when something has to be done: read, too, by whose dashboards count what is overdue."""
    return F(kinds=CASE, read=(f"dashboard:cases_by_task_overdue_{task}",), heard_by=REPORTING, **said)


def next_of(**said: Any) -> SystemField:
    """What is next for an open case. It follows from more than a referral shows: not shown through one."""
    return F(kinds=CASE, read=READ, beside=OTHERS, **said)


def approval(step: str, *, fact: bool = False, heard_by: frozenset[str] = frozenset()) -> SystemField:
    """What becomes of an approval of this type."""
    readers = (f"request_approval_{step}", f"approve_{step}")
    return F(kinds=CASE, read=readers, fact=fact, heard_by=heard_by)


def approval_state(step: str) -> SystemField:
    """Read, too, by whose dashboards count it."""
    field = approval(step, fact=True, heard_by=REPORTING)
    counted = (f"dashboard:approvals_{step}", f"dashboard:approvals_{step}_pending")
    return replace(field, read=(*field.read, *counted))


@with_config(ConfigDict(extra="allow"))
class RecordFacts(TypedDict, total=False):
    """Facts of a record as they travel. Beside these, every field that a form declares to be a fact."""

    unique_identifier: Annotated[Text, F(write=FIXED)]
    short_id: Annotated[Text, F(write=FIXED, read=ALL, column="short_id", heard_by=REFERRALS, short=True)]
    case_id_display: Annotated[Text, F(write=FIXED, read=ALL, column="case_id_display", short=True)]
    case_id_code: Annotated[Text, F(kinds=CASE)]
    incident_id: Annotated[Text, F(kinds=INCIDENT, write=FIXED)]
    incident_code: Annotated[Text, F(kinds=INCIDENT, write=FIXED)]
    module_id: Annotated[
        Text,
        F(read=ALL, write=GIVEN, actions=("manage",), source="Module", column="module_id", heard_by=BOTH, short=True),
    ]
    status: Annotated[
        Text,
        F(
            read=ALL,
            write=GIVEN,
            actions=("close", "reopen"),
            codes=("open", "closed"),
            source="lookup lookup-{kind}-status",
            column="status",
            heard_by=BOTH,
            short=True,
        ),
    ]
    record_state: Annotated[
        Flag, F(read=ALL, write=GIVEN, actions=("enable_disable_record",), column="record_state", heard_by=BOTH)
    ]
    state: Annotated[Text, F(read=ALL)]
    workflow: Annotated[Text, F(kinds=CASE, read=ALL, column="workflow", heard_by=REPORTING, short=True)]
    case_type: Annotated[Text, F(kinds=CASE, read=READ)]
    case_status_reopened: Annotated[Flag, F(kinds=CASE, read=ALL, write=GIVEN, actions=("reopen",), short=True)]
    hidden_name: Annotated[Flag, F(read=("write",), write=GIVEN, actions=("write",), column="hidden_name", short=True)]

    created_by: Annotated[Text, F(write=FIXED, read=READ)]
    created_by_full_name: Annotated[Text, F()]
    created_by_agency: Annotated[Text, F(read=READ)]
    created_organization: Annotated[Text, F(read=READ)]
    created_agency_office: Annotated[Text, F()]
    created_by_groups: Annotated[Texts, F()]
    posted_at: Annotated[Moment, F()]
    last_updated_by: Annotated[Text, shared(read=READ, heard_by=REFERRALS, silent=True, beside=PEOPLE)]
    last_updated_at: Annotated[Moment, shared(read=READ, column="last_updated_at", heard_by=REFERRALS, silent=True)]
    last_updated_by_full_name: Annotated[Text, shared(read=APPROVING, heard_by=REFERRALS, beside=OTHERS)]
    last_updated_organization: Annotated[Text, shared(heard_by=REFERRALS, beside=OTHERS)]

    owned_by: Annotated[Text, shared(read=ALL, write=GIVEN, source="User", column="owned_by", short=True)]
    owned_by_full_name: Annotated[Text, shared(heard_by=REFERRALS)]
    owned_by_agency_id: Annotated[Text, shared(read=READ, column="owned_by_agency_id", short=True)]
    owned_by_agency_office: Annotated[Text, shared(read=READ, heard_by=REFERRALS)]
    owned_by_groups: Annotated[Texts, shared(read=READ)]
    owned_by_location: Annotated[Text, shared(read=READ, heard_by=REFERRALS)]
    owned_by_user_code: Annotated[Text, F()]
    previously_owned_by: Annotated[Text, shared(read=READ, heard_by=REFERRALS)]
    previously_owned_by_full_name: Annotated[Text, shared(heard_by=REFERRALS, beside=OTHERS)]
    previously_owned_by_agency: Annotated[Text, shared(read=READ, heard_by=REFERRALS)]
    previously_owned_by_location: Annotated[Text, F()]
    previously_owned_by_agency_office: Annotated[Text, F()]
    reassigned_tranferred_on: Annotated[Moment, F(read=READ)]
    assigned_user_names: Annotated[Texts, shared(read=READ, heard_by=REFERRALS, beside=PEOPLE)]
    associated_user_names: Annotated[Texts, shared(read=ALL, column="associated_users", beside=PEOPLE)]
    associated_user_groups: Annotated[Texts, shared(column="associated_groups", beside=OTHERS)]
    associated_user_agencies: Annotated[Texts, shared(column="associated_agencies", beside=OTHERS)]
    not_edited_by_owner: Annotated[Flag, shared(read=ALL)]
    reporting_location_hierarchy: Annotated[Text, shared(read=ALL, short=True)]

    has_case_plan: Annotated[Flag, F()]
    has_incidents: Annotated[Flag, F(kinds=CASE, read=ALL, heard_by=REPORTING)]
    incidents: Annotated[Texts, F(kinds=CASE, read=("incident:read",))]
    has_photo: Annotated[Flag, F(read=ALL)]
    flagged: Annotated[Flag, F(read=FLAGGING, column="flagged")]
    current_alert_types: Annotated[Texts, shared(read=ALL)]
    services_status: Annotated[Text, F(kinds=CASE, of_services=True)]
    followup_status: Annotated[Text, F(kinds=CASE)]

    registration_date: Annotated[
        object, Type.DAY, of_form(kinds=CASE, read=ALL, column="registration_date", short=True, by_date=True)
    ]
    assessment_requested_on: Annotated[object, Type.DAY, of_form(kinds=CASE, by_date=True)]
    date_case_plan: Annotated[object, Type.DAY, of_form(kinds=CASE, by_date=True)]
    date_closure: Annotated[
        object,
        Type.DAY,
        of_form(kinds=CASE, read=ALL, actions=("close",), column="date_closure", heard_by=REPORTING, by_date=True),
    ]
    closure_reason: Annotated[object, Type.TEXT, of_form(kinds=CASE, actions=("close",))]
    created_at: Annotated[
        Moment, F(write=FIXED, read=ALL, column="created_at", heard_by=REPORTING, short=True, by_date=True)
    ]
    followup_dates: Annotated[Days, F(kinds=CASE, read=ALL, by_date=True)]
    reunification_dates: Annotated[Days, F(kinds=CASE, read=ALL, by_date=True)]
    tracing_dates: Annotated[Days, F(kinds=CASE, read=ALL, by_date=True)]
    service_implemented_day_times: Annotated[Moments, F(kinds=CASE, read=ALL, by_date=True, of_services=True)]
    reassigned_transferred_on: Annotated[Moment, shared(read=ALL, by_date=True)]
    assessment_due_dates: Annotated[Days, due("assessment")]
    case_plan_due_dates: Annotated[Days, due("case_plan")]
    service_due_dates: Annotated[Moments, due("services", of_services=True)]
    followup_due_dates: Annotated[Days, due("followups")]
    next_action: Annotated[Text, next_of(codes=NEXT_ACTIONS, short=True, heard_by=REFERRALS)]
    next_action_due: Annotated[Moment, next_of(by_date=True, short=True, column="next_action_due", heard_by=BOTH)]
    next_action_owner: Annotated[Text, next_of(source="User")]
    next_action_policy: Annotated[int, Type.NUMBER, next_of()]
    next_action_postponed: Annotated[Text, next_of(codes=NEXT_ACTIONS)]
    next_action_postponed_from: Annotated[Moment, next_of()]
    next_action_postponed_to: Annotated[Moment, next_of()]
    next_action_postponed_because: Annotated[Text, next_of(codes=POSTPONING)]

    transferred_to_users: Annotated[Texts, shared(read=SHARED_WITH, beside=PEOPLE)]
    transferred_to_user_groups: Annotated[Texts, shared(read=(OVERVIEW,), beside=OTHERS)]
    transfer_status: Annotated[Text, shared(read=(*SHARED_FROM, OVERVIEW), beside=OTHERS)]
    referred_users: Annotated[Texts, shared(read=SHARED_WITH, beside=PEOPLE)]
    referred_users_pending: Annotated[Texts, shared(read=SHARED_WITH, beside=PEOPLE)]
    referred_users_accepted: Annotated[Texts, shared(read=SHARED_WITH, beside=PEOPLE)]
    referred_users_present: Annotated[
        Flag,
        shared(
            read=("dashboard:dash_shared_with_others", "dashboard:dash_shared_with_my_team"),
            heard_by=REFERRALS,
            beside=OTHERS,
        ),
    ]
    referred_users_pending_present: Annotated[Flag, shared(read=SHARED_FROM, heard_by=REFERRALS, beside=OTHERS)]
    referred_users_accepted_present: Annotated[Flag, shared(read=SHARED_FROM, heard_by=REFERRALS, beside=OTHERS)]
    last_referral_rejected_at: Annotated[Moment, shared(read=SHARED_FROM, beside=OTHERS)]
    last_referral_done_at: Annotated[Moment, shared(read=SHARED_FROM, beside=OTHERS)]

    identified_by: Annotated[
        Text,
        F(
            kinds=CASE,
            read=READ,
            write=GIVEN,
            actions=("attribute",),
            source="User",
            column="identified_by",
            heard_by=BOTH,
        ),
    ]
    identified_by_full_name: Annotated[Text, F(kinds=CASE)]
    identified_at: Annotated[Moment, F(kinds=CASE)]
    registry_record_id: Annotated[
        Uuid, F(kinds=CASE, read=REGISTRY, write=GIVEN, actions=("add_registry_record",), short=True)
    ]
    family_id: Annotated[Uuid, F(kinds=CASE, read=ALL, write=GIVEN, actions=LINK_FAMILY, empty=None)]
    family_member_id: Annotated[Uuid, F(kinds=CASE, read=FAMILY, write=GIVEN, actions=LINK_FAMILY)]
    incident_case_id: Annotated[
        Uuid,
        F(
            kinds=INCIDENT,
            read=ALL,
            write=GIVEN,
            actions=("case:incident_from_case", "link_incident_to_case"),
            heard_by=REFERRALS,
        ),
    ]
    elapsed_reporting_time: Annotated[Text, F(kinds=INCIDENT)]
    number_of_perpetrators: Annotated[Text, F(kinds=INCIDENT)]
    gbv_case_context: Annotated[Texts, F(kinds=INCIDENT)]
    incident_date_derived: Annotated[Day, F(kinds=INCIDENT, read=ALL, heard_by=BOTH, short=True)]

    approval_status_assessment: Annotated[Text, approval_state("assessment")]
    approval_status_case_plan: Annotated[Text, approval_state("case_plan")]
    approval_status_closure: Annotated[Text, approval_state("closure")]
    approval_status_action_plan: Annotated[Text, approval_state("action_plan")]
    approval_status_gbv_closure: Annotated[Text, approval_state("gbv_closure")]

    age: Annotated[object, Type.NUMBER, of_form(read=ALL, column="age", short=True, found_by_id=True)]
    sex: Annotated[object, Type.TEXT, of_form(read=ALL, column="sex", short=True, found_by_id=True)]
    estimated: Annotated[object, Type.FLAG, of_form(found_by_id=True)]
    risk_level: Annotated[object, Type.TEXT, of_form(read=("dashboard:case_risk",), column="risk_level", heard_by=BOTH)]
    location_current: Annotated[object, Type.TEXT, of_form(read=ALL, column="location_current", short=True)]
    protection_concerns: Annotated[object, Type.TEXTS, of_form(kinds=CASE, heard_by=REPORTING)]
    consent_for_services: Annotated[object, Type.FLAG, of_form(read=READ, heard_by=REFERRALS)]
    disclosure_other_orgs: Annotated[object, Type.FLAG, of_form(read=READ, heard_by=REFERRALS)]


def words(**said: object) -> SystemField:
    """A form's own field that can say something of a child: never a fact."""
    return of_form(**({"fact": False} | said))


class RecordValues(RecordFacts, total=False):
    """All values of a record the system knows by name: the facts, and what never leaves cases."""

    # Another system may have given it, and nobody knows what it says.
    case_id: Annotated[Text, F(kinds=CASE, write=Writing.BROUGHT, fact=False)]
    reopened_logs: Annotated[SubformRows, F(kinds=CASE, read=READ, fact=False, beside=OTHERS)]
    notes_section: Annotated[SubformRows, words(kinds=CASE, actions=("add_note",))]
    incident_details: Annotated[SubformRows, words(kinds=CASE, actions=("incident_details_from_case",), empty=[])]
    services_section: Annotated[SubformRows, words(kinds=CASE, actions=("services_section_from_case",))]
    family_details_section: Annotated[SubformRows, words(kinds=CASE, empty=[])]
    closure_reason_other: Annotated[Text, words(kinds=CASE, actions=("close",))]
    approval_subforms: Annotated[SubformRows, F(kinds=CASE, fact=False, read=APPROVING)]
    case_plan_approval_type: Annotated[
        Text,
        F(
            kinds=CASE,
            fact=False,
            source="lookup lookup-approval-type",
            read=("request_approval_case_plan", "approve_case_plan"),
        ),
    ]
    assessment_approved: Annotated[Flag, approval("assessment")]
    assessment_approved_date: Annotated[Day, approval("assessment")]
    assessment_approved_comments: Annotated[Text, approval("assessment")]
    case_plan_approved: Annotated[Flag, approval("case_plan")]
    case_plan_approved_date: Annotated[Day, approval("case_plan")]
    case_plan_approved_comments: Annotated[Text, approval("case_plan")]
    closure_approved: Annotated[Flag, approval("closure")]
    closure_approved_date: Annotated[Day, approval("closure")]
    closure_approved_comments: Annotated[Text, approval("closure")]
    action_plan_approved: Annotated[Flag, approval("action_plan")]
    action_plan_approved_date: Annotated[Day, approval("action_plan")]
    action_plan_approved_comments: Annotated[Text, approval("action_plan")]
    gbv_closure_approved: Annotated[Flag, approval("gbv_closure")]
    gbv_closure_approved_date: Annotated[Day, approval("gbv_closure")]
    gbv_closure_approved_comments: Annotated[Text, approval("gbv_closure")]
    previous_agency: Annotated[Text, F(fact=False, read=READ)]
    matched_tracing_request_id: Annotated[Text, F(kinds=CASE, fact=False)]
    source_case_display_id: Annotated[Text, words(read=ALL)]
    registry_id_display: Annotated[Text, words(kinds=CASE, read=REGISTRY)]
    registry_name: Annotated[Text, words(kinds=CASE, read=REGISTRY)]
    registry_no: Annotated[Text, words(kinds=CASE, read=REGISTRY)]
    family_id_display: Annotated[Text, words(kinds=CASE, read=FAMILY)]
    family_name: Annotated[Text, words(kinds=CASE, read=FAMILY)]
    family_number: Annotated[Text, words(kinds=CASE, read=FAMILY, empty=None)]
    current_care_arrangements_type: Annotated[Text, F(kinds=CASE, write=SHOWN, fact=False)]
    current_name_caregiver: Annotated[Text, F(kinds=CASE, write=SHOWN, fact=False)]
    current_care_arrangement_started_date: Annotated[Day, F(kinds=CASE, write=SHOWN, fact=False)]
    name: Annotated[Text, words(kinds=CASE, short=True, found_by_id=True, empty=None)]
    date_of_birth: Annotated[Day, words(found_by_id=True)]
    survivor_code: Annotated[Text, words(read=ALL)]
    survivor_code_no: Annotated[Text, words(read=ALL, short=True)]
    photos: Annotated[SubformRows, words(read=PREVIEW, short=True, empty=[])]
    recorded_audio: Annotated[SubformRows, words(read=PREVIEW, empty=[])]
    photo: Annotated[Text, F(write=SHOWN, fact=False, read=("view_photo",), empty=None)]
    sync_status: Annotated[Text, F(fact=False, read=SYNC)]
    synced_at: Annotated[Moment, F(fact=False, read=SYNC)]
    mark_synced: Annotated[Flag, F(fact=False, read=SYNC)]
    mark_synced_url: Annotated[Text, F(fact=False, read=SYNC)]
    mark_synced_status: Annotated[Text, F(fact=False, read=SYNC)]
    id: Annotated[Uuid, F(write=FIXED, read=ALL, fact=False)]
    unique_id: Annotated[Text, F(write=FIXED, fact=False)]
    record_in_scope: Annotated[Flag, F(write=SHOWN, read=ALL, fact=False, short=True)]
    flag_count: Annotated[object, Type.NUMBER, F(write=SHOWN, read=FLAGGING, fact=False, short=True)]
    # What its history tells of them; they lie beside the record, and are listed by themselves.
    flags: Annotated[SubformRows, F(write=SHOWN, read=FLAGGING, fact=False, beside=OTHERS)]
    alert_count: Annotated[object, Type.NUMBER, F(write=SHOWN, read=READ, fact=False, short=True)]


TABLE: dict[str, SystemField] = rows_of(RecordValues, get_type_hints(RecordValues, include_extras=True))


def fields_of(kind: str, which: Callable[[SystemField], bool] = lambda _: True) -> dict[str, SystemField]:
    """The system fields that records of this kind have, as far as they are such."""
    return {name: field for name, field in TABLE.items() if field.of(kind) and which(field)}


def names_where(which: Callable[[SystemField], bool]) -> tuple[str, ...]:
    """Names of the system fields, of whatever kind, that are such; in the table's order."""
    return tuple(name for name, field in TABLE.items() if which(field))
