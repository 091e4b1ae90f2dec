"""What the forms say of each field: a fact or sealed, and what values it may have."""

import json
from pathlib import Path

import pytest
from cases.form.domain import Codes, Field, Form, Secrecy, make_catalogue, type_of
from cases.form.domain.field_types import FIELD_TYPES
from hypothesis import given
from hypothesis import strategies as st
from testkit import shared_folder
from testkit.people import MODULE

NARRATIVE = ["text_field", "textarea", "custom", "signature", "photo_upload_box", "audio_upload_box"]
TYPES = [name for name, each in FIELD_TYPES.items() if each.has_value]


def classify(*, name, type, attributes):
    return type_of(Field(name=name, type=type, attributes=attributes)).secrecy


NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
ATTRIBUTES = st.fixed_dictionaries(
    {},
    optional={
        "sealed": st.booleans(),
        "multi_select": st.booleans(),
        "phone_number": st.booleans(),
        "calculation": st.just({"expression": {"sum": ["a"]}}),
        "option_strings_source": st.sampled_from(
            ["lookup lookup-gender", "Location", "User", "Agency", "LinkedIncidents", "violations", "", None]
        ),
        "option_strings_text": st.lists(st.just({"id": "a", "display_text": {"en": "A"}}), max_size=1),
        "tally": st.just([{"id": "boys", "display_text": {"en": "Boys"}}]),
        "link_to_path": st.just("case"),
    },
)


@given(name=NAMES, type=st.sampled_from(NARRATIVE), attributes=ATTRIBUTES)
def test_no_attribute_and_no_name_unseals_a_text(name, type, attributes):
    assert classify(name=name, type=type, attributes=attributes) is Secrecy.SEALED


@given(name=NAMES, type=st.sampled_from(TYPES), attributes=ATTRIBUTES)
def test_sealing_a_field_seals_it_and_nothing_else_changes(name, type, attributes):
    sealed = classify(name=name, type=type, attributes=attributes | {"sealed": True})
    assert sealed is Secrecy.SEALED
    left = {key: value for key, value in attributes.items() if key != "sealed"}
    plain = classify(name=name, type=type, attributes=left)
    assert classify(name=name, type=type, attributes=left | {"sealed": False}) is plain


@given(name=NAMES, type=st.text(max_size=12).filter(lambda word: word not in FIELD_TYPES))
def test_what_nobody_knows_is_sealed(name, type):
    assert classify(name=name, type=type, attributes={}) is Secrecy.SEALED


@pytest.mark.parametrize(
    "name",
    ["date_of_birth", "relation_date_of_birth", "caregiver_dob", "birth_date", "cp_incident_date_of_birth"],
)
def test_a_date_of_birth_is_sealed(name):
    assert classify(name=name, type="date_field", attributes={}) is Secrecy.SEALED


@pytest.mark.parametrize(
    ("type", "attributes", "kind"),
    [
        ("select_box", {"option_strings_source": "lookup lookup-gender"}, Secrecy.FACT),
        ("select_box", {"option_strings_source": "Location"}, Secrecy.FACT),
        ("select_box", {"option_strings_source": "User"}, Secrecy.FACT),
        ("select_box", {"option_strings_source": "LinkedIncidents"}, Secrecy.SEALED),
        ("select_box", {"option_strings_source": "UserGroup"}, Secrecy.SEALED),
        ("radio_button", {"option_strings_text": [{"id": "a", "display_text": {"en": "A"}}]}, Secrecy.FACT),
        ("radio_button", {}, Secrecy.SEALED),
        ("tick_box", {}, Secrecy.FACT),
        ("numeric_field", {}, Secrecy.FACT),
        ("numeric_field", {"phone_number": True}, Secrecy.SEALED),
        ("date_field", {}, Secrecy.FACT),
        ("date_range", {}, Secrecy.FACT),
        ("calculated", {}, Secrecy.FACT),
        ("tally_field", {}, Secrecy.FACT),
        ("separator", {}, Secrecy.NONE),
        ("subform", {}, Secrecy.NONE),
    ],
)
def test_the_type_says_what_a_field_is(type, attributes, kind):
    assert classify(name="anything", type=type, attributes=attributes) is kind


def a_form(unique_id, *fields, **more):
    return Form(unique_id=unique_id, parent_form="case", fields=list(fields), modules=[MODULE], **more)


def a_choice(source="lookup lookup-sex", **more):
    return Field(name="sex", type="select_box", attributes={"option_strings_source": source, **more})


LISTS = {"lookup lookup-sex": Codes(frozenset({"male", "female"}))}


@given(order=st.permutations(["one", "two", "three"]), sealer=st.sampled_from(["one", "two", "three"]))
def test_one_form_that_seals_a_field_seals_it_in_every_form(order, sealer):
    forms = [a_form(name, a_choice(sealed=name == sealer), id=place) for place, name in enumerate(order, 1)]
    spec = make_catalogue(forms, LISTS).fields("case", MODULE)["sex"]
    assert spec.sealed
    assert spec.forms == {"one", "two", "three"}


def test_a_field_has_the_options_of_its_list_and_is_sealed_where_there_is_none():
    def spec_of(field, lists=LISTS):
        return make_catalogue([a_form("a", field)], lists).fields("case")["sex"]

    assert spec_of(a_choice()).options == {"male", "female"}
    assert spec_of(a_choice(None, option_strings_text=[{"id": "x", "display_text": {}}])).options == {"x"}
    assert spec_of(Field(name="sex", type="text_field")).options is None
    assert spec_of(a_choice("Agency")).is_fact
    assert spec_of(a_choice("Location"), {"Location": Codes(frozenset({"TL"}))}).is_fact
    for unknown in (a_choice("lookup nowhere"), a_choice("Location"), a_choice("violations")):
        assert spec_of(unknown).sealed
    assert spec_of(a_choice(), {"lookup lookup-sex": Codes(frozenset())}).sealed


def test_a_catalogue_tells_modules_and_record_types_apart():
    other = Form(unique_id="b", parent_form="case", fields=[a_choice()], modules=["primeromodule-gbv"])
    catalogue = make_catalogue([a_form("a"), other], LISTS)
    assert "sex" not in catalogue.fields("case", MODULE)
    assert "sex" in catalogue.fields("case", "primeromodule-gbv")
    assert "sex" in catalogue.fields("case")
    assert not catalogue.fields("incident")
    assert catalogue.fields_of_forms("case", ["b"]) == {"sex"}
    assert catalogue.fields_of_forms("case", ["a"]) == frozenset()


def test_forms_that_nest_themselves_end():
    loop = a_form("loop", Field(name="again", type="subform", subform="loop"), is_nested=True)
    outer = a_form("outer", Field(name="again", type="subform", subform="loop"))
    spec = make_catalogue([loop, outer], {}).fields("case")["again"]
    assert spec.rows["again"].rows["again"].rows["again"].rows == {}


def test_no_field_of_the_real_configuration_that_names_a_child_is_a_fact():
    rows = json.loads(Path(shared_folder() / "data/cpims/forms.json").read_text())["data"]
    facts = {
        field["name"]
        for form in rows
        for field in form["fields"]
        if classify(name=field["name"], type=field["type"], attributes=field) is Secrecy.FACT
    }
    assert {"sex", "age", "location_current", "nationality", "registration_date", "status"} <= facts
    telling = {"name", "address", "telephone", "birth", "dob", "notes", "comments", "details", "description"}
    ticked_or_staff = {"address_is_permanent", "relation_address_is_permanent", "database_operator_user_name"}
    assert {fact for fact in facts if telling & set(fact.split("_"))} == ticked_or_staff
