"""What reporting keeps of a case and of a referral: only coded facts, as they were announced."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, tzinfo
from typing import Any

Facts = Mapping[str, Any]

TEXTS = (
    "module_id",
    "status",
    "workflow",
    "risk_level",
    "owned_by",
    "transfer_status",
    "approval_status_assessment",
    "approval_status_case_plan",
    "approval_status_closure",
    "approval_status_action_plan",
    "approval_status_gbv_closure",
    "identified_by",
    "reporting_location_hierarchy",
)
LISTS = (
    "owned_by_groups",
    "associated_user_names",
    "associated_user_groups",
    "associated_user_agencies",
    "referred_users",
    "referred_users_pending",
    "referred_users_accepted",
    "transferred_to_users",
    "transferred_to_user_groups",
    "protection_concerns",
    "current_alert_types",
)
MOMENTS = ("created_at", "reassigned_transferred_on", "last_referral_rejected_at", "last_referral_done_at")
DUE_LISTS = {
    "assessment_due_dates": "assessment_due_at",
    "case_plan_due_dates": "case_plan_due_at",
    "service_due_dates": "service_due_at",
    "followup_due_dates": "followup_due_at",
}
"""Field → column that keeps the earliest: a list holds a date up to now exactly when its earliest is."""
PRESENCES = ("referred_users", "referred_users_pending", "referred_users_accepted")


def promoted(facts: Facts, zone: tzinfo) -> dict[str, Any]:
    """The facts that dashboards count by, as typed columns. `zone`: the site's, in which a date without time begins."""
    row: dict[str, Any] = {name: _text(facts.get(name)) for name in TEXTS}
    row |= {name: _texts(facts.get(name)) for name in LISTS}
    row |= {name: moment(facts.get(name), zone) for name in MOMENTS}
    row |= {column: earliest(facts.get(name), zone) for name, column in DUE_LISTS.items()}
    row |= {f"{name}_present": bool(row[name]) for name in PRESENCES}
    row["date_closure"] = day(facts.get("date_closure"), zone)
    row["record_state"] = facts.get("record_state", True) is not False
    row["not_edited_by_owner"] = facts.get("not_edited_by_owner") is True
    row["has_incidents"] = facts.get("has_incidents") is True
    return row


def moment(value: Any, zone: tzinfo) -> datetime | None:
    """A date-time or a date in ISO 8601; what is neither counts as absent."""
    if not isinstance(value, str) or not value:
        return None
    try:
        if len(value) == len("2026-01-01"):
            return datetime.combine(date.fromisoformat(value), time(), zone).astimezone(UTC)
        parsed = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).astimezone(UTC)


def day(value: Any, zone: tzinfo) -> date | None:
    found = moment(value, zone)
    return None if found is None else found.astimezone(zone).date()


def earliest(values: Any, zone: tzinfo) -> datetime | None:
    listed = values if isinstance(values, list) else [values]
    return min((found for value in listed if (found := moment(value, zone)) is not None), default=None)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _texts(value: Any) -> list[str]:
    listed: Iterable[Any] = value if isinstance(value, list) else [value]
    return sorted({item for item in listed if isinstance(item, str) and item})


IN_PROGRESS, ACCEPTED, REJECTED, DONE, REVOKED, REFUSED = (
    "in_progress",
    "accepted",
    "rejected",
    "done",
    "revoked",
    "refused",
)
STATES = (IN_PROGRESS, ACCEPTED, DONE, REJECTED, REVOKED)
"""The states a referral may show (`primero-domain.md` §5.4); one that cases refused never was one."""
