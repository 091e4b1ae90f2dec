"""Where a case stands after a change, step by step, and what its reopening writes down."""

from datetime import UTC, datetime

import pytest
from cases.case.domain.workflow import note_status, note_workflow, reopen_by_itself
from cases.record.domain.hand import Hand
from chassis.site import EVERYWHERE

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
OPEN = {"status": "open", "module_id": "cp"}
SERVICE = {"service_type": "health", "service_response_type": "care_plan"}


def step(world, before, **after):
    values = OPEN | after
    note_workflow(values, before, world.rules, EVERYWHERE)
    return values["workflow"]


def noted(before, **after):
    values = dict(after)
    note_status(values, before, Hand(user_name="joao", now=NOW, site=EVERYWHERE, new_id=lambda: "1"))
    return values


def test_an_entry_of_the_log_says_when_and_by_whom():
    made = noted({"status": "closed"}, status="open", case_status_reopened=True, reopened_logs=[{"unique_id": "0"}])
    entry = {"unique_id": "1", "reopened_date": "2026-11-22T08:00:00.000Z", "reopened_user": "joao"}
    assert made["reopened_logs"] == [entry, {"unique_id": "0"}]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"status": "closed"}, {"status": "open"}),
        ({"status": "closed"}, {"status": "closed", "case_status_reopened": True}),
        ({"status": "open", "case_status_reopened": True}, {"status": "open", "case_status_reopened": True}),
        ({}, {"status": "open", "case_status_reopened": True}),
    ],
)
def test_nothing_but_an_opening_by_somebody_is_written_into_the_log(before, after):
    assert noted(before, **after)["reopened_logs"] == []


@pytest.mark.parametrize("before", [{"status": "closed", "case_status_reopened": True}, {"status": "open"}])
def test_either_the_status_or_the_mark_makes_a_reopening(world, before):
    assert step(world, before, case_status_reopened=True, workflow="case_plan") == "reopened"
    assert len(noted(before, status="open", case_status_reopened=True)["reopened_logs"]) == 1


def test_a_reopening_of_before_is_no_step_any_more(world):
    before = {"status": "open", "case_status_reopened": True}
    assert step(world, before, case_status_reopened=True, workflow="assessment") == "assessment"


def test_an_open_case_that_says_closed_was_reopened(world):
    assert step(world, {"status": "closed"}, workflow="closed") == "reopened"


def test_the_service_asked_for_last_decides_and_one_without_a_day_is_the_oldest(world):
    early = SERVICE | {"service_response_type": "care_plan", "service_response_day_time": "2026-11-01T08:00:00.000Z"}
    late = SERVICE | {"service_response_type": "service_provision", "service_response_day_time": "2026-11-02"}
    dayless = SERVICE | {"service_response_type": "action_plan"}
    for services in ([early, late, dayless], [dayless, late, early]):
        assert step(world, {}, services_section=services) == "service_provision"
    assert step(world, {}, services_section=[early, dayless]) == "care_plan"
    assert step(world, {}, services_section=[dayless]) == "action_plan"


def test_only_a_closed_case_that_stays_closed_opens_by_itself():
    gained = {"status": "closed", "record_state": True, "services_section": [SERVICE]}
    for before, after in (
        ({}, gained),
        ({"status": "open"}, gained),
        ({"status": "closed"}, gained | {"status": "open"}),
        ({"status": "closed"}, gained | {"record_state": None}),
        ({"status": "closed", "services_section": [{}]}, gained),
    ):
        values = dict(after)
        reopen_by_itself(values, before)
        assert values == after
    values = dict(gained)
    reopen_by_itself(values, {"status": "closed"})
    assert values == gained | {"status": "open", "case_status_reopened": True}
