"""Two people change one record without knowing of each other: what one is told, and what just joins."""

import pytest
from cases.form.domain import Field, Form, make_catalogue, merge_values
from cases.record.domain.changes import changed_paths, clashes, touched

FIRST, SECOND, THIRD = (f"00000000-0000-4000-8000-00000000000{number}" for number in (1, 2, 3))
ROWS = "family_details_section"
NESTED = Form(
    unique_id=ROWS,
    parent_form="case",
    is_nested=True,
    fields=[Field(name="relation_name", type="text_field"), Field(name="relation_age", type="numeric_field")],
)
FORM = Form(
    unique_id="basic_identity",
    parent_form="case",
    fields=[
        Field(name="age", type="numeric_field"),
        Field(name="sex", type="select_box"),
        Field(name="counted", type="tally_field"),
        Field(name=ROWS, type="subform", subform=ROWS),
    ],
)
FIELDS = make_catalogue([FORM, NESTED], {}).fields("case")
BEFORE = {
    "age": 7,
    "sex": "male",
    "counted": {"boys": 1},
    ROWS: [{"unique_id": FIRST, "relation_age": 40}, {"unique_id": SECOND, "relation_age": 30}],
}


def told(theirs, mine):
    """The fields that the second person is told of, after the first has saved; both began at version 1."""
    now = merge_values(BEFORE, theirs, FIELDS)
    versions = touched({}, changed_paths(BEFORE, now), 2)
    return clashes(versions, 1, mine, now, FIELDS)


def row(key, **values):
    return {ROWS: [{"unique_id": key, **values}]}


def gone(key):
    return row(key, _destroy=True)


@pytest.mark.parametrize(
    ("theirs", "mine", "field"),
    [
        pytest.param({"age": 8}, {"age": 9}, "age", id="the same field"),
        pytest.param({"age": None}, {"age": 9}, "age", id="a field they cleared"),
        pytest.param({"age": 8}, {"age": None}, "age", id="a field I clear"),
        pytest.param({"counted": {"boys": 2}}, {"counted": {"boys": 3}}, "counted", id="the same tally"),
        pytest.param(row(FIRST, relation_age=41), row(FIRST, relation_age=42), ROWS, id="the same field of a row"),
        pytest.param(gone(FIRST), row(FIRST, relation_age=42), ROWS, id="a row they removed"),
        pytest.param(row(FIRST, relation_age=41), gone(FIRST), ROWS, id="a row they changed and I remove"),
        pytest.param(row(FIRST, relation_age=41), {ROWS: []}, ROWS, id="rows they changed and I empty"),
        pytest.param(row(FIRST, relation_age=41), {ROWS: None}, ROWS, id="rows they changed and I clear"),
        pytest.param(row(THIRD, relation_age=3), row(THIRD, relation_age=4), ROWS, id="a row both added"),
        pytest.param(gone(FIRST), {ROWS: []}, ROWS, id="rows of which they removed one and I empty all"),
    ],
)
def test_what_somebody_else_changed_is_not_lost_in_silence(theirs, mine, field):
    assert told(theirs, mine) == [field]


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        pytest.param({"age": 8}, {"sex": "female"}, id="another field"),
        pytest.param({"age": 8}, {"age": 8}, id="the same value"),
        pytest.param({"age": None}, {"age": None}, id="both cleared"),
        pytest.param(row(FIRST, relation_age=41), row(SECOND, relation_age=31), id="another row"),
        pytest.param(row(FIRST, relation_age=41), row(FIRST, relation_name="Invented"), id="another field of the row"),
        pytest.param(row(FIRST, relation_age=41), gone(SECOND), id="another row removed"),
        pytest.param(gone(FIRST), gone(FIRST), id="both removed the row"),
        pytest.param(row(FIRST, relation_age=41), {ROWS: [{"relation_age": 5}]}, id="a row of my own"),
    ],
)
def test_what_does_not_meet_joins(theirs, mine):
    assert told(theirs, mine) == []


def test_names_that_begin_alike_are_different_fields():
    versions = {"age": 2, f"{ROWS}_more/{FIRST}": 2}
    assert clashes(versions, 1, {"ages": 1, ROWS: []}, {ROWS: [{"unique_id": FIRST}]}, FIELDS) == []


@pytest.mark.parametrize(("base", "fields"), [(1, ["age"]), (2, []), (3, [])])
def test_only_what_moved_on_after_the_base_counts(base, fields):
    assert clashes({"age": 2}, base, {"age": 9}, {"age": 8}, FIELDS) == fields


def test_a_change_leaves_its_version_on_every_path_it_touched():
    now = merge_values(BEFORE, {"sex": "female"} | row(FIRST, relation_age=41) | {"age": 8}, FIELDS)
    now[ROWS] = [*now[ROWS][:1], {"unique_id": "third"}]
    assert touched({"age": 2, "name": 2}, changed_paths(BEFORE, now), 3) == {
        "name": 2,
        "age": 3,
        "sex": 3,
        f"{ROWS}/{FIRST}/relation_age": 3,
        f"{ROWS}/{SECOND}": 3,
        f"{ROWS}/third": 3,
    }


def test_what_one_has_as_everybody_has_it_does_not_hide_what_one_changed():
    change = {"age": 7, "sex": "female"}
    assert clashes({"sex": 5}, 4, change, BEFORE, FIELDS) == ["sex"]
    rows = {ROWS: [{"relation_age": 1}, {"unique_id": SECOND, "relation_age": 31}]}
    assert clashes({f"{ROWS}/{SECOND}/relation_age": 5}, 4, rows, BEFORE, FIELDS) == [ROWS]


def test_a_rows_value_as_it_stands_is_no_change_of_it():
    row = {"unique_id": SECOND, "relation_age": 30, "relation_name": "invented"}
    assert clashes({f"{ROWS}/{SECOND}/relation_age": 5}, 4, {ROWS: [row]}, BEFORE, FIELDS) == []


def test_the_first_row_of_a_list_and_its_last_are_touched_as_rows():
    row = {"unique_id": FIRST, "relation_age": 40}
    assert changed_paths({}, {ROWS: [row]}) == [f"{ROWS}/{FIRST}"]
    assert changed_paths({ROWS: [row]}, {}) == [f"{ROWS}/{FIRST}"]


def test_a_row_that_joins_does_not_hide_what_one_changed_in_the_next():
    rows = [{"unique_id": THIRD, "relation_age": 1}, {"unique_id": SECOND, "relation_age": 31}]
    assert clashes({f"{ROWS}/{SECOND}/relation_age": 5}, 4, {ROWS: rows}, BEFORE, FIELDS) == [ROWS]
