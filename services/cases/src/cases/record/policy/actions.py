"""What a person may do with a record, and which keys an action opens.

Source: `primero-domain.md` §1.4, §3.4, closing §10.1 and §10.2.
"""

from collections.abc import Mapping
from typing import Any

from chassis.actor import Actor
from chassis.errors import NotAllowed

from cases.record.domain.grants import Grant
from cases.record.domain.kinds import RecordType
from cases.record.domain.parts import Fields
from cases.record.domain.record import Record
from cases.record.policy.fields import ACTION_ROWS, FieldAccess, grants_through
from cases.record.policy.scope import sees

OPEN, CLOSED = "open", "closed"
CLOSING = frozenset({"status", "date_closure", "closure_reason", "closure_reason_other"})
REOPENING = frozenset({"status", "case_status_reopened"})
ACTION_KEYS: dict[str, frozenset[str]] = {
    "close": CLOSING,
    "reopen": REOPENING,
    "enable_disable_record": frozenset({"record_state"}),
    "add_registry_record": frozenset({"registry_record_id"}),
    "case_from_family": frozenset({"family_id", "family_member_id"}),
    "link_family_record": frozenset({"family_id", "family_member_id"}),
    "attribute": frozenset({"identified_by"}),
} | {action: frozenset({section}) for action, section in ACTION_ROWS.items()}
GUARDED = frozenset(
    [
        "status",
        "record_state",
        "owned_by",
        "module_id",
        "created_at",
        "case_status_reopened",
        "workflow",
        "registry_record_id",
        "family_id",
        "family_member_id",
        "identified_by",
        "identified_by_full_name",
        "identified_at",
        "incident_case_id",
        "hidden_name",
    ]
)
"""Keys a form's write access does not open: each needs its own permission."""

COMPUTED = frozenset(
    [
        "owned_by_full_name",
        "owned_by_agency_id",
        "owned_by_groups",
        "owned_by_location",
        "owned_by_user_code",
        "owned_by_agency_office",
        "previously_owned_by",
        "previously_owned_by_full_name",
        "previously_owned_by_agency",
        "previously_owned_by_location",
        "previously_owned_by_agency_office",
        "previous_agency",
        "assigned_user_names",
        "associated_user_names",
        "associated_user_groups",
        "associated_user_agencies",
        "last_updated_by",
        "last_updated_at",
        "not_edited_by_owner",
        "has_case_plan",
        "has_incidents",
        "has_photo",
        "flagged",
        "current_alert_types",
        "reopened_logs",
        "referred_users",
        "referred_users_pending",
        "referred_users_accepted",
        "referred_users_present",
        "referred_users_pending_present",
        "referred_users_accepted_present",
        "transferred_to_users",
        "transferred_to_user_groups",
        "transfer_status",
        "transitions",
        "created_organization",
        "created_by_full_name",
        "created_by_agency",
        "created_agency_office",
        "created_by_groups",
        "posted_at",
        "services_status",
        "followup_status",
        "reporting_location_hierarchy",
        "approval_status_assessment",
        "approval_status_case_plan",
        "approval_status_closure",
        "approval_status_action_plan",
        "approval_status_gbv_closure",
        "approval_subforms",
        "assessment_approved",
        "case_plan_approved",
        "closure_approved",
        "action_plan_approved",
        "gbv_closure_approved",
        "assessment_approved_date",
        "case_plan_approved_date",
        "closure_approved_date",
        "action_plan_approved_date",
        "gbv_closure_approved_date",
        "assessment_approved_comments",
        "case_plan_approved_comments",
        "closure_approved_comments",
        "action_plan_approved_comments",
        "gbv_closure_approved_comments",
        "current_care_arrangements_type",
        "current_name_caregiver",
        "current_care_arrangement_started_date",
        "case_type",
        "reassigned_tranferred_on",
        "reassigned_transferred_on",
        "matched_tracing_request_id",
    ]
)
"""Fields the system keeps, although forms show them."""

ASSIGNING = ("assign", "assign_within_agency", "assign_within_user_group")
REFERRING = ("referral", "referral_from_service")
THROUGH_REFERRAL = frozenset(
    [
        "request_approval_assessment",
        "request_approval_case_plan",
        "request_approval_closure",
        "request_approval_action_plan",
        "request_approval_gbv_closure",
        "approve_assessment",
        "approve_case_plan",
        "approve_closure",
        "approve_action_plan",
        "approve_gbv_closure",
        "referral",
        "referral_from_service",
        "receive_referral",
        "receive_referral_different_module",
        "remove_assigned_users",
    ]
)


def must_change(actor: Actor, kind: RecordType, action: str | None) -> None:
    """Without an action the change needs `write`; with one, that action, which must be one that changes records."""
    if action is None:
        actor.must(kind.resource, "write")
        return
    actor.must(kind.resource, action)
    if action not in ACTION_KEYS and not actor.may(kind.resource, "write"):
        raise NotAllowed(resource=kind.resource, actions=["write"])


def writable_names(actor: Actor, kind: RecordType, access: FieldAccess, action: str | None) -> frozenset[str]:
    """Names the change may carry. Those in GUARDED are judged by their values afterwards."""
    opened = ACTION_KEYS.get(action or "", frozenset())
    if actor.may(kind.resource, "write"):
        forms = access.writable - COMPUTED - kind.fixed
        return forms | GUARDED | opened
    return frozenset(opened)


def permitted_change(
    actor: Actor, record: Record, given: Mapping[str, Any], access: FieldAccess, action: str | None
) -> dict[str, Any]:
    """What of the change stands. Unknown and unpermitted keys fall away; a guarded key that would
    change something without its permission is refused.
    """
    names = writable_names(actor, record.kind, access, action)
    kept = {name: value for name, value in given.items() if name in names and name not in record.kind.fixed}
    return {name: value for name, value in kept.items() if name not in GUARDED or _stands(actor, record, name, value)}


def _stands(actor: Actor, record: Record, name: str, value: Any) -> bool:
    if record.values.get(name) == value:
        return False
    needed = _needed(name, value)
    if name == "owned_by":
        raise NotAllowed(resource=record.kind.resource, actions=["assign"])
    if not needed:
        return False
    actor.must(record.kind.resource, *needed)
    return True


def _needed(name: str, value: Any) -> tuple[str, ...]:
    """The permissions of which one allows the guarded key this value; none: nobody sets it this way."""
    if name == "status":
        return ("reopen",) if value == OPEN else ("close",)
    return {
        "record_state": ("enable_disable_record",),
        "case_status_reopened": ("reopen",),
        "hidden_name": ("write",),
        "registry_record_id": ("add_registry_record",),
        "family_id": ("link_family_record", "case_from_family"),
        "family_member_id": ("link_family_record", "case_from_family"),
        "identified_by": ("attribute",),
        "module_id": ("manage",),
    }.get(name, ())


def abilities(actor: Actor, record: Record) -> list[str]:
    """What the person may do with the record now; the same rules the commands ask."""
    resource, values = record.kind.resource, record.values
    if not actor.may(resource, "read") or not sees(actor, values):
        return []
    is_open = record.enabled and values.get("status") != CLOSED
    found = {
        "write": actor.may(resource, "write"),
        "referral": is_open and actor.may_any(resource, *REFERRING),
        "assign": record.enabled and actor.may_any(resource, *ASSIGNING),
        "close": is_open and actor.may(resource, "close"),
        "reopen": record.enabled and values.get("status") == CLOSED and actor.may(resource, "reopen"),
        "enable_disable_record": actor.may(resource, "enable_disable_record"),
        "flag": actor.may(resource, "flag"),
        "add_note": actor.may(resource, "add_note"),
    }
    return [name for name, held in found.items() if held]


def through_referral(actor: Actor, facts: Mapping[str, Any], grants: Mapping[str, Grant], access: FieldAccess) -> Any:
    """The keys that say how far a referral opens the record; empty for everybody else."""
    if not grants_through(actor, facts, grants):
        return {}
    held = {name for name in THROUGH_REFERRAL if actor.may("case", name)}
    return {"permitted_forms": dict(access.forms), "permitted_form_actions": {"case": sorted(held), "incident": []}}


def permitted_registration(
    actor: Actor, kind: RecordType, given: Mapping[str, Any], access: FieldAccess
) -> dict[str, Any]:
    """What of a new record's values stands. It begins open and enabled unless the person may close or disable."""
    names = access.writable - COMPUTED - kind.fixed - GUARDED
    values = {name: value for name, value in given.items() if name in names and value is not None}
    values["module_id"] = given["module_id"]
    if isinstance(given.get("created_at"), str):
        values["created_at"] = given["created_at"]
    status = given.get("status", OPEN)
    if status != OPEN:
        actor.must(kind.resource, "close")
        values["status"] = status
    if given.get("record_state", True) is not True:
        actor.must(kind.resource, "enable_disable_record")
        values["record_state"] = False
    if actor.may(kind.resource, "write") and isinstance(given.get("hidden_name"), bool):
        values["hidden_name"] = given["hidden_name"]
    return values


def known_rows(values: dict[str, Any], fields: Fields) -> dict[str, Any]:
    """Rows keep the fields of their form; what is unknown falls away, as it does outside of rows."""
    return {
        name: _known(value, fields[name].rows) if _has_rows(name, value, fields) else value
        for name, value in values.items()
    }


def _has_rows(name: str, value: Any, fields: Fields) -> bool:
    spec = fields.get(name)
    return spec is not None and spec.type == "subform" and isinstance(value, list)


def _known(rows: list[Any], fields: Fields) -> list[Any]:
    kept = {*fields, "unique_id", "_destroy"}
    return [
        {name: value for name, value in row.items() if name in kept} if isinstance(row, dict) else row for row in rows
    ]
