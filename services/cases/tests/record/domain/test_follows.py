"""What follows from a case follows from facts: with forms that make its fields codes and dates, and from no words."""

import pytest
from cases.form.domain import Field, Form, make_catalogue

MOMENT = {"date_include_time": True}
VALUES = {
    "services_section": [
        {
            "service_type": "health",
            "service_response_type": "care_plan",
            "service_response_day_time": "2026-11-20T08:00:00.000Z",
            "service_response_timeframe": "3_days",
            "service_appointment_date": "2026-11-25",
        },
        {"service_response_type": "action_plan", "service_implemented_day_time": "2026-11-21T08:00:00.000Z"},
    ],
    "followup_subform_section": [{"followup_date": "2026-11-02"}, {"followup_needed_by_date": "2026-12-01"}],
    "tracing_actions_section": [{"date_tracing": "2026-11-03"}],
    "reunification_details_section": [{"date_reunification": "2026-11-04"}],
    "protection_concern_detail_subform_section": [{"protection_concern_type": "violence"}],
    "cp_case_plan_subform_case_plan_interventions": [
        {"intervention_service_goal": "x", "case_plan_due_date": "2026-12-02"}
    ],
    "assessment_due_date": "2026-12-03",
    "case_plan_due_date": "2026-12-04",
}


def field(name, told, *, coded):
    """Of a type that what was told fits; or words."""
    if not coded:
        return Field(name=name, type="textarea")
    if told[0].startswith("20"):
        return Field(name=name, type="date_field", attributes=MOMENT if "T" in told[0] else {})
    options = [{"id": code, "display_text": {"en": code}} for code in told]
    return Field(name=name, type="select_box", attributes={"option_strings_text": options})


def forms(*, coded):
    nested, fields = [], []
    for name, value in VALUES.items():
        if isinstance(value, str):
            fields.append(field(name, [value], coded=coded))
            continue
        items = dict.fromkeys(item for row in value for item in row)
        told = {item: [row[item] for row in value if item in row] for item in items}
        rows = [field(item, codes, coded=coded) for item, codes in told.items()]
        nested.append(Form(unique_id=name, parent_form="case", is_nested=True, fields=rows))
        fields.append(Field(name=name, type="subform", subform=name))
    return make_catalogue([Form(unique_id="all", parent_form="case", fields=fields), *nested], {})


FOLLOWS = (
    "workflow",
    "protection_concerns",
    "followup_dates",
    "tracing_dates",
    "reunification_dates",
    "service_implemented_day_times",
    "service_due_dates",
    "followup_due_dates",
    "assessment_due_dates",
    "case_plan_due_dates",
)


@pytest.mark.parametrize("on_appointment", [False, True])
def test_from_codes_and_dates_follows_all_and_from_words_nothing(world, on_appointment):
    def follows(**more):
        made = world.with_rules(due_on_appointment=on_appointment, **more).register(**VALUES)
        return {name: made.values.get(name) for name in FOLLOWS}

    plain = follows()
    assert follows(forms=forms(coded=True)) == plain
    assert all(plain.values()), plain
    told = follows(forms=forms(coded=False))
    assert {name for name, value in told.items() if value} == {"workflow"}
    assert (plain["workflow"], told["workflow"]) == ("care_plan", "new")
