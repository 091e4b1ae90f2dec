"""What of a row stands: the fields of its form, and what the row itself is known by."""

from cases.form.domain import Field, Form, make_catalogue
from cases.record.policy.actions import known_rows

NESTED = Form(
    unique_id="family", parent_form="case", is_nested=True, fields=[Field(name="relation_age", type="numeric_field")]
)
FORM = Form(
    unique_id="identity",
    parent_form="case",
    fields=[
        Field(name="family", type="subform", subform="family"),
        Field(name="nationality", type="select_box", attributes={"multi_select": True}),
    ],
)
FIELDS = make_catalogue([FORM, NESTED], {}).fields("case")


def known(**values):
    return known_rows(values, FIELDS)


def test_a_row_keeps_the_fields_of_its_form_and_what_is_unknown_falls_away():
    row = {"unique_id": "1", "relation_age": 3, "_destroy": False, "no_such_field": "x", "nationality": ["tl"]}
    assert known(family=[row]) == {"family": [{"unique_id": "1", "relation_age": 3, "_destroy": False}]}


def test_what_is_no_row_is_left_to_be_refused():
    for nonsense in ([3, "x"], "x", None, {"relation_name": "x"}):
        assert known(family=nonsense) == {"family": nonsense}


def test_what_has_no_rows_stays_as_it_is():
    values = {"nationality": [{"no_such_field": "x"}], "notes_nobody_knows": [{"text": "x"}]}
    assert known(**values) == values
