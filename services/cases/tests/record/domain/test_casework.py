"""What follows from what was written, in the trade's words."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from cases.case.domain import casework
from contracts.modules import GBV

ROW = str(UUID(int=6))


def test_a_new_case_is_open_owned_and_numbered(world):
    values = world.register().values
    assert (values["status"], values["workflow"], values["registration_date"]) == ("open", "new", "2026-11-22")
    assert (values["owned_by"], values["owned_by_groups"], values["owned_by_agency_id"]) == ("amina", ["north"], "mssi")
    assert values["short_id"] == values["case_id"][-7:] == values["case_id_display"]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"name_first": "Fictional", "name_last": "Example", "name": "x"}, "Fictional Example"),
        ({"name_first": " Fictional ", "name_last": ""}, "Fictional"),
        ({"name": "Given Whole"}, "Given Whole"),
    ],
)
def test_the_name_is_put_together_from_its_parts(world, given, name):
    assert world.register(**given).values["name"] == name


def test_a_case_of_violence_hides_its_name(world):
    assert world.register(module_id=GBV).values["hidden_name"] is True
    assert "hidden_name" not in world.register().values


@pytest.mark.parametrize(
    ("services", "status", "each"),
    [
        ([], "no_services", []),
        ([{"service_type": "health"}], "in_progress", ["not_implemented"]),
        ([{"service_implemented_day_time": "2026-11-03T10:00:00.000Z"}], "all_implemented", ["implemented"]),
        (
            [{"service_implemented_day_time": "2026-11-03T10:00:00.000Z"}, {"service_type": "police"}],
            "in_progress",
            ["implemented", "not_implemented"],
        ),
        ([{"service_response_type": "care_plan"}], "in_progress", [None]),
        ([{"service_type": "health", "service_implemented": "implemented"}], "in_progress", ["not_implemented"]),
    ],
)
def test_a_service_is_implemented_once_its_day_is_known(world, services, status, each):
    values = world.register(services_section=services).values
    assert values["services_status"] == status
    assert [service.get("service_implemented") for service in values["services_section"]] == each


def test_a_concern_leaves_with_its_detail(world):
    row = {"unique_id": ROW, "protection_concern_type": "trafficking"}
    record = world.register(protection_concerns=["neglect"], protection_concern_detail_subform_section=[row])
    assert record.values["protection_concerns"] == ["neglect", "trafficking"]
    gone = {"protection_concern_detail_subform_section": [{"unique_id": ROW, "_destroy": True}]}
    assert world.change(record, **gone).values["protection_concerns"] == ["neglect"]
    kept = world.change(record, **gone, protection_concerns=["trafficking"])
    assert kept.values["protection_concerns"] == ["trafficking"], "who chooses it again in the same breath keeps it"


@pytest.mark.parametrize(
    ("chosen", "detailed", "concerns"),
    [
        ("neglect", "trafficking", ["neglect", "trafficking"]),
        (["neglect"], ["trafficking", "statelessness"], ["neglect", "statelessness", "trafficking"]),
        (None, "", []),
        ([None, 3, "neglect"], {"a": 1}, ["neglect"]),
    ],
)
def test_a_form_lets_people_choose_one_concern_or_several(world, chosen, detailed, concerns):
    row = {"unique_id": ROW, "protection_concern_type": detailed}
    record = world.register(protection_concerns=chosen, protection_concern_detail_subform_section=[row])
    assert record.values["protection_concerns"] == concerns


def test_a_concern_with_detail_stays_although_it_is_taken_from_the_list(world):
    row = {"unique_id": ROW, "protection_concern_type": "trafficking"}
    record = world.register(protection_concern_detail_subform_section=[row])
    assert world.change(record, protection_concerns=[]).values["protection_concerns"] == ["trafficking"]


@pytest.mark.parametrize(
    ("visits", "status"),
    [
        ([{"followup_date": "2026-01-01"}], "follow_ups_implemented"),
        ([{"followup_needed_by_date": "2026-01-01"}], "follow_ups_planned"),
        ([{"followup_needed_by_date": "2026-01-01"}, {"followup_date": "2026-01-01"}], "follow_ups_planned"),
        ([{"followup_type": "in_care"}, {"followup_date": "2026-01-01"}], "follow_ups_not_planned"),
        ([], None),
    ],
)
def test_follow_ups_are_planned_or_made(world, visits, status):
    made = world.register(followup_subform_section=visits)
    assert made.values.get("followup_status") == status
    assert "followup_status" not in world.change(made, followup_subform_section=[]).values


@pytest.mark.parametrize(
    ("name", "section", "row", "is_one"),
    [
        ("has_case_plan", "cp_case_plan_subform_case_plan_interventions", "intervention_service_goal", True),
        ("has_case_plan", "cp_case_plan_subform_case_plan_interventions", "intervention_service_to_be_provided", True),
        ("has_case_plan", "cp_case_plan_subform_case_plan_interventions", "something_else", False),
        ("has_incidents", "incident_details", "some", True),
        ("has_incidents", "notes_section", "some", False),
    ],
)
def test_what_a_case_has_is_seen_from_its_rows(world, name, section, row, is_one):
    assert world.register(**{section: [{row: "thing"}]}).values[name] is is_one


def test_a_new_or_changed_note_is_signed_and_a_signed_one_left_alone(world):
    record = world.change(world.register(), by="joao", notes_section=[{"unique_id": ROW, "note_text": "invented"}])
    signed = record.values["notes_section"][0]
    assert (signed["note_created_by"], signed["note_date"]) == ("joao", "2026-11-22T08:00:00.000Z")
    later = world.change(record, by="rosa", notes_section=[{"unique_id": ROW, "note_text": "otherwise"}])
    assert later.values["notes_section"][0]["note_created_by"] == "joao"


@pytest.mark.parametrize(
    ("before", "note", "author"),
    [
        ([], {"note_text": "invented"}, "joao"),
        ([], {"note_text": "invented", "note_date": "2026-01-01"}, "joao"),
        ([], {"note_text": "invented", "note_created_by": "amina"}, "joao"),
        ([], {"note_text": "invented", "note_date": "2026-01-01", "note_created_by": "amina"}, "amina"),
        ([{"unique_id": ROW, "note_text": "as it was"}], {"note_text": "invented"}, "joao"),
        ([{"unique_id": ROW, "note_text": "invented"}], {"note_text": "invented"}, None),
    ],
)
def test_which_note_is_signed_by_who_changes_the_record(before, note, author):
    values = {"notes_section": [{"unique_id": ROW} | note]}
    casework.sign_notes(values, {"notes_section": before}, by="joao", now=datetime(2026, 11, 22, tzinfo=UTC))
    assert values["notes_section"][0].get("note_created_by") == author


def test_a_case_has_incidents_as_long_as_it_lists_one(world):
    record = world.change(world.register(), incidents=[ROW])
    assert record.values["has_incidents"] is True
    assert world.change(record, incidents=[]).values["has_incidents"] is False


def test_somebody_else_s_incident_alerts_the_owner_and_the_owner_s_own_does_not(world):
    alerts = world.change(world.register(), by="joao", incidents=[ROW]).alerts
    assert [(alert["alert_for"], alert["type"]) for alert in alerts] == [("field_change", "incident_from_case")]
    assert world.change(world.register(), incidents=[ROW]).alerts == []


def test_somebody_else_s_note_alerts_the_owner_until_the_owner_saves(world):
    record = world.change(world.register(), by="joao", notes_section=[{"note_text": "invented"}])
    assert record.values["current_alert_types"] == ["notes"]
    assert record.values["not_edited_by_owner"] is True
    saved = world.change(record, age=3).values
    assert (saved["current_alert_types"], saved["not_edited_by_owner"]) == ([], False)
