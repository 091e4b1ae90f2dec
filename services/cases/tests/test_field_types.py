"""What each type of field takes, refuses, keeps and merges."""

import pytest
from cases.form.domain import Codes, Field, Findings, Form, check_values, make_catalogue, merge_values
from cases.form.domain.field_types import FIELD_TYPES
from cases.form.domain.field_types.field_type import FieldType
from cases.search.domain.filters import Comparison

ROW_ID = "0b1f2c56-6f39-4f2a-9d0c-3a1a2b3c4d5e"
GROUPS = [{"id": "boys", "display_text": {"en": "Boys"}}, {"id": "girls", "display_text": {"en": "Girls"}}]
OPTIONS = [{"id": "a", "display_text": {"en": "A"}}, {"id": "b", "display_text": {"en": "B"}}]
LISTS = {
    "Location": Codes(frozenset({"TL", "TL01"})),
    "lookup lookup-yes-no": Codes(frozenset({"true", "false"})),
}


def a_field(type, name="it", subform=None, **attributes):
    return Field(name=name, type=type, subform=subform, attributes=attributes)


def specs(*fields, rows=()):
    outer = Form(unique_id="outer", parent_form="case", fields=list(fields))
    nested = Form(unique_id="nested", parent_form="case", is_nested=True, fields=list(rows))
    return make_catalogue([outer, nested], LISTS).fields("case")


def found(field, value, held=None, rows=()):
    findings = Findings()
    check_values({"it": value}, {"it": held}, specs(field, rows=rows), "", findings)
    return findings


def codes(field, value, held=None, rows=()):
    return dict(found(field, value, held, rows).problems)


SELECT = a_field("select_box", option_strings_text=OPTIONS)
MANY = a_field("select_box", option_strings_text=OPTIONS, multi_select=True)
PLACE = a_field("select_box", option_strings_source="Location")
YES_NO = a_field("radio_button", option_strings_source="lookup lookup-yes-no")
TALLY = a_field("tally_field", tally=GROUPS)
SPAN = a_field("date_range")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (a_field("text_field"), "text"),
        (a_field("textarea"), ""),
        (a_field("numeric_field"), -3),
        (a_field("tick_box"), False),
        (a_field("date_field"), "2024-02-29"),
        (a_field("date_field", date_include_time=True), "2024-02-29T10:00:00.000Z"),
        (SPAN, {"from": "2024-01-01", "to": "2024-01-01"}),
        (SPAN, {"from": "2024-01-01"}),
        (SPAN, {"to": "2024-01-01", "from": None}),
        (SELECT, "a"),
        (MANY, ["a", "b"]),
        (PLACE, "TL01"),
        (YES_NO, True),
        (YES_NO, "false"),
        (TALLY, {"boys": 2, "girls": None, "total": 2}),
        (a_field("calculated"), 2.5),
        (a_field("calculated"), True),
        (a_field("select_box", option_strings_source="violations"), "whatever it is"),
    ],
)
def test_what_fits_its_type_is_taken(field, value):
    assert codes(field, value) == {}


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        (a_field("text_field"), 1, "not_a_text"),
        (a_field("text_field"), "a\0", "not_a_text"),
        (a_field("textarea"), "a" * 100_001, "too_long"),
        (a_field("numeric_field"), "7", "not_a_whole_number"),
        (a_field("numeric_field"), 2**31, "not_a_whole_number"),
        (a_field("numeric_field"), True, "not_a_whole_number"),
        (a_field("tick_box"), "true", "not_a_boolean"),
        (a_field("date_field"), "2024-02-30", "not_a_date"),
        (a_field("date_field", date_include_time=True), "2024-02-29", "not_a_moment"),
        (SPAN, "2024-01-01", "not_a_date_range"),
        (SPAN, {}, "not_a_date_range"),
        (SPAN, {"from": "2024-01-01", "with": "her uncle"}, "not_a_date_range"),
        (SPAN, {"from": "in spring"}, "not_a_date"),
        (SPAN, {"from": "2024-01-02", "to": "2024-01-01"}, "ends_before_it_begins"),
        (SELECT, "c", "not_an_option"),
        (SELECT, ["a"], "not_an_option"),
        (MANY, "a", "not_a_list"),
        (MANY, ["a", "c"], "not_an_option"),
        (MANY, [{"a": 1}], "not_an_option"),
        (PLACE, "behind the market", "not_an_option"),
        (YES_NO, "perhaps", "not_an_option"),
        (SELECT, True, "not_an_option"),
        (TALLY, [1], "not_a_tally"),
        (TALLY, {"her name": 1}, "not_an_option"),
        (TALLY, {"boys": "two"}, "not_a_whole_number"),
        (a_field("calculated"), "a text", "not_a_number"),
        (a_field("calculated"), 1e12, "not_a_number"),
        (a_field("select_box", option_strings_source="violations"), 7, "not_an_option"),
        (a_field("subform", subform="nested"), {"a": 1}, "not_rows"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_code(field, value, code):
    assert codes(field, value) == {"/it": code}


def test_what_a_record_holds_already_fits_whatever_became_of_its_list():
    assert codes(SELECT, "gone", held="gone") == {}
    assert codes(MANY, ["a", "gone"], held=["gone"]) == {}
    assert codes(MANY, ["other", "gone"], held=["gone"]) == {"/it": "not_an_option"}
    assert codes(TALLY, {"gone": 2}, held={"gone": 1}) == {}
    row = {"unique_id": ROW_ID, "it": "gone"}
    rows = a_field("subform", subform="nested")
    assert codes(rows, [row], held=[row], rows=[SELECT]) == {}
    assert codes(rows, [row | {"more": 1}], held=[row], rows=[SELECT]) == {}
    assert codes(rows, [row], held=[row | {"it": "a"}], rows=[SELECT]) == {"/it/0/it": "not_an_option"}


def test_people_and_agencies_are_named_for_somebody_who_knows_them():
    agency = a_field("select_box", option_strings_source="Agency")
    several = a_field("select_box", option_strings_source="User", multi_select=True)
    assert found(agency, "UNICEF").references == {("Agency", "UNICEF"): ["/it"]}
    assert found(several, ["amina", "tomas"], held=["amina"]).references == {("User", "tomas"): ["/it"]}
    rows = [{"unique_id": ROW_ID, "it": "x"}, {"it": "x"}]
    assert found(a_field("subform", subform="nested"), rows, rows=[agency]).references == {
        ("Agency", "x"): ["/it/0/it", "/it/1/it"]
    }


def test_the_parts_of_a_value_change_one_by_one_and_null_takes_one_away():
    fields = specs(SPAN, a_field("tally_field", name="seen", tally=GROUPS))
    held = {"it": {"from": "2024-01-01"}, "seen": {"boys": 1, "total": 1}}
    after = merge_values(held, {"it": {"to": "2024-02-01"}, "seen": {"boys": None, "girls": 2, "total": 2}}, fields)
    assert after == {"it": {"from": "2024-01-01", "to": "2024-02-01"}, "seen": {"girls": 2, "total": 2}}
    assert merge_values(held, {"it": {"from": None}}, fields) == {"seen": held["seen"]}
    assert codes(SPAN, {"to": "2023-01-01"}, held=held["it"]) == {"/it": "ends_before_it_begins"}


def test_values_in_rows_merge_as_they_do_outside():
    fields = specs(a_field("subform", name="rows", subform="nested"), rows=[SPAN])
    held = {"rows": [{"unique_id": ROW_ID, "it": {"from": "2024-01-01"}}]}
    change = {"rows": [{"unique_id": ROW_ID, "it": {"to": "2024-02-01"}}]}
    [row] = merge_values(held, change, fields)["rows"]
    assert row == {"unique_id": ROW_ID, "it": {"from": "2024-01-01", "to": "2024-02-01"}}


def test_every_type_has_a_name_of_its_own_and_compares_only_facts():
    assert len({*FIELD_TYPES.values()}) == len(FIELD_TYPES)
    for name, each in FIELD_TYPES.items():
        made = each(a_field(name, option_strings_text=OPTIONS), LISTS, None)
        assert made.comparison is None or made.is_coded, name
        assert isinstance(made.comparison, Comparison | None)
    assert not FieldType(a_field("mystery"), LISTS, None).is_written
