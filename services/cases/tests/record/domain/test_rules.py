"""What the configuration says about keeping records, read from the settings as the API names them."""

import pytest
from cases.record.domain.rules import NameRule, Rules, make_rules

NAMED = {"field_key": "name", "auto_populated": True, "format": ["name_first", "name_last"], "separator": " "}


def rules(**settings):
    return make_rules(modules={"cp": {"case_type": "family"}}, settings=settings, places={"TL01": "TL.TL01"})


def test_without_a_word_in_the_settings_nothing_follows_by_itself():
    assert rules() == Rules(modules={"cp": {"case_type": "family"}}, places={"TL01": "TL.TL01"})
    nothing = dict.fromkeys(("system_options", "auto_populate_list", "changes_field_to_form"))
    assert rules(**nothing, reporting_location_config=None) == rules()


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
