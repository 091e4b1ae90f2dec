"""Facts apart from what is sealed: a word of a child never lies in plain, and nothing is lost on the way."""

import pytest
from cases.form.domain import Field, Form, make_catalogue
from cases.record.domain.parts import Kept, is_fact, is_rows, join, rows_in, split, with_row_ids

NESTED = Form(
    unique_id="family",
    parent_form="case",
    is_nested=True,
    fields=[
        Field(name="relation_name", type="text_field"),
        Field(name="relation_age", type="numeric_field"),
        Field(name="unique_id", type="text_field"),
    ],
)
FORM = Form(
    unique_id="identity",
    parent_form="case",
    fields=[
        Field(name="age", type="numeric_field"),
        Field(name="occupation", type="text_field"),
        Field(name="owned_by", type="text_field"),
        Field(name="family", type="subform", subform="family"),
    ],
)
FIELDS = make_catalogue([FORM, NESTED], {}).fields("case")
STAMPS = frozenset({"owned_by", "status"})
ROW = {"unique_id": "1", "relation_name": "Invented", "relation_age": 40}


def test_words_are_sealed_numbers_are_not_and_what_nobody_knows_is():
    facts, sealed = split({"age": 3, "occupation": "a", "no_such_field": "b"}, FIELDS, stamps=STAMPS)
    assert facts == {"age": 3}
    assert sealed == {"values": {"occupation": "a", "no_such_field": "b"}, "rows": {}}


def test_the_record_s_own_stamps_are_facts_whatever_a_form_says_of_them():
    facts, sealed = split({"owned_by": "amina", "status": "open"}, FIELDS, stamps=STAMPS)
    assert facts == {"owned_by": "amina", "status": "open"}
    assert sealed["values"] == {}
    assert is_fact("owned_by", FIELDS, STAMPS)
    assert is_fact("status", FIELDS, STAMPS)
    assert is_fact("age", FIELDS, STAMPS)
    for name in ("occupation", "family", "no_such_field"):
        assert not is_fact(name, FIELDS, STAMPS)


def test_of_a_row_its_words_are_sealed_under_its_id_and_the_rest_is_plain():
    other = {"unique_id": "2", "relation_age": 7, "no_such_field": "x"}
    facts, sealed = split({"family": [ROW, other, {"unique_id": "3", "relation_age": 8}]}, FIELDS, stamps=STAMPS)
    assert facts == {
        "family": [
            {"unique_id": "1", "relation_age": 40},
            {"unique_id": "2", "relation_age": 7},
            {"unique_id": "3", "relation_age": 8},
        ]
    }
    assert sealed == {
        "values": {},
        "rows": {"family": {"1": {"relation_name": "Invented"}, "2": {"no_such_field": "x"}}},
    }


def test_rows_without_words_seal_nothing_and_what_are_no_rows_is_sealed_whole():
    assert split({"family": []}, FIELDS, stamps=STAMPS) == ({"family": []}, {"values": {}, "rows": {}})
    assert split({"family": [{"unique_id": "1"}]}, FIELDS, stamps=STAMPS)[1]["rows"] == {}
    assert split({"family": "x"}, FIELDS, stamps=STAMPS) == ({}, {"values": {"family": "x"}, "rows": {}})


def test_together_again_it_is_what_it_was():
    values = {"age": 3, "occupation": "a", "family": [ROW, {"unique_id": "2", "relation_age": 7}]}
    facts, sealed = split(values, FIELDS, stamps=STAMPS)
    plain = dict(facts)
    assert join(facts, sealed) == values
    assert facts == plain
    assert join(facts, None) == facts


def test_sealed_words_of_rows_that_are_there_no_more_are_not_made_up_again():
    sealed = {"values": {}, "rows": {"family": {"1": {"relation_name": "Invented"}}}}
    assert join({"age": 3}, sealed) == {"age": 3}
    assert join({"family": [{"unique_id": "2"}]}, sealed) == {"family": [{"unique_id": "2"}]}


def test_what_was_sealed_and_is_not_written_anew_stays_sealed():
    """The form makes numbers of it now, but nobody has looked at the words that were there."""
    was = {"age": "behind the house", "family": [ROW | {"relation_age": "my brother"}]}
    kept = Kept(was, {"family": [{"unique_id": "1"}]})
    facts, sealed = split(was, FIELDS, kept, stamps=STAMPS)
    assert facts == {"family": [{"unique_id": "1"}]}
    assert sealed["values"] == {"age": "behind the house"}
    assert sealed["rows"]["family"]["1"] == {"relation_age": "my brother", "relation_name": "Invented"}


def test_what_is_written_anew_is_what_its_field_says():
    was = {"age": "behind the house", "family": [ROW | {"relation_age": "my brother"}]}
    kept = Kept(was, {"family": [{"unique_id": "1"}]})
    added = {"unique_id": "2", "relation_age": 3}
    facts, sealed = split({"age": 9, "family": [ROW, added]}, FIELDS, kept, stamps=STAMPS)
    assert facts == {"age": 9, "family": [{"unique_id": "1", "relation_age": 40}, added]}
    assert sealed == {"values": {}, "rows": {"family": {"1": {"relation_name": "Invented"}}}}


def test_a_row_that_lay_sealed_with_its_whole_list_stays_sealed():
    facts, sealed = split({"family": [ROW]}, FIELDS, Kept({"family": [ROW]}, {}), stamps=STAMPS)
    assert facts == {"family": [{"unique_id": "1"}]}
    assert sealed["rows"]["family"]["1"] == {"relation_name": "Invented", "relation_age": 40}


@pytest.mark.parametrize(
    ("was", "now", "stays"),
    [
        (["a", "b"], ["b", "c"], True),
        (["a", "b"], ["c"], False),
        (["a"], "a", False),
        ("a", ["a"], False),
        ({"a": 1}, {"a": 2, "b": 3}, True),
        ({"a": 1}, {"b": 1}, False),
        ({"a": 1}, ["a"], False),
        (["a"], {"a": 1}, False),
    ],
)
def test_a_list_or_an_object_that_has_some_of_what_was_sealed_stays_sealed(was, now, stays):
    facts, sealed = split({"age": now}, FIELDS, Kept({"age": was}, {}), stamps=STAMPS)
    assert (facts, sealed["values"]) == (({}, {"age": now}) if stays else ({"age": now}, {}))


def test_what_lay_in_plain_stays_plain():
    was = {"age": 3, "family": [ROW]}
    kept = Kept(was, {"age": 3, "family": [{"unique_id": "1", "relation_age": 40}]})
    assert split(was, FIELDS, kept, stamps=STAMPS)[0] == {"age": 3, "family": [{"unique_id": "1", "relation_age": 40}]}


@pytest.mark.parametrize(
    ("value", "rows"),
    [([{"a": 1}], True), ([{}], True), ([{"a": 1}, 3], False), ([], False), ("x", False), ({"a": 1}, False)],
)
def test_rows_are_a_list_of_objects(value, rows):
    assert is_rows(value) is rows


def test_the_rows_of_a_field_are_its_objects_and_none_where_it_holds_anything_else():
    assert rows_in({"family": [ROW, 3, {}]}, "family") == [ROW, {}]
    for other in (None, "x", {"a": ROW}):
        assert rows_in({"family": other}, "family") == []
    assert rows_in({}, "family") == []


def test_every_row_gets_an_id_that_has_none_and_lists_of_codes_stay():
    ids = iter(["new", "newer"])
    values = {"family": [{"a": 1}, ROW, {"unique_id": ""}], "nationality": ["tl"], "empty": [], "age": 3}
    assert with_row_ids(values, lambda: next(ids)) == {
        "family": [{"a": 1, "unique_id": "new"}, ROW, {"unique_id": "newer"}],
        "nationality": ["tl"],
        "empty": [],
        "age": 3,
    }
