"""The configuration in the shape that Primero exports and `POST /api/v2/configurations` takes."""

import hashlib
import json
from typing import Any

from demonstration.forms import MODULE, forms, nested_in
from demonstration.sources import localized, toml

OPTIONS = {
    "closing_needs": ["closure_reason", "needs_met"],
    "danger": {"urgent_protection_concern": ["true"]},
    "place_alerts": {
        "settings": [
            "school",
            "way_to_school",
            "street",
            "market",
            "work_place",
            "residential_care",
            "religious_place",
            "emergency_site",
        ],
        "institutions": ["residential_care"],
        "children": 2,
        "months": 12,
    },
}
"""What the module asks for before a case is closed, what says that a child is in danger now, and which places alert
when they are named again: none in which a family lives.
"""


def configuration() -> dict[str, Any]:
    """Name, version and data; the version changes exactly when the content does."""
    data = {
        "FormSection": forms(),
        "Lookup": _lookups(),
        "Agency": _agencies(),
        "Role": _roles(),
        "UserGroup": _user_groups(),
        "Report": _reports(),
        "ContactInformation": [_contact()],
    }
    digest = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
    return {
        "name": "Timor-Leste (demonstration)",
        "description": "Written for the demonstration of Mahon; Tetum waits for a native reader",
        "version": f"demonstration.{digest[:12]}",
        "data": data,
    }


def _lookups() -> list[dict[str, Any]]:
    return [
        {
            "unique_id": unique_id,
            "name_i18n": localized(source["name"]),
            "locked": source.get("locked", False),
            "lookup_values_i18n": [
                {"id": value, "display_text": localized(texts)} for value, *texts in source["values"]
            ],
        }
        for unique_id, source in toml("lookups").items()
    ]


def _agencies() -> list[dict[str, Any]]:
    return [
        {
            "unique_id": unique_id,
            "agency_code": source["code"],
            "name_i18n": localized(source["name"]),
            "description_i18n": None,
            "services": source["services"],
            "order": order,
            "disabled": False,
            "logo_enabled": False,
            "exclude_agency_from_lookups": False,
            "pdf_logo_option": False,
            "terms_of_use_enabled": False,
        }
        for order, (unique_id, source) in enumerate(toml("organisations")["agency"].items())
    ]


def _user_groups() -> list[dict[str, Any]]:
    return [
        {
            "unique_id": unique_id,
            "name": source["name"],
            "description": source["description"],
            "disabled": False,
            "core_resource": False,
            "agency_unique_ids": source["agencies"],
        }
        for unique_id, source in toml("organisations")["user_group"].items()
    ]


def _roles() -> list[dict[str, Any]]:
    return [_role(unique_id, source) for unique_id, source in toml("roles").items()]


def _role(unique_id: str, source: dict[str, Any]) -> dict[str, Any]:
    permissions: dict[str, Any] = dict(source["permissions"])
    if "insights" in source:
        permissions["objects"] = {"managed_report": {"scope": source["insights"]}}
    return {
        "unique_id": unique_id,
        "name": source["name"],
        "description": source["description"],
        "group_permission": source["scope"],
        "is_manager": source.get("manager", False),
        "disabled": False,
        "referral": source.get("partner", False),
        "referral_authorization": source.get("partner", False),
        "transfer": False,
        "reporting_location_level": 1,
        "user_category": None,
        "permissions": permissions,
        "form_section_read_write": _form_access(source),
        "module_unique_ids": [MODULE],
    }


def _form_access(source: dict[str, Any]) -> dict[str, str]:
    """A right to a form is a right to the rows it shows."""
    access: dict[str, str] = {}
    for right, listed in (("r", source["read"]), ("rw", source.get("write", []))):
        for unique_id in listed:
            access |= dict.fromkeys([unique_id, *nested_in(unique_id)], right)
    return access


def _reports() -> list[dict[str, Any]]:
    return [
        {
            "unique_id": unique_id,
            "name_i18n": localized(source["name"]),
            "description_i18n": localized(source["description"]),
            "module_id": MODULE,
            "record_type": "case",
            "aggregate_by": source["rows"],
            "disaggregate_by": source.get("columns", []),
            "filters": _filters(open_only=source.get("open_only", False)),
            "group_ages": source.get("ages", False),
            "group_dates_by": source.get("dates_by", "month"),
            "is_graph": True,
            "exclude_empty_rows": False,
            "editable": True,
            "disabled": False,
        }
        for unique_id, source in toml("reports").items()
    ]


def _filters(*, open_only: bool) -> list[dict[str, Any]]:
    filters = [{"attribute": "record_state", "value": ["true"]}]
    return [{"attribute": "status", "value": ["open"]}, *filters] if open_only else filters


def _contact() -> dict[str, Any]:
    empty = ("name", "organization", "position", "email", "phone", "location", "support_forum")
    contact: dict[str, Any] = dict.fromkeys([*empty, "other_information"])
    contact.update(toml("organisations")["contact"])
    return contact
