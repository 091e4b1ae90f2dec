"""The forms of a case and of an incident that a year asks for, and no others."""

from cases.form.domain import Field, Form
from testkit.people import MODULE


def _form(unique_id: str, *fields: Field, parent: str = "case", nested: bool = False) -> Form:
    return Form(unique_id=unique_id, parent_form=parent, is_nested=nested, modules=[MODULE], fields=list(fields))


def _plain(type: str, *names: str) -> list[Field]:
    return [Field(name=name, type=type) for name in names]


def _choice(name: str, *options: str, many: bool = False) -> Field:
    texts = [{"id": option, "display_text": {"en": option}} for option in options]
    return Field(name=name, type="select_box", attributes={"option_strings_text": texts, "multi_select": many})


def _rows(name: str) -> Field:
    return Field(name=name, type="subform", subform=name)


HAPPENED = (*_plain("date_field", "incident_date"), _choice("cp_incident_violence_type", "neglect", "physical"))
FORMS = [
    _form(
        "identity",
        *_plain("text_field", "name_first"),
        *_plain("tick_box", "consent_for_services", "disclosure_other_orgs"),
        _choice("risk_level", "high", "low"),
        _choice("protection_concerns", "neglect", "labour", many=True),
    ),
    _form("incident_details_container", _rows("incident_details")),
    _form("incident_details", *HAPPENED, nested=True),
    _form("assessment", *_plain("date_field", "assessment_requested_on", "assessment_due_date", "case_plan_due_date")),
    _form("followup", _rows("followup_subform_section")),
    _form("followup_subform_section", *_plain("date_field", "followup_needed_by_date", "followup_date"), nested=True),
    _form("plan", *_plain("date_field", "date_case_plan"), _rows("cp_case_plan_subform_case_plan_interventions")),
    _form(
        "cp_case_plan_subform_case_plan_interventions",
        *_plain("text_field", "intervention_service_goal"),
        nested=True,
    ),
    _form("closure", _choice("closure_reason", "goals_met", "moved"), *_plain("date_field", "date_closure")),
    _form("incident", *HAPPENED, parent="incident"),
]
