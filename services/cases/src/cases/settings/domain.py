"""System settings and contact information. Rules: `docs/domain/configuration.md §7`."""

from dataclasses import dataclass, field
from typing import Any

from chassis.errors import Invalid
from contracts import reporting_location
from contracts.values import FrozenValues, Values

COMPATIBLE_WITH = "2.15.2.1"
"""The Primero version whose configurations and clients we take."""
RIGHT_TO_LEFT = ["ar", "ar-IQ", "ar-JO", "ar-LB", "ar-SD", "fa-AF", "ku", "ku-IQ", "ps-AF", "aeb", "ar-SY"]
CONTACT = ["name", "organization", "position", "email", "phone", "location", "support_forum", "other_information"]

DEFAULTS: Values = {
    "age_ranges": {
        "primero": ["0..5", "6..11", "12..17", "18..999"],
        "unhcr": ["0..4", "5..11", "12..17", "18..59", "60..999"],
    },
    "primary_age_range": "primero",
    "approval_forms_to_alert": {
        "assessment": "assessment",
        "cp_case_plan": "case_plan",
        "closure_form": "closure",
        "action_plan_form": "action_plan",
        "gbv_case_closure_form": "gbv_closure",
    },
    "approvals_labels": {
        "assessment": {"en": "Assessment"},
        "case_plan": {"en": "Case Plan"},
        "closure": {"en": "Closure"},
        "action_plan": {"en": "Action Plan"},
        "gbv_closure": {"en": "GBV Closure"},
    },
    "auto_populate_list": [
        {
            "field_key": "name",
            "format": ["name_first", "name_middle", "name_last"],
            "separator": " ",
            "auto_populated": True,
        }
    ],
    "base_language": "en",
    "case_code_format": [],
    "changes_field_to_form": {
        "notes_section": "notes",
        "incident_details": "incident_details_container",
        "services_section": "services",
    },
    "duplicate_export_field": "national_id_no",
    "export_config_id": {"unhcr": "export-unhcr-csv", "duplicate_id": "export-duplicate-id-csv"},
    "reporting_location_config": reporting_location.DEFAULT,
    "system_options": {
        "show_alerts": True,
        "due_date_from_appointment_date": False,
        "maximum_attachments_per_record": 100,
        "allow_case_creation_from_referral": False,
        "enforce_terms_of_use": False,
        "timeframe_hours_to_assign": 3,
        "timeframe_hours_to_assign_high": 1,
        "days_since_referral_status_changed": 14,
        "records_shown_beyond_sight_per_hour": 100,
    },
}


@dataclass(frozen=True, kw_only=True)
class SystemSettings:
    """`values`: by API name; what is missing has its default."""

    values: FrozenValues = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        """A setting by its API name; KeyError for one that does not exist."""
        return self.values[name] if name in self.values else DEFAULTS[name]

    def everything(self) -> Values:
        return DEFAULTS | dict(self.values)


def change_contact(contact: FrozenValues, sent: FrozenValues) -> dict[str, str | None]:
    """Refuses what is no text; unknown attributes are dropped."""
    errors: dict[str, list[str]] = {
        name: ["not_a_text"] for name in CONTACT if not isinstance(sent.get(name), str | None)
    }
    if errors:
        raise Invalid(errors)
    return {name: sent.get(name, contact.get(name)) for name in CONTACT}
