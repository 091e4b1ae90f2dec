"""The configuration is consistent with itself and complete in both languages."""

import json
import re
from collections.abc import Iterator
from typing import Any

from contracts.permissions import CATALOGUE
from demonstration.children import children
from demonstration.configuration import configuration
from demonstration.forms import GUIDANCE, forms
from demonstration.places import locations
from demonstration.roster import people
from demonstration.sources import LOCALES, toml

from .support import NAMES_OF_PLACES, UNTIL

SYSTEM_SOURCES = {"Location", "ReportingLocation", "Agency", "User"}
NAMES_OF_LANGUAGES = {"Baikenu", "Fataluku", "Kemak", "Tokodede"}
FORBIDDEN_IN_NAMES = set("*!@#%$^")
FACT_TYPES = frozenset({"select_box", "radio_button", "tick_box", "date_field", "numeric_field"})
SEALED_TYPES = frozenset(
    {"text_field", "textarea", "photo_upload_box", "audio_upload_box", "document_upload_box", "signature"}
)
WITHOUT_VALUE = frozenset({"separator", "subform"})

CONFIGURATION = configuration()["data"]
FORMS = forms()
PLACES = {row["code"] for row in locations()}


def classification(field: dict[str, Any]) -> str:
    """`fact`, `sealed` or `none` (no value of its own), from an exported field.

    A field is a fact or sealed by its type; a form may seal a fact, never the reverse.
    """
    if field["type"] in WITHOUT_VALUE:
        return "none"
    if field["type"] in SEALED_TYPES or field["sealed"]:
        return "sealed"
    if field["type"] in FACT_TYPES:
        return "fact"
    raise ValueError(field["type"])


def _texts(value: Any, path: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every localized text with where it is."""
    if isinstance(value, dict):
        if "en" in value and set(value) <= set(LOCALES):
            yield path, value
            return
        for key, inner in value.items():
            yield from _texts(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _texts(inner, f"{path}/{number}")


def _fields() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for form in FORMS:
        for field in form["fields_attributes"]:
            yield form, field


def _options(lookup: str) -> set[str]:
    row = next(row for row in CONFIGURATION["Lookup"] if row["unique_id"] == lookup)
    return {value["id"] for value in row["lookup_values_i18n"]}


def test_the_export_has_the_seven_models_and_none_is_empty() -> None:
    data = configuration()["data"]
    assert set(data) == {
        "FormSection",
        "Lookup",
        "Agency",
        "Role",
        "UserGroup",
        "Report",
        "ContactInformation",
    }
    assert all(data.values())


def test_the_version_is_the_same_as_long_as_the_content_is() -> None:
    assert configuration()["version"] == configuration()["version"]
    assert json.dumps(configuration()) == json.dumps(configuration())


def test_every_text_has_english_and_tetum() -> None:
    texts = list(_texts(CONFIGURATION))
    assert len(texts) > 400
    assert [path for path, text in texts if not all(text.get(locale, "").strip() for locale in LOCALES)] == []


def test_tetum_is_not_english_left_standing() -> None:
    found = [
        text["en"]
        for _, text in _texts(CONFIGURATION)
        if text["en"] == text["tet"] and text["en"] not in NAMES_OF_LANGUAGES
    ]
    assert found == []


def test_places_have_both_names_and_only_proper_names_are_equal() -> None:
    equal = {row["placename"]["en"] for row in locations() if row["placename"]["en"] == row["placename"]["tet"]}
    assert equal <= NAMES_OF_PLACES


def test_every_option_source_exists() -> None:
    lookups = {row["unique_id"] for row in CONFIGURATION["Lookup"]}
    for _, field in _fields():
        source = field["option_strings_source"]
        if source and source not in SYSTEM_SOURCES:
            assert source.removeprefix("lookup ") in lookups, field["name"]
        assert bool(source) == (field["type"] in ("select_box", "radio_button")), field["name"]


def test_form_groups_are_options_of_the_group_lookups() -> None:
    for form in FORMS:
        if form["form_group_id"]:
            assert form["form_group_id"] in _options(f"lookup-form-group-cp-{form['parent_form']}")
        else:
            assert form["is_nested"]


def test_option_ids_are_unique_in_each_lookup() -> None:
    for row in CONFIGURATION["Lookup"]:
        ids = [value["id"] for value in row["lookup_values_i18n"]]
        assert len(ids) == len(set(ids)), row["unique_id"]


def test_field_names_are_valid_and_unique_in_each_form() -> None:
    for form in FORMS:
        names = [field["name"] for field in form["fields_attributes"]]
        assert len(names) == len(set(names)), form["unique_id"]
        assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)
        texts = [form["name_i18n"], *(field["display_name_i18n"] for field in form["fields_attributes"])]
        assert not any(FORBIDDEN_IN_NAMES & set(text["en"] + text["tet"]) for text in texts)


def test_a_field_name_has_one_meaning_among_the_forms_of_a_record() -> None:
    seen: dict[str, tuple[str, str, str | None]] = {}
    for form, field in _fields():
        if form["parent_form"] == "case" and not form["is_nested"]:
            meaning = (field["type"], classification(field), field["option_strings_source"])
            assert seen.setdefault(field["name"], meaning) == meaning, field["name"]


def test_subforms_exist_come_first_and_are_all_used() -> None:
    order = [form["unique_id"] for form in FORMS]
    nested = {form["unique_id"] for form in FORMS if form["is_nested"]}
    shown = {field["subform_unique_id"] for _, field in _fields() if field["type"] == "subform"}
    assert nested == shown
    assert set(order[: len(nested)]) == nested


def test_sorting_and_folded_rows_name_fields_that_exist() -> None:
    names = {form["unique_id"]: {field["name"] for field in form["fields_attributes"]} for form in FORMS}
    for form, field in _fields():
        assert set(form["collapsed_field_names"] or []) <= names[form["unique_id"]]
        if field["subform_section_configuration"]:
            sort = field["subform_section_configuration"]["subform_sort_by"]
            assert sort in names[field["subform_unique_id"]]


def test_conditions_name_fields_and_options_that_exist() -> None:
    fields = {field["name"]: field for _, field in _fields()}
    for _, field in _fields():
        for condition in (field["display_conditions_record"], field["display_conditions_subform"]):
            for compared in (condition or {}).values():
                for name, value in compared.items():
                    wanted = set(value if isinstance(value, list) else [value])
                    source = fields[name]["option_strings_source"]
                    assert source is None or wanted <= _options(source.removeprefix("lookup "))


def test_every_field_is_a_fact_or_sealed() -> None:
    kinds = {field["name"]: classification(field) for _, field in _fields()}
    assert all(
        kinds[name] == "sealed"
        for name in (
            "name_first",
            "date_of_birth",
            "telephone_current",
            "address_current",
            "note_text",
            "relation_name",
            "cp_incident_perpetrator_relationship",
            "cp_incident_location_type_other",
        )
    )
    assert all(
        kinds[name] == "fact"
        for name in (
            "sex",
            "age",
            "risk_level",
            "protection_concerns",
            "location_current",
            "registration_date",
        )
    )


def test_every_field_that_can_name_a_child_says_why_how_and_what_never() -> None:
    lacking, guided = set(), set()
    for form, field in _fields():
        if classification(field) != "sealed" or field["disabled"]:
            continue
        told = field["guiding_questions_i18n"] or {}
        guided.add(field["name"])
        for place, locale in enumerate(LOCALES):
            lines = told.get(locale, "").split("\n")
            titles = [title[place] for title in GUIDANCE.values()]
            if [line.partition(": ")[0] for line in lines] != titles or not all(
                line.partition(": ")[2] for line in lines
            ):
                lacking.add((form["unique_id"], field["name"], locale))
    assert lacking == set()
    assert guided == set(toml("guidance")), "guidance for what nobody fills in"


def test_guidance_is_short_enough_to_be_read_beside_a_child() -> None:
    texts = [text for said in toml("guidance").values() for pair in said.values() for text in pair]
    assert len(texts) > 200
    assert [text for text in texts if len(text) > 90] == []


def test_every_field_to_write_freely_in_tells_how_to_write_safely() -> None:
    free = ("text_field", "textarea", "photo_upload_box", "audio_upload_box", "document_upload_box")
    silent = [field["name"] for _, field in _fields() if field["type"] in free and not field["help_text_i18n"]]
    assert silent == []


def test_a_role_names_forms_that_exist_and_rights_that_exist() -> None:
    known = {form["unique_id"] for form in FORMS}
    for role in CONFIGURATION["Role"]:
        assert set(role["form_section_read_write"]) <= known, role["unique_id"]
        for resource, actions in role["permissions"].items():
            if resource != "objects":
                assert set(actions) <= CATALOGUE[resource], (role["unique_id"], resource)


def test_a_partner_can_only_read_and_answer() -> None:
    partners = [role for role in CONFIGURATION["Role"] if role["referral_authorization"]]
    assert len(partners) == 4
    for role in partners:
        assert set(role["form_section_read_write"].values()) == {"r"}
        assert "write" not in role["permissions"]["case"]
        assert "service_own_entries_only" in role["permissions"]["case"]
        assert "assessment" not in role["form_section_read_write"]


def test_national_supervision_reads_no_page_with_a_name() -> None:
    role = next(row for row in CONFIGURATION["Role"] if row["unique_id"] == "role-tl-national-supervisor")
    readable = role["form_section_read_write"]
    names = {"name", "name_first", "relation_name", "cp_incident_abuser_name", "telephone_current"}
    for form, field in _fields():
        assert not (form["unique_id"] in readable and field["name"] in names), field["name"]


def test_the_administrator_has_no_right_to_a_case() -> None:
    role = next(row for row in CONFIGURATION["Role"] if row["unique_id"] == "role-tl-administrator")
    assert "case" not in role["permissions"]
    assert role["form_section_read_write"] == {}


def test_twelve_people_have_a_role_a_group_an_agency_and_a_place() -> None:
    data = configuration()["data"]
    places = {row["code"] for row in locations()}
    assert len(people()) == len({person.user_name for person in people()}) == 12
    for person in people():
        assert person.role in {row["unique_id"] for row in data["Role"]}
        assert person.agency in {row["unique_id"] for row in data["Agency"]}
        assert set(person.groups) <= {row["unique_id"] for row in data["UserGroup"]}
        assert person.location in places
        assert set(person.services) <= _options("lookup-service-type")
        assert person.full_name.endswith("Ezemplu")


def test_fourteen_municipalities_stand_under_the_country_and_posts_under_them() -> None:
    codes = {row["code"] for row in locations()}
    assert len([row for row in locations() if row["admin_level"] == 1]) == 14
    assert len(codes) == len(locations())
    for row in locations():
        assert row["admin_level"] == 0 or row["parent_code"] in codes
        assert row["type"] in _options("lookup-location-type")


def _values(rows: list[dict[str, Any]]) -> Iterator[tuple[str, Any]]:
    for row in rows:
        for name, value in row.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                yield from _values(value)
            else:
                yield name, value


def test_what_the_children_hold_fits_the_forms() -> None:
    """Every field exists and every coded value is an option of its list."""
    fields = {
        field["name"]: field
        for form, field in _fields()
        if form["parent_form"] == "case" and field["type"] not in WITHOUT_VALUE
    }
    keys = {"id", "module_id", "created_at", "unique_id"}
    for name, value in _values([child.case for child in children(UNTIL)]):
        if name in keys:
            continue
        source = fields[name]["option_strings_source"] or ""
        if source.startswith("lookup "):
            wanted = set(value) if isinstance(value, list) else {value}
            assert wanted <= _options(source.removeprefix("lookup ")), name
        if source in ("Location", "ReportingLocation"):
            assert value in PLACES, name
