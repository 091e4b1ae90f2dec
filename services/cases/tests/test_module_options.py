"""What a module may say of closing a case and of danger: its own forms' fields, and of danger only what are facts."""

import pytest
from cases.form.domain import Field, Form, make_catalogue
from cases.module.domain import Module, set_options
from chassis.errors import Invalid

FORM = Form(
    unique_id="concern",
    parent_form="case",
    modules=["cp"],
    fields=[Field(name="concern", type="tick_box"), Field(name="story", type="textarea")],
)
FIELDS = make_catalogue([FORM], {}).fields("case", "cp")
FORMS = {"concern"}
CP = Module(unique_id="cp", name="CP", options={"case_type": "person", "closing_needs": ["story"]})


def options(**sent):
    return set_options(CP, sent, FIELDS, FORMS).options


def faults(sent):
    with pytest.raises(Invalid) as refused:
        set_options(CP, sent, FIELDS, FORMS)
    return refused.value.facts["fields"]


def test_what_is_said_stands_beside_what_was_there():
    danger = {"concern": ["true"]}
    assert options(danger=danger) == CP.options | {"danger": danger}
    assert options(closing_needs=["concern", "story"]) == CP.options | {"closing_needs": ["concern", "story"]}
    assert options(closing_needs=[], danger={}) == {"case_type": "person", "closing_needs": [], "danger": {}}
    assert options(closing_needs=None, danger=None) == {"case_type": "person", "closing_needs": None, "danger": None}
    for said in (True, False, None):
        assert options(selectable_approval_types=said) == CP.options | {"selectable_approval_types": said}
    assert options(case_type="family", unheard_of=1) == CP.options
    assert set_options(CP, {}, FIELDS) == CP


@pytest.mark.parametrize("wrong", ["concern", {"concern": True}, ["unheard_of"], ["story", 7], [None], 0, "", False])
def test_closing_needs_fields_that_the_module_asks_for(wrong):
    assert faults({"closing_needs": wrong}) == {"module_options/closing_needs": ["unknown_field"]}


@pytest.mark.parametrize(
    "wrong",
    [
        ["concern"],
        {"story": ["true"]},
        {"unheard_of": ["true"]},
        {"concern": []},
        {"concern": "true"},
        {"concern": ["true", 1]},
        {"concern": ["true"], "story": ["x"]},
        [],
        "",
        False,
    ],
)
def test_danger_is_a_fact_and_its_codes(wrong):
    assert faults({"danger": wrong}) == {"module_options/danger": ["unknown_field"]}


@pytest.mark.parametrize("wrong", [None, [], "closing_needs", 7])
def test_options_are_an_object(wrong):
    assert faults(wrong) == {"module_options": ["not_an_object"]}


def test_every_fault_is_told():
    sent = dict.fromkeys(
        ("changes_field_to_form", "closing_needs", "danger", "place_alerts", "selectable_approval_types"), 1
    )
    assert set(faults(sent)) == {f"module_options/{name}" for name in sent}


@pytest.mark.parametrize("wrong", ["often", 1, 0, [], {}, ""])
def test_whether_there_are_several_plans_is_yes_or_no(wrong):
    assert faults({"selectable_approval_types": wrong}) == {
        "module_options/selectable_approval_types": ["not_yes_or_no"]
    }


PLACES = {"settings": ["school"], "children": 3}


def test_when_a_place_alerts_is_said_whole_or_not_at_all():
    for said in (PLACES, None):
        assert options(place_alerts=said) == CP.options | {"place_alerts": said}
    for wrong in (PLACES | {"children": 1}, {}, [], "", False, 0):
        assert faults({"place_alerts": wrong}) == {"module_options/place_alerts": ["not_a_place_policy"]}


ALERTS = {"story": {"form_section_unique_id": "concern", "alert_strategy": "associated_users"}, "concern": "concern"}


@pytest.mark.parametrize("said", [ALERTS, {"story": {"form_section_unique_id": "concern"}}, {}, None])
def test_changes_of_the_module_s_fields_alert_on_its_forms(said):
    assert options(changes_field_to_form=said) == CP.options | {"changes_field_to_form": said}


@pytest.mark.parametrize(
    "wrong", [{"unheard_of": "concern"}, {"story": "concern", "else": "concern"}, [], ["story"], 7, "story", False]
)
def test_a_field_that_alerts_is_one_of_the_module_s(wrong):
    assert faults({"changes_field_to_form": wrong}) == {"module_options/changes_field_to_form": ["unknown_field"]}


@pytest.mark.parametrize(
    "wrong",
    [
        "unheard_of",
        None,
        7,
        ["concern"],
        {},
        {"alert_strategy": "not_owner"},
        {"form_section_unique_id": "unheard_of"},
        {"form_section_unique_id": ["concern"]},
        {"form_section_unique_id": "concern", "alert_strategy": "owner"},
        {"form_section_unique_id": "concern", "alert_strategy": None},
        {"form_section_unique_id": "concern", "send": True},
    ],
)
def test_an_alert_leads_to_a_form_of_the_module_and_says_whose_change_it_tells(wrong):
    assert faults({"changes_field_to_form": ALERTS | {"story": wrong}}) == {
        "module_options/changes_field_to_form": ["not_an_alert"]
    }
