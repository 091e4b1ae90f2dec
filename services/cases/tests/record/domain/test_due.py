"""What is still to be done has a date; what is done has none. Each of the four lists by itself."""

import pytest

ID = "00000000-0000-4000-8000-000000000005"
SERVICE = {
    "unique_id": ID,
    "service_type": "health",
    "service_response_day_time": "2026-11-01T10:00:00.000Z",
    "service_response_timeframe": "3_days",
}
VISIT = {"unique_id": ID, "followup_needed_by_date": "2026-12-05"}


@pytest.mark.parametrize(
    ("name", "still_open", "done", "due"),
    [
        (
            "service_due_dates",
            {"services_section": [SERVICE]},
            {"services_section": [{"unique_id": ID, "service_implemented_day_time": "2026-11-03T10:00:00.000Z"}]},
            "2026-11-04T10:00:00.000Z",
        ),
        (
            "followup_due_dates",
            {"followup_subform_section": [VISIT]},
            {"followup_subform_section": [{"unique_id": ID, "followup_date": "2026-12-01"}]},
            "2026-12-05",
        ),
        (
            "assessment_due_dates",
            {"assessment_due_date": "2026-12-02"},
            {"assessment_requested_on": "2026-11-30"},
            "2026-12-02",
        ),
        ("case_plan_due_dates", {"case_plan_due_date": "2026-12-03"}, {"date_case_plan": "2026-11-30"}, "2026-12-03"),
    ],
)
def test_what_is_open_is_due_and_what_is_done_is_not(world, name, still_open, done, due):
    record = world.register(**still_open)
    assert record.values[name] == [due]
    assert world.change(record, **done).values[name] == []


def test_of_several_only_the_open_ones_are_due(world):
    visits = [VISIT, {"followup_needed_by_date": "2026-12-09", "followup_date": "2026-12-01"}, {"followup_type": "x"}]
    assert world.register(followup_subform_section=visits).values["followup_due_dates"] == ["2026-12-05"]
    services = [SERVICE, SERVICE | {"unique_id": None, "service_implemented_day_time": "2026-11-03T10:00:00.000Z"}]
    assert world.register(services_section=services).values["service_due_dates"] == ["2026-11-04T10:00:00.000Z"]


def test_what_nobody_planned_has_no_list(world):
    names = {"service_due_dates", "followup_due_dates", "assessment_due_dates", "case_plan_due_dates"}
    assert names.isdisjoint(world.register().values)


@pytest.mark.parametrize(
    ("on_appointment", "service", "due"),
    [
        (False, SERVICE | {"service_appointment_date": "2026-11-20"}, ["2026-11-04T10:00:00.000Z"]),
        (True, SERVICE | {"service_appointment_date": "2026-11-20"}, ["2026-11-20T14:59:59.999Z"]),
        (True, SERVICE, ["2026-11-04T10:00:00.000Z"]),
        (False, SERVICE | {"service_response_timeframe": "2_hours"}, ["2026-11-01T12:00:00.000Z"]),
        (False, SERVICE | {"service_response_timeframe": "soon"}, []),
        (False, SERVICE | {"service_response_day_time": None}, []),
    ],
)
def test_a_service_is_due_after_its_time_or_on_its_appointment_where_that_rules(world, on_appointment, service, due):
    record = world.with_rules(due_on_appointment=on_appointment).register(services_section=[service])
    assert record.values.get("service_due_dates", []) == due


@pytest.mark.parametrize(
    ("name", "section", "item", "value"),
    [
        ("followup_dates", "followup_subform_section", "followup_date", "2026-11-05"),
        ("tracing_dates", "tracing_actions_section", "date_tracing", "2026-11-06"),
        ("reunification_dates", "reunification_details_section", "date_reunification", "2026-11-07"),
        (
            "service_implemented_day_times",
            "services_section",
            "service_implemented_day_time",
            "2026-11-08T08:00:00.000Z",
        ),
    ],
)
def test_the_dates_of_rows_are_gathered_and_leave_with_them(world, name, section, item, value):
    record = world.register(**{section: [{"unique_id": ID, item: value}, {"other": 1}]})
    assert record.values[name] == [value]
    assert world.change(record, **{section: []}).values[name] == []
