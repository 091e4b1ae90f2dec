"""What a list may be filtered and sorted by."""

from cases.form.domain import FieldSpec, FormCatalogue
from cases.record.domain.kinds import STAMPS, RecordType
from cases.record.policy.fields import CORE, FILTERS, FieldAccess
from cases.search.domain.filters import Comparison, Filterable

BOOLS = frozenset(
    [
        "record_state",
        "flagged",
        "has_photo",
        "has_incidents",
        "has_case_plan",
        "not_edited_by_owner",
        "case_status_reopened",
        "hidden_name",
        "referred_users_present",
        "referred_users_pending_present",
        "referred_users_accepted_present",
    ]
)
MOMENTS = frozenset(
    [
        "created_at",
        "last_updated_at",
        "posted_at",
        "reassigned_transferred_on",
        "last_referral_rejected_at",
        "last_referral_done_at",
        "identified_at",
        "service_implemented_day_times",
        "service_due_dates",
    ]
)
DATES = frozenset(
    [
        "registration_date",
        "date_closure",
        "followup_dates",
        "tracing_dates",
        "reunification_dates",
        "assessment_due_dates",
        "case_plan_due_dates",
        "followup_due_dates",
    ]
)
LISTS = frozenset(
    [
        "associated_user_names",
        "associated_user_groups",
        "associated_user_agencies",
        "assigned_user_names",
        "owned_by_groups",
        "created_by_groups",
        "referred_users",
        "referred_users_pending",
        "referred_users_accepted",
        "transferred_to_users",
        "transferred_to_user_groups",
        "current_alert_types",
    ]
)
UNIVERSAL = (
    CORE | FILTERS | LISTS | BOOLS | frozenset(["workflow", "owned_by", "owned_by_agency_id", "last_updated_at"])
)
"""Fields that every reader of a record reads, whatever a referral opens."""


def describe(name: str, *, kind: RecordType, access: FieldAccess, catalogue: FormCatalogue) -> Filterable | None:
    """How the field is filtered by; none where the person may not read it, or it has no value to compare."""
    if name == "id":
        return Filterable(name=name, compared=Comparison.UUID)
    if name not in access.readable and name != "last_updated_at":
        return _level(name, kind, access, catalogue)
    spec = catalogue.field(kind.resource, name)
    token = name in kind.identifiers or name in kind.names
    if name in STAMPS or name in BOOLS | MOMENTS | DATES:
        return Filterable(name=name, compared=_stamp_form(name), many=name in LISTS, whole=name in kind.identifiers)
    if spec is None or spec.type == "subform":
        return Filterable(name=name, sealed=True, token=token, whole=True) if token else None
    if spec.sealed:
        return Filterable(name=name, sealed=True, token=token, whole=True)
    return Filterable(name=name, compared=_form(spec), many=spec.multi_select)


def _level(name: str, kind: RecordType, access: FieldAccess, catalogue: FormCatalogue) -> Filterable | None:
    """`owned_by_location` is filtered by whoever reads `owned_by`."""
    if name == "owned_by_location" and "owned_by" in access.readable:
        return Filterable(name=name)
    del kind, catalogue
    return None


def _stamp_form(name: str) -> Comparison:
    if name in BOOLS:
        return Comparison.BOOL
    if name in MOMENTS:
        return Comparison.MOMENT
    return Comparison.DATE if name in DATES else Comparison.TEXT


def _form(spec: FieldSpec) -> Comparison:
    if spec.type == "numeric_field":
        return Comparison.INT
    if spec.type == "tick_box":
        return Comparison.BOOL
    if spec.type == "date_field":
        return Comparison.MOMENT if spec.date_include_time else Comparison.DATE
    return Comparison.TEXT
