"""What a table tells of each type of field: a cell for each column, codes in the reader's words, blanks for nothing."""

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from cases.form.domain import Field
from cases.form.domain.field_types import FIELD_TYPES, type_of
from cases.form.domain.field_types.table import TableReader
from chassis.site import Site

LABELS = {
    "lookup lookup-sex": {"f": {"en": "Female", "tet": "Feto"}, "m": {"en": "Male"}},
    "Location": {"TL": {"en": "Timor-Leste"}},
}
TETUM = TableReader(language="tet", site=Site(ZoneInfo("Asia/Dili")), yes="Sin", no="Lae", labels=LABELS)
OPTIONS = [{"id": "a", "display_text": {"en": "First", "tet": "Dahuluk"}}, {"id": "b", "display_text": {}}]
SEX = {"option_strings_source": "lookup lookup-sex"}
TOLD = [
    ("text_field", {}, "Some words", ["Some words"]),
    ("textarea", {}, "Two\nlines", ["Two\nlines"]),
    ("select_box", {"option_strings_text": OPTIONS}, "a", ["Dahuluk"]),
    ("select_box", {"option_strings_text": OPTIONS, "multi_select": True}, ["a", "b", "gone"], ["Dahuluk; b; gone"]),
    ("select_box", SEX, "f", ["Feto"]),
    ("select_box", SEX, "m", ["Male"]),
    ("select_box", {"option_strings_source": "Location"}, "TL", ["Timor-Leste"]),
    ("select_box", {"option_strings_source": "User"}, "amina", ["amina"]),
    ("radio_button", SEX, "f", ["Feto"]),
    ("radio_button", {"option_strings_source": "lookup lookup-yes-no"}, True, ["true"]),
    ("tick_box", {}, True, ["Sin"]),
    ("tick_box", {}, False, ["Lae"]),
    ("numeric_field", {}, 0, ["0"]),
    ("calculated", {}, 2.5, ["2.5"]),
    ("calculated", {}, True, ["Sin"]),
    ("date_field", {}, "2026-11-22", ["2026-11-22"]),
    ("date_field", {"date_include_time": True}, "2026-11-22T20:30:00.000Z", ["2026-11-23 05:30"]),
    ("date_range", {}, {"from": "2026-11-22"}, ["2026-11-22", ""]),
    ("tally_field", {"tally": OPTIONS}, {"a": 0, "total": 3}, ["0", "", "3"]),
    ("subform", {}, [{"unique_id": "1"}], []),
    ("separator", {}, "x", []),
    ("custom", {}, {"some": "thing"}, [""]),
    ("photo_upload_box", {}, [{"id": 1}], [""]),
    ("audio_upload_box", {}, [{"id": 1}], [""]),
    ("document_upload_box", {}, [{"id": 1}], [""]),
    ("signature", {}, {"id": 1}, [""]),
    ("nobody_knows_it", {}, "words", ["words"]),
    ("nobody_knows_it", {}, {"a": 1}, [""]),
]


def a_type(name, attributes):
    return type_of(Field(name="it", type=name, attributes=attributes))


@pytest.mark.parametrize(("name", "attributes", "value", "cells"), TOLD)
def test_a_value_is_told_in_the_words_of_who_reads_it(name, attributes, value, cells):
    made = a_type(name, attributes)
    assert made.cells(value, TETUM) == cells
    assert len(made.columns(TETUM)) == len(cells)
    assert made.cells(None, TETUM) == [""] * len(cells)


def test_every_type_is_told():
    assert {name for name, *_ in TOLD} >= FIELD_TYPES.keys()


def test_the_columns_of_a_value_of_several_parts_are_named():
    assert a_type("tally_field", {"tally": OPTIONS}).columns(TETUM) == ["Dahuluk", "b", "total"]
    assert a_type("date_range", {}).columns(TETUM) == ["from", "to"]
    assert a_type("tick_box", {}).columns(TableReader(language="en", site=Site(UTC), yes="Yes", no="No")) == [""]
