"""Who takes care of the child now is told by the latest arrangement."""

import pytest
from cases.case.domain import CASE

FIRST, LATER, UNDATED = (
    {"care_arrangements_type": "parent", "name_caregiver": "Rosa", "care_arrangement_started_date": "2025-03-01"},
    {"care_arrangements_type": "foster", "name_caregiver": "Joao", "care_arrangement_started_date": "2026-01-01"},
    {"care_arrangements_type": "shelter"},
)
EVERY = frozenset({"current_care_arrangements_type", "current_name_caregiver", "current_care_arrangement_started_date"})
OF_LATER = {
    "current_care_arrangements_type": "foster",
    "current_name_caregiver": "Joao",
    "current_care_arrangement_started_date": "2026-01-01",
}


def shown(*rows, names=EVERY):
    answer = {"sex": "female"}
    CASE.show({"care_arrangements_section": list(rows)}, answer, names)
    return answer


@pytest.mark.parametrize("rows", [(FIRST, LATER), (LATER, FIRST), (UNDATED, LATER, FIRST), (LATER, UNDATED)])
def test_the_latest_is_shown_wherever_it_stands(rows):
    assert shown(*rows) == {"sex": "female"} | OF_LATER


def test_of_it_what_is_known():
    assert shown(UNDATED) == {"sex": "female", "current_care_arrangements_type": "shelter"}
    assert shown() == {"sex": "female"}


def test_nothing_is_shown_that_is_not_asked_for_or_not_open():
    assert shown(LATER, names=frozenset({"current_name_caregiver"})) == {
        "sex": "female",
        "current_name_caregiver": "Joao",
    }
    assert shown(LATER, names=frozenset({"sex"})) == {"sex": "female"}
