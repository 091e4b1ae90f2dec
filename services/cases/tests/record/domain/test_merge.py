"""How changes join: in the trade's words, and for any change whatever."""

from uuid import UUID

from cases.form.domain import Field, Form, make_catalogue, merge_values
from cases.history.domain import changed_names
from cases.record.domain.changes import changed_paths, clashes, touched
from cases.record.domain.parts import join, split
from hypothesis import given
from hypothesis import strategies as st


def a_form(unique_id, fields, *, nested=False):
    made = [Field(name=name, type=type, subform=name if type == "subform" else None) for name, type in fields.items()]
    return Form(unique_id=unique_id, parent_form="case", is_nested=nested, fields=made)


FAMILY = "family_details_section"
FORMS = [
    a_form(
        "basic_identity",
        {
            "age": "numeric_field",
            "occupation": "text_field",
            "sex": "select_box",
            "nationality": "select_box",
            FAMILY: "subform",
        },
    ),
    a_form(
        FAMILY,
        {"relation_name": "text_field", "relation_age": "numeric_field", "relation": "select_box"},
        nested=True,
    ),
]
FIELDS = make_catalogue(FORMS, {}).fields("case")
ROW_IDS = [str(UUID(int=number)) for number in range(4)]
TEXTS = st.sampled_from(["", "a", "b", "ã"])
rows = st.lists(
    st.fixed_dictionaries(
        {"unique_id": st.sampled_from(ROW_IDS)},
        optional={"relation_name": TEXTS, "relation_age": st.integers(0, 3), "relation": st.just("mother")},
    ),
    unique_by=lambda row: row["unique_id"],
    max_size=4,
)
values = st.fixed_dictionaries(
    {},
    optional={
        "age": st.integers(0, 3),
        "occupation": TEXTS,
        "sex": st.sampled_from(["female", "male"]),
        "nationality": st.lists(st.sampled_from(["tl", "id"]), unique=True),
        "family_details_section": rows,
        "unknown_to_all_forms": TEXTS,
    },
)


@given(values, values)
def test_what_a_change_names_is_there_afterwards_and_the_rest_stays(old, change):
    new = merge_values(old, change, FIELDS)
    for name in old.keys() - change.keys():
        assert new[name] == old[name]
    for name, value in change.items():
        if name != "family_details_section":
            assert new.get(name) == value


@given(values, values)
def test_a_change_made_twice_is_a_change_made_once(old, change):
    once = merge_values(old, change, FIELDS)
    assert merge_values(once, change, FIELDS) == once


@given(rows, rows)
def test_rows_that_are_there_keep_their_place_and_their_other_values(old, change):
    new = FIELDS[FAMILY].field_type.merge(old, change)
    if change:
        assert [row["unique_id"] for row in new][: len(old)] == [row["unique_id"] for row in old]
        laid = {row["unique_id"]: row for row in change}
        for row in old:
            kept = next(item for item in new if item["unique_id"] == row["unique_id"])
            assert kept == row | laid.get(row["unique_id"], {})
    else:
        assert new == []


@given(rows, st.sets(st.sampled_from(ROW_IDS)))
def test_destroyed_rows_are_gone_and_no_others(old, destroyed):
    change = [{"unique_id": key, "_destroy": True} for key in destroyed]
    left = {row["unique_id"] for row in FIELDS[FAMILY].field_type.merge(old, change)}
    assert left == ({row["unique_id"] for row in old} - destroyed if change else set())


@given(values)
def test_apart_and_together_again_nothing_is_lost(record):
    facts, sealed = split(record, FIELDS, stamps=frozenset())
    assert join(facts, sealed) == record
    assert "occupation" not in facts
    assert "unknown_to_all_forms" not in facts
    assert all("relation_name" not in row for row in facts.get("family_details_section", []))


@given(values, values, values)
def test_two_devices_either_keep_both_changes_or_one_is_told_which_fields(old, first, second):
    versions: dict[str, int] = {}
    after_first = merge_values(old, first, FIELDS)
    versions = touched(versions, changed_paths(old, after_first), 2)
    names = clashes(versions, 1, second, after_first, FIELDS)
    if names:
        assert set(names) <= set(changed_names(old, after_first)) & set(second)
        return
    final = merge_values(after_first, second, FIELDS)
    alone = merge_values(old, second, FIELDS)
    for name in set(changed_names(old, after_first)) - set(second):
        assert final.get(name) == after_first.get(name)
    for name in set(second) - {"family_details_section"}:
        assert final.get(name) == alone.get(name)


def test_an_edit_of_a_row_somebody_removed_is_a_clash():
    old = {"family_details_section": [{"unique_id": ROW_IDS[0], "relation_age": 40}]}
    versions = touched({}, changed_paths(old, {"family_details_section": []}), 2)
    edit = {"family_details_section": [{"unique_id": ROW_IDS[0], "relation_age": 41}]}
    assert clashes(versions, 1, edit, {"family_details_section": []}, FIELDS) == ["family_details_section"]


def test_edits_of_different_rows_and_of_different_fields_of_a_row_do_not_clash():
    first, second = ROW_IDS[:2]
    old = {"family_details_section": [{"unique_id": first, "relation_age": 40}, {"unique_id": second}]}
    new = merge_values(old, {"family_details_section": [{"unique_id": first, "relation_age": 41}]}, FIELDS)
    versions = touched({}, changed_paths(old, new), 2)
    for edit in ({"unique_id": second, "relation_age": 1}, {"unique_id": first, "relation": "mother"}):
        assert clashes(versions, 1, {"family_details_section": [edit]}, new, FIELDS) == []
