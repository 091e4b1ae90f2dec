"""What a new record, or a new row, begins with where its form says so and nothing was told."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from cases.form.domain import AGENCY, Codes, Field, Form, Reference, make_catalogue
from cases.record.domain.beginning import Beginning, beginnings, laid, row_beginnings
from chassis.site import Site

DILI = Site(ZoneInfo("Asia/Dili"))
NOW = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
"""In Dili it is the next day."""
LISTS = {"lookup lookup-helpers": Codes(frozenset({"nurse", "gone"}), frozenset({"gone"}))}
KEY = "00000000-0000-4000-8000-000000000001"


def field(name, type="text_field", begins=None, **attributes):
    return Field(name=name, type=type, attributes=attributes | ({} if begins is None else {"selected_value": begins}))


def helper(name, begins):
    return field(name, "select_box", begins, option_strings_source="lookup lookup-helpers")


ROWS = Form(
    unique_id="visit",
    parent_form="case",
    is_nested=True,
    fields=[
        field("place", begins="home"),
        helper("by", "nurse"),
        field("on", "date_field", "today"),
        field("of", "select_box", "mssi", option_strings_source="Agency"),
        field("remark"),
        field("count", "numeric_field", "x"),
    ],
)
FORM = Form(
    unique_id="helping",
    parent_form="case",
    fields=[
        field("since", "date_field", "today"),
        field("many", "numeric_field", "3"),
        helper("helper", "nurse"),
        helper("retired", "gone"),
        helper("unheard_of", "doctor"),
        field("broken", "numeric_field", "three"),
        field("agency", "select_box", "mssi", option_strings_source="Agency"),
        field("hidden", begins="words", visible=False),
        field("nothing"),
        Field(name="visits", type="subform", subform="visit"),
    ],
)
FIELDS = make_catalogue([FORM, ROWS], LISTS).fields("case")
MSSI = Reference(AGENCY, "mssi")
EVERY = ("since", "many", "helper", "retired", "unheard_of", "broken", "agency", "hidden", "nothing", "visits")


def begun(told=None, names=EVERY):
    return beginnings(told or {}, names, FIELDS, NOW, DILI)


def test_a_record_begins_with_what_its_forms_say_as_far_as_that_fits():
    found = {one.name: one.value for one in begun()}
    assert found == {"since": "2026-11-23", "many": 3, "helper": "nurse", "agency": "mssi"}
    assert {one.name: list(one.references) for one in begun() if one.references} == {"agency": [MSSI]}
    assert {(one.rows, one.row) for one in begun()} == {("", 0)}


def test_only_where_nothing_was_told_and_the_person_may_write():
    assert [one.name for one in begun({"many": None, "since": ""})] == ["helper", "agency"]
    assert [one.name for one in begun(names=("many", "unknown"))] == ["many"]
    assert begun(names=()) == []


OF_ROW = [("place", "home"), ("by", "nurse"), ("on", "2026-11-23"), ("of", "mssi")]


@pytest.mark.parametrize(
    ("row", "made"),
    [
        ({"remark": "invented"}, OF_ROW),
        ({"remark": None}, OF_ROW),
        ({"unique_id": "new", "remark": "invented"}, OF_ROW),
        ({"unique_id": 7, "remark": "invented"}, OF_ROW),
        ({"place": "school", "of": None}, [("by", "nurse"), ("on", "2026-11-23")]),
        (dict.fromkeys(("place", "by", "on", "of")), []),
        ({"unique_id": KEY, "remark": "invented"}, []),
        ({"unique_id": "new"}, []),
        ({}, []),
        ({"unique_id": "new", "_destroy": True}, []),
        ("no row", []),
        (None, []),
    ],
)
def test_a_row_begins_with_what_its_form_says_where_it_tells_something_and_is_not_there_yet(row, made):
    held = {"visits": [{"unique_id": KEY}, {}]}
    first = {"unique_id": KEY, "place": "school"}
    found = row_beginnings({"visits": [first, row]}, held, FIELDS, NOW, DILI)
    assert [(one.name, one.value) for one in found] == made
    assert {(one.rows, one.row) for one in found} <= {("visits", 1)}


@pytest.mark.parametrize("told", [{"visits": "no rows"}, {"visits": None}, {"many": [{"remark": "x"}]}, {"nobody": []}])
def test_what_are_no_rows_begin_with_nothing(told):
    assert row_beginnings(told, {}, FIELDS, NOW, DILI) == []


def test_rows_of_a_new_record_begin_too_where_they_may_be_written():
    told = {"visits": [{"remark": "invented"}, {"place": "school", "by": None, "of": None}]}
    found = begun(told, ("many", "visits"))
    assert [(one.rows, one.row, one.name, one.value, list(one.references)) for one in found] == [
        ("", 0, "many", 3, []),
        ("visits", 0, "place", "home", []),
        ("visits", 0, "by", "nurse", []),
        ("visits", 0, "on", "2026-11-23", []),
        ("visits", 0, "of", "mssi", [MSSI]),
        ("visits", 1, "on", "2026-11-23", []),
    ]
    assert [(one.rows, one.name) for one in begun(told, ("many",))] == [("", "many")]


def test_what_it_begins_with_is_laid_beside_what_was_told_and_changes_nothing_of_it():
    told = {"many": 2, "visits": [{"remark": "one"}, {"remark": "two"}]}
    found = [
        Beginning("since", "2026-11-23", ()),
        Beginning("place", "home", (), "visits", 0),
        Beginning("by", "nurse", (), "visits", 0),
        Beginning("place", "home", (), "visits", 1),
    ]
    assert laid(told, found) == {
        "many": 2,
        "since": "2026-11-23",
        "visits": [{"remark": "one", "place": "home", "by": "nurse"}, {"remark": "two", "place": "home"}],
    }
    assert told == {"many": 2, "visits": [{"remark": "one"}, {"remark": "two"}]}
