"""A module: what a fresh installation has, what may be changed of it, and through which steps its cases go."""

from dataclasses import replace

import pytest
from cases.form.domain import RECORD_TYPES
from cases.module.domain import (
    CASE_FIELDS,
    DEFAULT_OPTIONS,
    INCIDENT_ROWS,
    Module,
    PlacePolicy,
    change_module,
    child_protection,
    read_place_policy,
    view_module,
    workflow_steps,
)
from chassis.errors import Invalid
from contracts.modules import CP, GBV, MRM

MODULE = Module(id=7, unique_id=CP, name="CP", description="before", record_types=["case"], options={"danger": None})
STEPS = ["new", "reopened", "case_plan", "services_implemented", "closed"]


def value(id: str, **texts: str) -> dict:
    return {"id": id, "display_text": texts}


def faults(**sent):
    with pytest.raises(Invalid) as refused:
        change_module(MODULE, sent)
    return refused.value.facts["fields"]


def steps(options=None, **lookups):
    module = replace(MODULE, options=options or {})
    found = workflow_steps(module, {name.replace("_", "-"): values for name, values in lookups.items()})
    return {step["id"]: step["display_text"] for step in found}


def test_a_fresh_installation_protects_children():
    made = child_protection()
    assert (made.unique_id, made.name, made.description) == (CP, "CP", "Child Protection")
    assert made.record_types == list(RECORD_TYPES)
    assert made.options == DEFAULT_OPTIONS
    assert made.options is not DEFAULT_OPTIONS
    assert made.field_map["map_to"] == CP
    rows, own = made.field_map["fields"][: len(INCIDENT_ROWS)], made.field_map["fields"][len(INCIDENT_ROWS) :]
    assert rows == [{"source": ["incident_details", name], "target": name} for name in INCIDENT_ROWS]
    assert own == [{"source": [source], "target": target} for source, target in CASE_FIELDS.items()]
    assert {"source": ["sex"], "target": "cp_sex"} in own


def test_an_option_is_what_was_set_and_else_what_is_usual():
    assert replace(MODULE, options={"workflow_lookup": "steps"}).option("workflow_lookup") == "steps"
    assert MODULE.option("workflow_lookup") == "lookup-workflow"
    assert MODULE.option("danger") is None
    assert MODULE.option("unheard_of") is None


def test_what_is_sent_is_changed_and_the_rest_stays():
    assert change_module(MODULE, {}) == MODULE
    assert change_module(MODULE, {"description": None}) == replace(MODULE, description=None)
    changed = change_module(MODULE, {"associated_record_types": ["incident"], "description": "after", "name": "other"})
    assert changed == replace(MODULE, description="after", record_types=["incident"])
    assert change_module(MODULE, {"associated_record_types": [], "form_section_unique_ids": ["a"]}).record_types == []


@pytest.mark.parametrize("wrong", [None, "case", {"case": True}, ["spaceship"], ["case", None]])
def test_record_types_are_those_that_there_are(wrong):
    assert faults(associated_record_types=wrong) == {"associated_record_types": ["unknown"]}


@pytest.mark.parametrize("wrong", [7, ["a text"], {}, False])
def test_a_description_is_a_text(wrong):
    assert faults(description=wrong) == {"description": ["not_a_text"]}


@pytest.mark.parametrize("wrong", [None, "form", {"form": 1}, ["form", 7]])
def test_forms_are_named_in_a_list(wrong):
    assert faults(form_section_unique_ids=wrong) == {"form_section_unique_ids": ["not_a_list"]}


def test_every_fault_is_told():
    assert set(faults(description=1, associated_record_types=1, form_section_unique_ids=1)) == {
        "description",
        "associated_record_types",
        "form_section_unique_ids",
    }


@pytest.mark.parametrize(("unique_id", "has_steps"), [(CP, True), (GBV, False), (MRM, False)])
def test_a_view_has_the_forms_and_the_steps_of_cases_where_a_module_has_any(unique_id, has_steps):
    module = replace(MODULE, unique_id=unique_id)
    view = view_module(module, ["first"], {"lookup-service-response-type": [value("care", en="Care")]})
    assert (view.module, view.forms) == (module, ["first"])
    assert [step["id"] for step in view.workflows.get("case", [])] == (
        [*STEPS[:3], "care", *STEPS[3:]] if has_steps else []
    )
    assert set(view.workflows) == ({"case"} if has_steps else set())


def test_a_case_goes_through_its_steps_in_order_and_each_has_a_name():
    assert steps() == {
        "new": {"en": "New"},
        "reopened": {"en": "Reopened"},
        "case_plan": {"en": "Case plan"},
        "services_implemented": {"en": "Services implemented"},
        "closed": {"en": "Closed"},
    }
    assert list(steps()) == STEPS


def test_options_add_steps_and_leave_others_out():
    asked = {"use_workflow_assessment": True, "use_workflow_case_plan": False}
    assert list(steps(asked)) == ["new", "reopened", "assessment", "services_implemented", "closed"]
    asked = {"use_workflow_assessment": True, "use_workflow_service_implemented": False}
    assert list(steps(asked)) == ["new", "reopened", "assessment", "case_plan", "closed"]


def test_steps_are_named_by_the_lookup_of_steps_and_responses_else_by_their_own():
    found = steps(
        lookup_workflow=[value("new", en="Just begun", tet="Foun"), value("care", en="In care")],
        lookup_service_response_type=[value("care", en="Care"), value("shelter", en="Shelter"), value("silent")],
    )
    assert list(found) == [*STEPS[:3], "care", "shelter", "silent", *STEPS[3:]]
    assert found["new"] == {"en": "Just begun", "tet": "Foun"}
    assert found["care"] == {"en": "In care"}
    assert found["shelter"] == {"en": "Shelter"}
    assert found["silent"] == {"en": "Silent"}


def test_a_module_may_have_lookups_of_its_own():
    asked = {"workflow_lookup": "own-steps", "response_type_lookup": "own-responses"}
    found = steps(asked, own_steps=[value("closed", en="Done")], own_responses=[value("care", en="Care")])
    assert (found["closed"], found["care"]) == ({"en": "Done"}, {"en": "Care"})


SETTINGS = {"settings": ["school", "orphanage"]}


@pytest.mark.parametrize(
    ("option", "policy"),
    [
        (SETTINGS, {}),
        (SETTINGS | {"institutions": []}, {}),
        (SETTINGS | {"institutions": ["orphanage"]}, {"institutions": frozenset({"orphanage"})}),
        (SETTINGS | {"institutions": ["orphanage", "school"]}, {"institutions": frozenset({"orphanage", "school"})}),
        (SETTINGS | {"children": 2, "months": 1}, {"months": 1}),
        (SETTINGS | {"children": 100, "months": 120}, {"children": 100, "months": 120}),
    ],
)
def test_a_place_alerts_as_the_option_says(option, policy):
    usual = {"institutions": frozenset(), "children": 2, "months": 12}
    wanted = PlacePolicy(settings=frozenset({"school", "orphanage"}), **usual | policy)
    assert read_place_policy(option) == wanted


@pytest.mark.parametrize(
    "option",
    [
        None,
        [],
        "school",
        {},
        {"children": 2},
        {"settings": []},
        {"settings": "school"},
        {"settings": ["school", 7]},
        SETTINGS | {"unheard_of": 1},
        SETTINGS | {"institutions": "orphanage"},
        SETTINGS | {"institutions": None},
        SETTINGS | {"institutions": [7]},
        SETTINGS | {"institutions": ["shelter"]},
        SETTINGS | {"institutions": ["school", "shelter"]},
        *(SETTINGS | {"children": count} for count in (1, 101, "2", True, None, 2.5)),
        *(SETTINGS | {"months": count} for count in (0, 121, "12", True, None, 1.5)),
    ],
)
def test_what_could_not_be_followed_is_no_policy_of_places(option):
    assert read_place_policy(option) is None
