"""What the engine asks of a kind: its fields by who writes them, its numbers, and what it need not say."""

from uuid import UUID

import pytest
from cases.case.domain import CASE
from cases.incident.domain import INCIDENT
from cases.record.domain import record as records
from cases.record.domain.kind import KINDS, Kind, declare, parts_of_kinds
from cases.record.domain.rules import Rules
from contracts.cases import CaseChanged, CaseErased, CaseRegistered


def test_every_field_of_the_system_is_written_in_one_way():
    assert {"status", "record_state", "owned_by", "module_id", "hidden_name"} <= CASE.given
    assert {"case_id", "short_id", "workflow", "status", "id", "photo"} <= CASE.kept
    assert {"registration_date", "date_of_birth", "notes_section"}.isdisjoint(CASE.kept | CASE.given)
    assert CASE.brought == {"case_id"}
    assert INCIDENT.brought == frozenset()


def test_a_kind_has_the_fields_that_are_its_own_and_those_of_all():
    assert "workflow" in CASE.system
    assert "workflow" not in INCIDENT.system
    assert "incident_case_id" in INCIDENT.given
    assert "incident_case_id" not in CASE.system
    assert {"status", "owned_by"} <= CASE.system.keys() & INCIDENT.system.keys()


def test_a_list_s_summary_shows_what_the_kind_and_the_system_say():
    assert {"client_code", "gender", "status", "owned_by", "name"} <= CASE.summary
    assert {"violence_type", "incident_date_derived", "status"} <= INCIDENT.summary
    assert "created_by" not in CASE.summary
    assert "workflow" not in INCIDENT.summary


def test_a_kind_knows_the_actions_its_roles_can_list():
    assert CASE.knows("close")
    assert not INCIDENT.knows("close")


def test_people_call_a_record_by_the_end_of_its_number():
    assert CASE.short_number("00000000-0000-4000-8000-000001234567") == "1234567"


@pytest.fixture
def plain():
    """A kind that says no more than it has to."""

    class Plain(Kind):
        resource = "incident"
        plural = "plain_records"
        registered, changed, erased = CaseRegistered, CaseChanged, CaseErased
        creators = (("incident", "create"),)

    return Plain()


def test_a_kind_that_says_nothing_adds_nothing(world, plain):
    hand, values, answer = world.hand(), {"age": 3}, {"age": 3}
    assert plain.identity("0000001") == {}
    assert plain.defaults({}, Rules(), hand) == {}
    assert plain.link({"some_case_id": {"owned_by": "amina"}}, Rules()) == {}
    assert plain.take({"some_case_id": {"age": 3}}, Rules()) == {}
    assert plain.follow(values, {}, Rules(), hand) is None
    assert plain.refer(values, {"row": "1"}) is None
    assert plain.help(values, {}, {"row": "1"}, Rules(), hand) == []
    assert plain.show(values, answer, frozenset({"age"})) is None
    assert values == answer == {"age": 3}
    assert plain.summary == {name for name, field in plain.system.items() if field.short}


def test_a_kind_s_stamps_are_its_facts_that_no_form_makes(plain):
    assert {"incident_case_id", "status", "owned_by"} <= plain.system.keys()
    assert {"status", "owned_by"} <= plain.stamps
    assert plain.stamps == {name for name, field in plain.system.items() if field.fact} - {
        name for name, field in plain.system.items() if field.of_form
    }
    for other in ("flag_count", "sex", "date_of_birth", "workflow"):
        assert other not in plain.stamps


def test_a_kind_is_found_once_it_is_declared(plain, monkeypatch):
    monkeypatch.setattr("cases.record.domain.kind.KINDS", dict(KINDS))
    from cases.record.domain import kind

    assert declare(plain) is plain
    assert kind.KINDS["incident"] is plain
    assert records.Record(id=UUID(int=1), kind=plain, version=1, values={}).module is None


def test_whose_rows_are_records_of_another_kind_is_said_by_resource(plain, monkeypatch):
    plain.parts = {"some_rows": "incident", "more_rows": "case"}
    monkeypatch.setattr("cases.record.domain.kind.KINDS", {"case": CASE, "incident": plain})
    assert parts_of_kinds() == {
        "incident": [*(("case", field) for field in CASE.parts), ("incident", "some_rows")],
        "case": [("incident", "more_rows")],
    }
