"""An age follows the birth date it stands beside, of the child and of everybody a row tells of: no database needed."""

from datetime import date

import pytest
from cases.form.domain import Field, Findings, Form, make_catalogue
from cases.record.domain.ages import age_at, birthdays, check_ages, note_ages, without_ages

TODAY = date(2026, 11, 22)
AGES = ("date_of_birth", "age", "relation_date_of_birth", "relation_age", "mother_date_of_birth")
TYPES = {"age": "numeric_field", "date_of_birth": "date_field"}


def fields_of(*names):
    return [Field(name=name, type=next(kind for end, kind in TYPES.items() if name.endswith(end))) for name in names]


CHILD = Form(unique_id="child", parent_form="case", is_nested=True, fields=fields_of(*AGES[:2]))
CHILDREN = Field(name="children", type="subform", subform="child")
FAMILY = Form(unique_id="family", parent_form="case", is_nested=True, fields=[*fields_of(*AGES[:4]), CHILDREN])
FORM = Form(
    unique_id="identity",
    parent_form="case",
    fields=[
        *fields_of(*AGES),
        Field(name="name", type="text_field"),
        Field(name="family", type="subform", subform="family"),
    ],
)
FIELDS = make_catalogue([FORM, FAMILY, CHILD], {}).fields("case")


def row(number, **values):
    return {"unique_id": f"0000000{number}", **values}


@pytest.mark.parametrize(
    ("born", "years"),
    [
        ("2026-11-22", 0),
        ("2016-11-22", 10),
        ("2016-11-23", 9),
        ("2016-12-01", 9),
        ("2016-10-30", 10),
        ("2026-11-23", None),
        ("1826-11-22", 200),
        ("1825-11-22", None),
        ("soon", None),
        ("", None),
        (None, None),
        (20161122, None),
    ],
)
def test_an_age_is_whole_years_and_nothing_where_there_is_none(born, years):
    assert age_at(TODAY, born) == years


def test_every_age_beside_a_birth_date_follows_it_and_others_stay():
    values = {
        "date_of_birth": "2016-11-23",
        "age": 3,
        "relation_age": 40,
        "mother_date_of_birth": "1990-01-01",
        "family": [row(1, relation_date_of_birth="2000-01-01"), row(2, relation_age=7), row(3, date_of_birth="soon")],
        "other": [row(4, date_of_birth="2000-01-01")],
    }
    note_ages(values, FIELDS, TODAY)
    assert values == {
        "date_of_birth": "2016-11-23",
        "age": 9,
        "relation_age": 40,
        "mother_date_of_birth": "1990-01-01",
        "family": [
            row(1, relation_date_of_birth="2000-01-01", relation_age=26),
            row(2, relation_age=7),
            row(3, date_of_birth="soon"),
        ],
        "other": [row(4, date_of_birth="2000-01-01")],
    }


def test_a_birth_date_that_is_none_leaves_the_age_that_is_told():
    values = {"date_of_birth": "soon", "age": 3}
    note_ages(values, FIELDS, TODAY)
    assert values["age"] == 3


def faults(values, held=None):
    found = Findings()
    check_ages(values, held or {}, FIELDS, TODAY, found=found)
    return found.problems


@pytest.mark.parametrize(
    ("values", "held", "told"),
    [
        ({"date_of_birth": "2026-11-22"}, {}, []),
        ({"date_of_birth": "2026-11-23"}, {}, [("/date_of_birth", "in_the_future")]),
        ({"date_of_birth": "2026-11-23"}, {"date_of_birth": "2026-11-23"}, []),
        ({"date_of_birth": 2027}, {}, []),
        ({"date_of_birth": None, "age": None}, {"date_of_birth": "2016-01-01"}, []),
        ({"date_of_birth": "2016-01-01", "age": 8}, {}, [("/age", "contradicts_birth_date")]),
        ({"date_of_birth": "2016-01-01", "age": 9}, {}, []),
        ({"date_of_birth": "2016-01-01", "age": 11}, {}, []),
        ({"date_of_birth": "2016-01-01", "age": 12}, {}, [("/age", "contradicts_birth_date")]),
        ({"date_of_birth": "2016-01-01", "age": "old"}, {}, []),
        ({"age": 3}, {"date_of_birth": "2016-01-01"}, [("/age", "contradicts_birth_date")]),
        ({"age": 3}, {"date_of_birth": "2016-01-01", "age": 3}, []),
        ({"date_of_birth": "2024-01-01", "age": 3}, {"date_of_birth": "2016-01-01"}, []),
        ({"date_of_birth": None, "age": 3}, {"date_of_birth": "2016-01-01"}, []),
        ({"relation_age": 3}, {"date_of_birth": "2016-01-01"}, []),
        ({"relation_age": 3}, {"relation_date_of_birth": "2016-01-01"}, [("/relation_age", "contradicts_birth_date")]),
        ({"name": 3}, {"namedate_of_birth": "2016-01-01"}, []),
    ],
)
def test_who_is_not_born_yet_and_an_age_that_contradicts_are_refused_unless_they_are_there_already(values, held, told):
    assert faults(values, held) == told


def test_rows_are_judged_each_by_what_its_own_row_holds():
    held = {"family": [row(1, relation_date_of_birth="2016-01-01", relation_age=2), row(2), row(3, relation_age=60)]}
    rows = [row(2, relation_age=3), row(1, relation_age=3), {"relation_date_of_birth": "2026-11-23"}]
    assert faults({"family": rows}, held) == [
        ("/family/1/relation_age", "contradicts_birth_date"),
        ("/family/2/relation_date_of_birth", "in_the_future"),
    ]
    assert faults({"family": [row(1, relation_age=2)]}, held) == []
    assert faults({"family": [row(1, unknown=[row(4, date_of_birth="2026-11-23")])]}, held) == []
    assert faults({"family": [row(1, relation_date_of_birth="1966-01-01"), row(3, relation_age=60)]}, held) == []
    assert faults({"other": [row(1, date_of_birth="2026-11-23")], "family": "none"}, held) == []


def test_every_value_is_judged_whatever_stands_before_it():
    told = {"name": None, "age": 3, "date_of_birth": "2026-11-23", "relation_date_of_birth": "2026-11-23"}
    assert faults(told, {"age": 3}) == [
        ("/date_of_birth", "in_the_future"),
        ("/relation_date_of_birth", "in_the_future"),
    ]


def left(values, held=None):
    return without_ages(values, held or {}, FIELDS, TODAY)


def test_an_age_that_follows_is_nobody_s_change():
    assert left({"age": 9, "name": "n", "date_of_birth": "2016-01-01"}) == {"name": "n", "date_of_birth": "2016-01-01"}
    assert left({"age": 9, "name": "n"}, {"date_of_birth": "2016-01-01"}) == {"name": "n"}


def test_an_age_that_follows_nothing_is_somebody_s():
    assert left({"age": 9, "name": "n"}) == {"age": 9, "name": "n"}
    assert left({"age": 9}, {"date_of_birth": "soon", "relation_date_of_birth": "2016-01-01"}) == {"age": 9}
    assert left({"age": 9, "date_of_birth": None}, {"date_of_birth": "2016-01-01"}) == {"age": 9, "date_of_birth": None}


def test_a_row_s_age_follows_the_birth_date_of_that_row():
    held = {"family": [row(1, relation_date_of_birth="2016-01-01"), row(2)], "date_of_birth": "2016-01-01"}
    rows = [row(2, relation_age=3, age=4), row(1, relation_age=3, age=4), {"relation_age": 5}]
    kept = {"other": rows, "family": [row(2, relation_age=3, age=4), row(1, age=4), {"relation_age": 5}]}
    assert left({"other": rows, "family": rows}, held) == kept
    assert left({"family": None}, held) == {"family": None}


def test_so_does_the_age_in_a_row_of_a_row():
    children = [row(2, age=4, date_of_birth="2016-01-01"), row(3, age=4)]
    kept = [row(2, date_of_birth="2016-01-01"), row(3, age=4)]
    assert left({"family": [row(1, children=children)]}) == {"family": [row(1, children=kept)]}


def test_birthdays_are_those_of_every_age_that_follows():
    values = {
        "mother_date_of_birth": "1990-03-04",
        "date_of_birth": "2016-02-29",
        "relation_date_of_birth": None,
        "name": "2016-01-01",
        "family": [row(1, relation_date_of_birth="2000-12-31"), row(2, relation_age=3)],
        "other": [row(3, date_of_birth="2000-01-02")],
    }
    assert list(birthdays(values, FIELDS)) == ["02-29", "12-31"]
