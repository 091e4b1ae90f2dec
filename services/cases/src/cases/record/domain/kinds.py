"""The kinds of record the engine keeps, each described by data. Source of the lists: `primero-domain.md` §1.2, §4."""

from dataclasses import dataclass

from cases.search.domain.fields import IDENTIFIERS, PHONES

COMMON_SUMMARY = [
    "created_at",
    "owned_by",
    "owned_by_agency_id",
    "photos",
    "flag_count",
    "status",
    "record_in_scope",
    "short_id",
    "alert_count",
]


@dataclass(frozen=True, kw_only=True)
class RecordType:
    """`resource` names its permissions, `plural` its path. `display_id`, `number`: its own pair of id fields.

    `identifiers`, `phones`, `names`: the fields a search looks in. `summary`: the fields of `fields=short`.
    """

    resource: str
    plural: str
    number: str
    display_id: str
    identifiers: frozenset[str]
    phones: frozenset[str]
    names: tuple[str, ...]
    summary: frozenset[str]

    @property
    def fixed(self) -> frozenset[str]:
        """Fields nobody writes once the record exists."""
        return frozenset(
            {"id", "unique_identifier", "unique_id", "short_id", "created_at", "created_by"}
            | {self.number, self.display_id}
        )


CASE = RecordType(
    resource="case",
    plural="cases",
    number="case_id",
    display_id="case_id_display",
    identifiers=frozenset([*IDENTIFIERS["cases"], "cpims_id"]),
    phones=frozenset(PHONES["cases"]),
    names=("name", "name_nickname", "name_other"),
    summary=frozenset(COMMON_SUMMARY)
    | frozenset(
        [
            "case_id_display",
            "name",
            "survivor_code_no",
            "age",
            "sex",
            "registration_date",
            "hidden_name",
            "workflow",
            "case_status_reopened",
            "module_id",
            "registry_record_id",
            "client_code",
            "gender",
            "reporting_location_hierarchy",
            "location_current",
        ]
    ),
)

RECORD_TYPES = {kind.resource: kind for kind in (CASE,)}
GBV_MODULE = "primeromodule-gbv"

STAMPS = frozenset(
    [
        "unique_identifier",
        "short_id",
        "case_id",
        "case_id_display",
        "case_id_code",
        "module_id",
        "status",
        "record_state",
        "state",
        "workflow",
        "case_type",
        "case_status_reopened",
        "created_by",
        "created_by_full_name",
        "created_by_agency",
        "created_organization",
        "created_agency_office",
        "created_by_groups",
        "created_at",
        "posted_at",
        "last_updated_by",
        "last_updated_at",
        "last_updated_by_full_name",
        "last_updated_organization",
        "owned_by",
        "owned_by_full_name",
        "owned_by_agency_id",
        "owned_by_agency_office",
        "owned_by_groups",
        "owned_by_location",
        "owned_by_user_code",
        "previously_owned_by",
        "previously_owned_by_full_name",
        "previously_owned_by_agency",
        "previously_owned_by_location",
        "previously_owned_by_agency_office",
        "assigned_user_names",
        "associated_user_names",
        "associated_user_groups",
        "associated_user_agencies",
        "not_edited_by_owner",
        "has_case_plan",
        "has_incidents",
        "has_photo",
        "flagged",
        "current_alert_types",
        "hidden_name",
        "reporting_location_hierarchy",
        "services_status",
        "followup_status",
        "followup_dates",
        "tracing_dates",
        "reunification_dates",
        "service_implemented_day_times",
        "transferred_to_users",
        "transferred_to_user_groups",
        "transfer_status",
        "reassigned_transferred_on",
        "referred_users",
        "referred_users_pending",
        "referred_users_accepted",
        "referred_users_present",
        "referred_users_pending_present",
        "referred_users_accepted_present",
        "last_referral_rejected_at",
        "last_referral_done_at",
        "identified_by",
        "identified_by_full_name",
        "identified_at",
        "registry_record_id",
        "family_id",
        "family_member_id",
        "approval_status_assessment",
        "approval_status_case_plan",
        "approval_status_closure",
        "approval_status_action_plan",
        "approval_status_gbv_closure",
        "assessment_due_dates",
        "case_plan_due_dates",
        "service_due_dates",
        "followup_due_dates",
    ]
)
"""The record's own stamps: facts whatever a form says of a field of that name. They name staff, never a child."""
