"""What is next for an open case, by its facts and the pack: each step, what brings it forward, never nothing."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from cases.case.domain.next_action import FACTS, note_next
from cases.case.domain.tasks import note_due_dates
from cases.policy_pack.domain import DEFAULT_PACK, DEFAULTS, read_pack
from cases.record.domain.rules import Rules
from chassis.site import Site
from hypothesis import given
from hypothesis import strategies as st

DILI = Site(ZoneInfo("Asia/Dili"))
RULES = Rules()
BEGUN = {
    "status": "open",
    "record_state": True,
    "owned_by": "amina",
    "risk_level": "medium",
    # Two o'clock on the 4th in Dili.
    "created_at": "2026-11-03T17:00:00.000Z",
}


def here(day):
    """The last moment of the day in Dili."""
    return f"{day}T14:59:59.999Z"


def next_of(pack=DEFAULT_PACK, **values):
    case = BEGUN | values
    note_due_dates(case, RULES, DILI)
    note_next(case, RULES, DILI, pack)
    return case.get("next_action"), case.get("next_action_due")


PLANNED = {"assessment_requested_on": "2026-11-05", "date_case_plan": "2026-11-10", "followup_dates": ["2026-11-06"]}


@pytest.mark.parametrize(
    ("values", "action", "due"),
    [
        ({}, "first_contact", "2026-11-06T17:00:00.000Z"),
        ({"risk_level": "high"}, "first_contact", "2026-11-04T17:00:00.000Z"),
        ({"risk_level": "low"}, "first_contact", here("2026-11-11")),
        ({"risk_level": None}, "first_contact", "2026-11-06T17:00:00.000Z"),
        ({"followup_dates": ["2026-11-05"]}, "assessment", here("2026-11-11")),
        ({"followup_dates": ["2026-11-05"], "risk_level": "high"}, "assessment", here("2026-11-07")),
        ({"assessment_requested_on": "2026-11-05"}, "case_plan", here("2026-11-19")),
        ({"assessment_requested_on": "2026-11-05", "risk_level": "low"}, "case_plan", here("2026-12-03")),
        ({"assessment_requested_on": "2026-11-05", "followup_dates": ["2026-11-18"]}, "case_plan", here("2026-11-19")),
        (PLANNED, "follow_up", here("2026-11-24")),
        (PLANNED | {"followup_dates": ["2026-11-06", "2026-11-20", "2026-11-13"]}, "follow_up", here("2026-12-04")),
        (PLANNED | {"followup_dates": ["2027-02-08"]}, "review", here("2027-02-10")),
        # The risk changes in the middle: the same beginnings, other deadlines.
        (PLANNED | {"risk_level": "high"}, "follow_up", here("2026-11-17")),
        (PLANNED | {"risk_level": "low"}, "follow_up", here("2026-12-10")),
        # What somebody gave a day brings it forward, and does not put it off.
        ({"assessment_due_date": "2026-11-05"}, "assessment", here("2026-11-05")),
        ({"assessment_due_date": "2027-11-05"}, "first_contact", "2026-11-06T17:00:00.000Z"),
        (
            PLANNED | {"followup_subform_section": [{"followup_needed_by_date": "2026-11-15"}]},
            "follow_up",
            here("2026-11-15"),
        ),
        (
            PLANNED
            | {
                "services_section": [
                    {
                        "service_response_day_time": "2026-11-11T01:00:00.000Z",
                        "service_response_timeframe": "3_days",
                    }
                ]
            },
            "service",
            "2026-11-14T01:00:00.000Z",
        ),
        # Due at the same moment: the earlier step.
        ({"assessment_due_date": "2026-11-05", "case_plan_due_date": "2026-11-05"}, "assessment", here("2026-11-05")),
    ],
)
def test_what_is_next_and_by_when(values, action, due):
    assert next_of(**values) == (action, due)


def test_a_new_pack_in_the_middle_counts_from_the_same_beginnings():
    high = {step: {"hours": 2} for step in DEFAULTS["deadlines"]["high"]}
    stricter = read_pack(7, DEFAULTS | {"deadlines": DEFAULTS["deadlines"] | {"medium": high}})
    assert next_of(stricter) == ("first_contact", "2026-11-03T19:00:00.000Z")
    assert next_of() == ("first_contact", "2026-11-06T17:00:00.000Z")


@pytest.mark.parametrize("ended", [{"status": "closed"}, {"record_state": False}])
def test_what_is_not_open_has_nothing_next(ended):
    case = BEGUN | dict.fromkeys(FACTS, "stale") | ended
    note_next(case, RULES, DILI, DEFAULT_PACK)
    assert not case.keys() & set(FACTS)


def test_it_says_whose_it_is_and_by_which_pack():
    case = dict(BEGUN)
    note_next(case, RULES, DILI, DEFAULT_PACK)
    assert (case["next_action_owner"], case["next_action_policy"]) == ("amina", 0)


days = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)).map(str)
rows = st.lists(
    st.fixed_dictionaries({}, optional={"followup_needed_by_date": days, "followup_date": days, "x": days}), max_size=3
)
odd = st.one_of(days, st.integers(), st.text(max_size=5), st.lists(st.text(max_size=3), max_size=2))


@given(
    given_values=st.fixed_dictionaries(
        {},
        optional={
            "risk_level": st.sampled_from(["high", "medium", "low", "none", "", 7, None, ["high"]]),
            "assessment_requested_on": odd,
            "date_case_plan": odd,
            "assessment_due_date": odd,
            "case_plan_due_date": odd,
            "followup_subform_section": rows,
            "followup_dates": st.lists(st.dates().map(str), max_size=3),
            "created_at": st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda day: f"{day}T17:00:00.000Z"),
        },
    )
)
def test_an_open_case_is_never_without_something_next(given_values):
    case = BEGUN | given_values
    note_due_dates(case, RULES, DILI)
    note_next(case, RULES, DILI, DEFAULT_PACK)
    assert all(case.get(name) is not None for name in FACTS)
    assert datetime.fromisoformat(case["next_action_due"]).tzinfo == UTC
    again = dict(case)
    note_next(again, RULES, DILI, DEFAULT_PACK)
    assert again == case
