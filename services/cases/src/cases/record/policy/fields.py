"""Which fields a person may read and write. Source: `primero-domain.md` §3.5, §3.6, §1.4."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from chassis.actor import Actor

from cases.form.domain import FormCatalogue
from cases.record.domain.grants import Grant, active, active_for
from cases.record.domain.kinds import RecordType

FORM_TYPES = frozenset(
    [
        "text_field",
        "textarea",
        "radio_button",
        "tick_box",
        "select_box",
        "numeric_field",
        "date_field",
        "subform",
        "tally_field",
        "calculated",
    ]
)
UPLOADS = frozenset(["photo_upload_box", "audio_upload_box", "document_upload_box"])
EMPTY: dict[str, Any] = {
    "photos": [],
    "recorded_audio": [],
    "photo": None,
    "name": None,
    "family_details_section": [],
    "family_id": None,
    "family_number": None,
    "incident_details": [],
}

CORE = frozenset(
    [
        "id",
        "status",
        "state",
        "case_status_reopened",
        "record_state",
        "incident_case_id",
        "family_id",
        "created_at",
        "source_case_display_id",
        "owned_by",
        "module_id",
    ]
)
FILTERS = frozenset(
    [
        "not_edited_by_owner",
        "has_photo",
        "survivor_code",
        "survivor_code_no",
        "case_id_display",
        "created_at",
        "has_incidents",
        "short_id",
        "record_state",
        "sex",
        "age",
        "registration_date",
        "date_closure",
        "reassigned_transferred_on",
        "current_alert_types",
        "location_current",
        "reporting_location_hierarchy",
        "followup_dates",
        "reunification_dates",
        "tracing_dates",
        "service_implemented_day_times",
        "associated_user_names",
        "record_in_scope",
    ]
)
OF_READERS = frozenset(
    [
        "alert_count",
        "assigned_user_names",
        "created_at",
        "created_by",
        "created_by_agency",
        "owned_by",
        "owned_by_agency_id",
        "owned_by_text",
        "owned_by_agency_office",
        "previous_agency",
        "previously_owned_by",
        "reassigned_tranferred_on",
        "reopened_logs",
        "last_updated_at",
        "last_updated_by",
        "owned_by_groups",
        "previously_owned_by_agency",
        "created_organization",
        "consent_for_services",
        "disclosure_other_orgs",
        "case_type",
        "assign",
        "identified_by",
    ]
)
OF_CASES = frozenset({"workflow", "status", "case_status_reopened"})
SHARED_PRESENT = frozenset(
    [
        "referred_users_pending_present",
        "referred_users_accepted_present",
        "last_referral_rejected_at",
        "last_referral_done_at",
        "transfer_status",
    ]
)
SHARED_WITH = frozenset(["referred_users", "referred_users_pending", "referred_users_accepted", "transferred_to_users"])
SHARED_PRESENT_ALL = SHARED_PRESENT | {"referred_users_present"}
DASHBOARDS = {
    "case_risk": frozenset({"risk_level"}),
    "dash_shared_with_me": SHARED_WITH,
    "dash_shared_with_others": SHARED_PRESENT_ALL,
    "dash_shared_from_my_team": SHARED_PRESENT,
    "dash_shared_with_my_team": SHARED_WITH | SHARED_PRESENT_ALL,
    "dash_shared_with_my_team_overview": frozenset({"transferred_to_user_groups", "transfer_status"}),
    "cases_by_task_overdue_assessment": frozenset({"assessment_due_dates"}),
    "cases_by_task_overdue_case_plan": frozenset({"case_plan_due_dates"}),
    "cases_by_task_overdue_services": frozenset({"service_due_dates"}),
    "cases_by_task_overdue_followups": frozenset({"followup_due_dates"}),
}
APPROVALS = ("assessment", "case_plan", "closure", "action_plan", "gbv_closure")
LINKS = {
    "view_registry_record": frozenset(["registry_record_id", "registry_id_display", "registry_name", "registry_no"]),
    "add_registry_record": frozenset(["registry_record_id", "registry_id_display", "registry_name", "registry_no"]),
    "view_family_record": frozenset(
        ["family_id", "family_id_display", "family_member_id", "family_name", "family_number"]
    ),
    "case_from_family": frozenset(
        ["family_id", "family_id_display", "family_member_id", "family_name", "family_number"]
    ),
    "link_family_record": frozenset(
        ["family_id", "family_id_display", "family_member_id", "family_name", "family_number"]
    ),
    "write": frozenset({"hidden_name"}),
    "flag": frozenset({"flag_count", "flagged"}),
    "sync_external": frozenset({"sync_status", "synced_at", "mark_synced", "mark_synced_url", "mark_synced_status"}),
    "view_photo": frozenset({"photo"}),
    "read": OF_READERS,
}
PREVIEW_FIELDS = frozenset({"photos", "recorded_audio"})
ID_SEARCH_FIELDS = frozenset(["age", "date_of_birth", "estimated", "name", "sex"])
ACTION_ROWS = {
    "add_note": "notes_section",
    "incident_details_from_case": "incident_details",
    "services_section_from_case": "services_section",
}


@dataclass(frozen=True, kw_only=True)
class FieldAccess:
    """Names a person may read and write of one record. `forms`: form unique id → `r` or `rw`.

    `empty`: what a readable field shows that has no value but is always shown.
    """

    readable: frozenset[str]
    writable: frozenset[str]
    forms: Mapping[str, str]
    empty: Mapping[str, Any]


def field_access(
    actor: Actor, kind: RecordType, module: str | None, catalogue: FormCatalogue, forms: Mapping[str, str]
) -> FieldAccess:
    held = frozenset(
        action
        for action in (*LINKS, *ACTION_ROWS, *_approval_actions(), "search_owned_by_others", "display_view_page")
        if actor.may(kind.resource, action)
    )
    dashboards = frozenset(name for name in DASHBOARDS if name in actor.permissions.get("dashboard", ()))
    return _field_access(catalogue, kind, module, frozenset(forms.items()), held=held, dashboards=dashboards)


@lru_cache(maxsize=1024)
def _field_access(
    catalogue: FormCatalogue,
    kind: RecordType,
    module: str | None,
    forms: frozenset[tuple[str, str]],
    *,
    held: frozenset[str],
    dashboards: frozenset[str],
) -> FieldAccess:
    given = dict(forms)
    of_forms = catalogue.fields_of_forms(kind.resource, given, module)
    readable = {*CORE, *FILTERS, *OF_CASES, *of_forms}
    for action in held & LINKS.keys():
        readable |= LINKS[action]
    for dashboard in dashboards:
        readable |= DASHBOARDS[dashboard]
    readable |= _approval_fields(held)
    if {"search_owned_by_others", "display_view_page"} <= held:
        readable |= PREVIEW_FIELDS
    edited = (form for form, access in given.items() if access == "rw")
    specs = catalogue.fields(kind.resource, module)
    writable = {
        name
        for name in catalogue.fields_of_forms(kind.resource, edited, module)
        if specs[name].type in FORM_TYPES and not specs[name].attributes.get("subform_summary")
    }
    empty = {name: [] for name, spec in specs.items() if spec.type in UPLOADS} | EMPTY
    return FieldAccess(
        readable=frozenset(readable),
        writable=frozenset(writable),
        forms=given,
        empty={name: value for name, value in empty.items() if name in readable},
    )


def _approval_actions() -> tuple[str, ...]:
    return tuple(f"{verb}_{step}" for step in APPROVALS for verb in ("request_approval", "approve"))


def _approval_fields(held: frozenset[str]) -> set[str]:
    found: set[str] = set()
    for step in APPROVALS:
        if {f"request_approval_{step}", f"approve_{step}"} & held:
            found |= {f"{step}_approved", f"approval_status_{step}", f"{step}_approved_date"}
            found |= {f"{step}_approved_comments", "approval_subforms"}
            found |= {"case_plan_approval_type"} if step == "case_plan" else set()
    return found


def forms_for(
    actor: Actor, facts: Mapping[str, Any], grants: Mapping[str, Grant], roles: Mapping[str, Mapping[str, str]]
) -> Mapping[str, str]:
    """The forms that shape what the person sees of this record: through a referral, those of its authorised role.

    `roles`: forms by role. A role that is gone opens nothing.
    """
    through = grants_through(actor, facts, grants)
    if not through:
        return actor.forms
    found: dict[str, str] = {}
    for grant in through:
        role = grant.get("role")
        forms = actor.forms if role is None else roles.get(role, {})
        found |= {form: access for form, access in forms.items() if found.get(form) != "rw"}
    return found


def grants_through(actor: Actor, facts: Mapping[str, Any], grants: Mapping[str, Grant]) -> list[Grant]:
    """The referrals by which the person reaches the record; none for its owner and the owner's own side.

    Colleagues of the one it was referred to see what that one sees, never more (§10.15).
    """
    if facts.get("owned_by") == actor.user_name or actor.is_service:
        return []
    mine = active_for(grants, actor.user_name)
    if mine:
        return mine
    if actor.scope == "group" and actor.groups.isdisjoint(facts.get("owned_by_groups") or ()):
        return [grant for grant in active(grants) if not actor.groups.isdisjoint(grant.get("groups") or ())]
    if actor.scope == "agency" and facts.get("owned_by_agency_id") != actor.agency:
        return [grant for grant in active(grants) if grant.get("agency") == actor.agency]
    return []


def roles_needed(grants: Mapping[str, Grant]) -> set[str]:
    return {grant["role"] for grant in active(grants) if grant.get("role")}
