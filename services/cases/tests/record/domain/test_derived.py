"""What a case's content says of it, rule by rule: notes, lists, services and who sees which of them."""

from datetime import UTC, datetime

import pytest
from cases.case.domain.casework import note_incidents, note_lists_of, service_of, sign_notes
from cases.record.domain.rules import Rules
from chassis.site import EVERYWHERE

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
WRITTEN = "2026-11-22T08:00:00.000Z"
SIGNED = {"note_date": "2026-11-01T08:00:00.000Z", "note_created_by": "rosa"}


def signed(notes, before=()):
    values = {"notes_section": [dict(note) for note in notes]}
    sign_notes(values, {"notes_section": list(before)}, by="joao", now=NOW)
    return values["notes_section"]


def test_a_new_note_is_signed_with_name_and_moment():
    assert signed([{"unique_id": "1"}]) == [{"unique_id": "1", "note_date": WRITTEN, "note_created_by": "joao"}]


@pytest.mark.parametrize("missing", ["note_date", "note_created_by"])
def test_a_note_signed_by_half_is_signed_anew(missing):
    half = {name: value for name, value in SIGNED.items() if name != missing}
    assert signed([half]) == [{"note_date": WRITTEN, "note_created_by": "joao"}]


def test_a_signed_note_and_one_that_was_there_before_stay_as_they_are():
    unsigned, other = {"unique_id": "1", "note_text": "a"}, {"unique_id": "2", "note_text": "b"}
    assert signed([SIGNED]) == [SIGNED]
    assert signed([unsigned, other], before=[unsigned, other]) == [unsigned, other]
    assert signed([other | {"note_text": "c"}], before=[unsigned, other])[0]["note_created_by"] == "joao"


@pytest.mark.parametrize(
    ("values", "has"),
    [
        ({}, False),
        ({"incident_details": [{"some": "thing"}]}, True),
        ({"has_incidents": True}, False),
        ({"incidents": ["1"]}, True),
        ({"has_incidents": False, "incident_details": []}, False),
    ],
)
def test_whether_a_case_has_incidents(values, has):
    note_incidents(values)
    assert values["has_incidents"] is has


def test_only_the_lists_of_a_section_that_is_there_are_gathered():
    values = {"followup_subform_section": [{"followup_date": "2026-11-01"}, {}], "tracing_actions_section": []}
    note_lists_of(values, "followup_subform_section", Rules(), EVERYWHERE)
    assert values["followup_dates"] == ["2026-11-01"]
    assert "tracing_dates" not in values
    note_lists_of(values, "services_section", Rules(), EVERYWHERE)
    assert "service_implemented_day_times" not in values


def test_the_service_of_a_referral_is_the_row_it_names():
    first, second = {"unique_id": "1"}, {"unique_id": "2"}
    values = {"services_section": [first, second, {}]}
    assert service_of(values, {"row": "2"}) == second
    assert service_of(values, {"row": "3"}) is None
    assert service_of(values, {}) is None
