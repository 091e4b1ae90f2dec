"""Whether values fit: those of the system by its own types, those of forms by the forms'."""

from datetime import date

import pytest
from cases.form.domain import Field, Form, make_catalogue
from cases.record.domain.validation import check

FORM = Form(
    unique_id="identity",
    parent_form="case",
    fields=[
        Field(name="age", type="numeric_field"),
        Field(name="date_of_birth", type="date_field"),
        Field(name="owned_by", type="numeric_field"),
    ],
)
FIELDS = make_catalogue([FORM], {}).fields("case")
TODAY = date(2026, 11, 22)


def problems(held=None, **values):
    return check(values, held or {}, FIELDS, TODAY).problems


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("status", ["open", ""], [3, True, ["open"], {}]),
        ("associated_user_names", [["amina"], []], ["amina", [3], {"amina": 1}]),
        ("record_state", [True, False], ["true", 1, 0]),
        ("incident_date_derived", ["2026-11-01"], ["2026-13-01", "soon", 20261101]),
        ("followup_dates", [["2026-11-01"], []], ["2026-11-01", [3]]),
        ("created_at", ["2026-11-01T08:00:00.000Z"], [1700000000, ["2026-11-01"]]),
        ("service_due_dates", [["2026-11-01T08:00:00.000Z"]], ["2026-11-01T08:00:00.000Z", [1]]),
        ("flag_count", [0, 3], ["3", [3]]),
        ("family_id", ["00000000-0000-4000-8000-000000000001"], ["not a uuid", 7]),
        ("reopened_logs", [[], [{"reopened_user": "amina"}]], ["x", {"reopened_user": "amina"}]),
    ],
)
def test_a_field_of_the_system_holds_values_of_its_type_and_no_others(name, right, wrong):
    for value in [*right, None]:
        assert problems(**{name: value}) == []
    for value in wrong:
        assert problems(**{name: value}) == [(f"/{name}", "wrong_type")]


def test_a_stamp_s_type_is_the_system_s_whatever_a_form_says_of_it():
    assert problems(owned_by=7) == [("/owned_by", "wrong_type")]
    assert problems(owned_by=[7]) == [("/owned_by", "wrong_type")]


def test_a_form_s_own_field_is_judged_by_its_form_and_every_fault_is_told():
    assert problems(age="three") == [("/age", "not_a_whole_number")]
    assert problems(age="three", status=3) == [("/status", "wrong_type"), ("/age", "not_a_whole_number")]
    assert problems(age=3, no_such_field=object()) == []


def test_what_is_there_already_fits():
    assert problems(held={"age": "three"}, age="three") == []
    assert problems(held={"age": "three"}, age="four") == [("/age", "not_a_whole_number")]


@pytest.mark.parametrize(
    ("born", "told"),
    [
        ("2026-11-22", []),
        ("2026-11-23", [("/date_of_birth", "in_the_future")]),
        ("2027-01-01", [("/date_of_birth", "in_the_future")]),
        ("2019-04-05", []),
        (None, []),
    ],
)
def test_nobody_is_born_on_a_day_to_come(born, told):
    assert problems(date_of_birth=born) == told


def test_a_birth_that_is_no_date_is_told_as_that():
    assert problems(date_of_birth="soon") == [("/date_of_birth", "not_a_date")]
    assert problems(held={"date_of_birth": "9999 or so"}, date_of_birth="9999 or so") == []
    assert problems(held={"date_of_birth": 2027}, date_of_birth=2027) == []


def test_while_something_else_is_wrong_the_birth_is_not_judged():
    assert problems(date_of_birth="2027-01-01", age="three") == [("/age", "not_a_whole_number")]


def test_a_moment_of_birth_is_judged_by_its_day():
    fields = make_catalogue(
        [
            Form(
                unique_id="identity",
                parent_form="case",
                fields=[Field(name="date_of_birth", type="date_field", attributes={"date_include_time": True})],
            )
        ],
        {},
    ).fields("case")
    found = check({"date_of_birth": "2027-01-01T08:00:00Z"}, {}, fields, TODAY)
    assert found.problems == [("/date_of_birth", "in_the_future")]
