"""The fields of a case by which dashboards count, and no others."""

from cases.form.domain import Field, Form
from testkit.people import MODULE


def _form(unique_id: str, *fields: Field, nested: bool = False) -> Form:
    return Form(unique_id=unique_id, parent_form="case", is_nested=nested, modules=[MODULE], fields=list(fields))


def _date(name: str, **attributes: bool) -> Field:
    return Field(name=name, type="date_field", attributes=attributes)


def _choice(name: str, *options: str, many: bool = False) -> Field:
    texts = [{"id": option, "display_text": {"en": option}} for option in options]
    return Field(name=name, type="select_box", attributes={"option_strings_text": texts, "multi_select": many})


def _rows(name: str) -> Field:
    return Field(name=name, type="subform", subform=name)


FORMS = [
    _form(
        "case",
        _choice("risk_level", "high", "low"),
        _choice("protection_concerns", "neglect", "labour", many=True),
        Field(name="consent_for_services", type="tick_box"),
        Field(name="disclosure_other_orgs", type="tick_box"),
        *map(_date, ("registration_date", "date_closure", "date_case_plan", "case_plan_due_date")),
        *map(_date, ("assessment_requested_on", "assessment_due_date")),
        _rows("followup_subform_section"),
        _rows("services_section"),
    ),
    _form("followup_subform_section", *map(_date, ("followup_needed_by_date", "followup_date")), nested=True),
    _form(
        "services_section",
        _choice("service_type", "health", "police"),
        _choice("service_response_timeframe", "1_hour", "1_day"),
        _date("service_response_day_time", date_include_time=True),
        _date("service_appointment_date"),
        nested=True,
    ),
]
