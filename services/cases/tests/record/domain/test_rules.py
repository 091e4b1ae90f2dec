"""What the configuration says about keeping records, read from the settings as the API names them."""

from datetime import date

import pytest
from cases.form.domain import Field, Form, make_catalogue
from cases.policy_pack.domain import DEFAULT_PACK, Packs
from cases.record.domain.rules import MOST_FILES, NameRule, Rules, make_rules

NAMED = {"field_key": "name", "auto_populated": True, "format": ["name_first", "name_last"], "separator": " "}

CODES = {"option_strings_text": [{"id": "health"}, {"id": "police"}]}
NESTED = Form(
    unique_id="services",
    parent_form="case",
    is_nested=True,
    fields=[
        Field(name="service_type", type="select_box", attributes=CODES),
        Field(name="service_told", type="select_box", attributes=CODES | {"sealed": True}),
        Field(name="service_note", type="text_field"),
    ],
)
FORM = Form(
    unique_id="identity",
    parent_form="case",
    fields=[
        Field(name="sex", type="select_box", attributes={"option_strings_text": [{"id": "female"}]}),
        Field(name="age", type="numeric_field"),
        Field(name="occupation", type="text_field"),
        Field(name="services", type="subform", subform="services"),
    ],
)


def rules(**settings):
    return make_rules(modules={"cp": {"case_type": "family"}}, settings=settings, places={"TL01": "TL.TL01"})


def test_without_a_word_in_the_settings_nothing_follows_by_itself():
    assert rules() == Rules(modules={"cp": {"case_type": "family"}}, places={"TL01": "TL.TL01"})
    nothing = dict.fromkeys(("system_options", "auto_populate_list", "changes_field_to_form"))
    assert rules(**nothing, reporting_location_config=None) == rules()


@pytest.mark.parametrize(("said", "most"), [(0, 0), (7, 7), (None, MOST_FILES), (True, MOST_FILES), ("7", MOST_FILES)])
def test_a_record_has_as_many_files_as_the_settings_say_in_numbers(said, most):
    assert rules(system_options={"maximum_attachments_per_record": said}).most_files == most


def test_the_policy_that_was_decided_is_among_the_rules():
    packs = Packs(decided=((date(2026, 11, 1), DEFAULT_PACK),))
    assert make_rules(modules={}, settings={}, places={}, packs=packs).packs is packs


def test_a_module_s_option_is_its_own():
    assert rules().option("cp", "case_type") == "family"
    for module, name in (("other", "case_type"), (None, "case_type"), ("cp", "unheard_of")):
        assert rules().option(module, name) is None


def test_a_name_is_put_together_where_the_settings_say_so():
    assert rules(auto_populate_list=[NAMED]).names == (
        NameRule(field="name", parts=("name_first", "name_last"), separator=" "),
    )
    bare = {"field_key": "name", "auto_populated": True}
    assert rules(auto_populate_list=[bare]).names == (NameRule(field="name", parts=(), separator=""),)


@pytest.mark.parametrize("other", [{"auto_populated": False}, {"field_key": "age"}, {"auto_populated": None}])
def test_what_is_switched_off_or_no_name_is_not_put_together(other):
    assert rules(auto_populate_list=[NAMED | other]).names == ()


@pytest.mark.parametrize(("said", "due"), [(True, True), (False, False), (None, False)])
def test_whether_services_are_due_on_their_appointment(said, due):
    assert rules(system_options={"due_date_from_appointment_date": said}).due_on_appointment is due


def test_each_kind_s_place_is_told_by_the_field_its_setting_names():
    made = rules(
        reporting_location_config={"field_key": "owned_by_location", "admin_level": 2},
        incident_reporting_location_config={"field_key": "incident_location"},
        other_reporting_location_config={"field_key": ""},
        empty_reporting_location_config={},
        primary_age_range={"field_key": "age"},
    )
    assert made.place_fields == {
        "reporting_location_config": "owned_by_location",
        "incident_reporting_location_config": "incident_location",
    }


@pytest.fixture
def with_forms():
    forms = make_catalogue([FORM, NESTED], {})
    return make_rules(modules={}, settings={}, places={}, forms=forms)


@pytest.mark.parametrize(
    ("path", "plain"),
    [
        (["sex"], True),
        (["age"], True),
        (["occupation"], False),
        (["services", "service_type"], True),
        (["services", "service_told"], False),
        (["services", "service_note"], False),
        (["service_type"], False),
        (["services", "sex"], False),
        (["unheard_of", "service_type"], False),
        (["services", "services", "service_type"], False),
        (["unheard_of"], False),
    ],
)
def test_what_follows_from_values_follows_from_facts_alone(with_forms, path, plain):
    assert with_forms.is_plain("case", *path) is plain
    assert not with_forms.is_plain("incident", *path)
    assert Rules().is_plain("case", *path)


@pytest.mark.parametrize(
    ("code", "path", "listed"),
    [
        ("female", ["sex"], True),
        ("health", ["sex"], False),
        ("health", ["services", "service_type"], True),
        ("behind the house", ["services", "service_type"], False),
        ("health", ["services", "service_told"], False),
        ("health", ["services", "service_note"], False),
        ("3", ["age"], False),
        ("health", ["service_type"], False),
    ],
)
def test_a_text_is_a_code_where_its_field_s_list_has_it(with_forms, code, path, listed):
    assert with_forms.is_code(code, "case", *path) is listed
    assert not with_forms.is_code(code, "incident", *path)
    assert Rules().is_code(code, "case", *path)


def test_to_which_form_an_alert_of_an_approval_leads_and_how_far_a_search_shows_the_settings_say():
    forms = {"plan_form": "case_plan", "end_form": "closure"}
    made = rules(approval_forms_to_alert=forms, system_options={"records_shown_beyond_sight_per_hour": 7})
    assert made.approval_forms == {"case_plan": "plan_form", "closure": "end_form"}
    assert (made.shown_beyond_sight, rules().shown_beyond_sight) == (7, 100)
    assert rules().approval_forms == {}


def test_what_an_incident_takes_over_is_its_module_s():
    maps = {"cp": {"map_to": "cp", "fields": [{"source": ["sex"], "target": "cp_sex"}]}}
    assert make_rules(modules={}, settings={}, places={}, maps=maps) == Rules(maps=maps)
    assert make_rules(modules={}, settings={}, places={}).maps == {}
