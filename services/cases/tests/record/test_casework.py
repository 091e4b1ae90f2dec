"""What follows from what was written, in the trade's words."""

from datetime import UTC, datetime
from itertools import count
from uuid import UUID

import pytest
from cases.form.domain import Field, Form, make_catalogue
from cases.record.domain.kinds import CASE, GBV_MODULE
from cases.record.domain.record import Hand, change, register
from cases.record.domain.rules import FieldAlert, NameRule, Rules
from chassis.actor import Actor

NOW = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
AMINA = Actor(id=UUID(int=1), user_name="amina", full_name="Amina", agency="mssi", groups=frozenset({"north"}))
SUBFORMS = ("services_section", "followup_subform_section", "protection_concern_detail_subform_section")
FORM = Form(
    unique_id="everything",
    parent_form="case",
    fields=[Field(name=name, type="subform", subform=name) for name in (*SUBFORMS, "notes_section")],
)
FIELDS = make_catalogue([FORM], {}).fields("case")
RULES = Rules(
    modules={"cp": {"use_workflow_service_implemented": True, "use_workflow_case_plan": True}},
    names=(NameRule(field="name", parts=("name_first", "name_last"), separator=" "),),
    alerts={"notes_section": FieldAlert(form="notes")},
    places={"TL01": "TL.TL01"},
)


def hand(user_name="amina"):
    numbers = count(10)
    return Hand(user_name=user_name, now=NOW, new_id=lambda: str(UUID(int=next(numbers))))


def registered(**values):
    given = {"module_id": "cp", **values}
    return register(CASE, UUID(int=2), given, number=UUID(int=3), owner=AMINA, by=AMINA, rules=RULES, hand=hand())


def changed(record, by="amina", **values):
    return change(record, values, fields=FIELDS, rules=RULES, hand=hand(by))


def test_a_new_case_is_open_owned_and_numbered():
    values = registered().values
    assert (values["status"], values["workflow"], values["registration_date"]) == ("open", "new", "2026-11-22")
    assert (values["owned_by"], values["owned_by_groups"], values["owned_by_agency_id"]) == ("amina", ["north"], "mssi")
    assert values["short_id"] == values["case_id"][-7:] == values["case_id_display"]


def test_the_name_is_put_together_from_its_parts():
    assert registered(name_first="Fictional", name_last="Example", name="x").values["name"] == "Fictional Example"
    assert registered(name="Given Whole").values["name"] == "Given Whole"


def test_a_case_of_violence_hides_its_name():
    assert registered(module_id=GBV_MODULE).values["hidden_name"] is True


def test_the_open_service_asked_for_last_sets_the_workflow():
    services = [
        {"service_response_type": "care_plan", "service_response_day_time": "2026-01-01T00:00:00Z"},
        {"service_response_type": "action_plan", "service_response_day_time": "2026-02-01T00:00:00Z"},
    ]
    assert registered(services_section=services).values["workflow"] == "action_plan"


def test_all_services_done_is_services_implemented():
    record = registered(services_section=[{"unique_id": str(UUID(int=5)), "service_type": "health"}])
    assert record.values["services_status"] == "in_progress"
    done = {"unique_id": str(UUID(int=5)), "service_implemented_day_time": "2026-11-22T08:00:00.000Z"}
    values = changed(record, services_section=[done]).values
    assert values["services_section"][0]["service_implemented"] == "implemented"
    assert values["workflow"] == "services_implemented"
    assert values["service_implemented_day_times"] == ["2026-11-22T08:00:00.000Z"]


def test_a_closed_case_that_gains_a_service_is_open_again():
    closed = changed(registered(), status="closed")
    assert (closed.values["workflow"], closed.values["date_closure"]) == ("closed", "2026-11-22")
    values = changed(closed, services_section=[{"service_type": "health"}]).values
    assert (values["status"], values["workflow"], values["case_status_reopened"]) == ("open", "reopened", True)
    assert values["reopened_logs"][0]["reopened_user"] == "amina"


def test_a_concern_leaves_with_its_detail():
    row = {"unique_id": str(UUID(int=6)), "protection_concern_type": "trafficking"}
    record = registered(protection_concerns=["neglect"], protection_concern_detail_subform_section=[row])
    assert record.values["protection_concerns"] == ["neglect", "trafficking"]
    gone = {"unique_id": row["unique_id"], "_destroy": True}
    values = changed(record, protection_concern_detail_subform_section=[gone]).values
    assert values["protection_concerns"] == ["neglect"]


@pytest.mark.parametrize(
    ("visits", "status"),
    [
        ([{"followup_date": "2026-01-01"}], "follow_ups_implemented"),
        ([{"followup_needed_by_date": "2026-01-01"}], "follow_ups_planned"),
        ([{"followup_type": "in_care"}], "follow_ups_not_planned"),
        ([], None),
    ],
)
def test_follow_ups_are_planned_or_made(visits, status):
    assert registered(followup_subform_section=visits).values.get("followup_status") == status


def test_what_is_open_has_its_due_date():
    service = {"service_response_day_time": "2026-11-01T10:00:00.000Z", "service_response_timeframe": "3_days"}
    values = registered(services_section=[service], assessment_due_date="2026-12-01").values
    assert values["service_due_dates"] == ["2026-11-04T10:00:00.000Z"]
    assert values["assessment_due_dates"] == ["2026-12-01"]


def test_somebody_else_s_note_alerts_the_owner_until_the_owner_saves():
    record = changed(registered(), by="joao", notes_section=[{"note_text": "invented"}])
    assert record.values["current_alert_types"] == ["notes"]
    assert record.values["not_edited_by_owner"] is True
    assert changed(record, age=3).values["current_alert_types"] == []
