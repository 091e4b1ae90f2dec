"""Spellings of one name sound alike, whatever language they come from; and nothing typed breaks it."""

import json
from itertools import combinations
from pathlib import Path

import pytest
from cases.likeness.domain.names import name_likeness
from cases.likeness.domain.scoring import Child, compare
from cases.search.domain.sounding import key_of, sound_of, word_likeness, words_of
from hypothesis import given
from hypothesis import strategies as st

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text())
ALIKE = [
    ("Ximenes", "Jimenes", "Simenes"),
    ("João", "Joao", "Joaun", "Juaun"),
    ("Conceição", "Konseisaun", "Conceicao"),
    ("Quintão", "Kintaun"),
    ("Carvalho", "Karvallu"),
    ("Noronha", "Noroña", "Noronya"),
    ("Yusuf", "Jusuf", "يوسف"),
    ("Suharto", "Soeharto"),
    ("Muhammad", "Mohamed", "محمد"),
    ("Hasan", "Hassan", "حسن"),
    ("Fatima", "Fatimah", "فاطمة"),
]
TEXTS = st.one_of(
    st.text(max_size=30), st.text("aeioumnhsxjzcçãõ '-.", max_size=30), st.text("ابدعمحنوي ", max_size=12)
)
CHILDREN = st.builds(
    Child,
    names=st.lists(TEXTS, max_size=3).map(tuple),
    born=st.one_of(st.none(), st.dates().map(lambda day: day.isoformat()), st.just("no day")),
    age=st.one_of(st.none(), st.integers(0, 130)),
    sex=st.sampled_from([None, "female", "male"]),
    place=st.lists(st.sampled_from("abc"), max_size=3).map(tuple),
)


@pytest.mark.parametrize("spellings", ALIKE, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_have_one_key_and_are_alike(spellings):
    words = [words_of(each) for each in spellings]
    assert len({tuple(map(key_of, each)) for each in words}) == 1
    for one, other in combinations(words, 2):
        assert word_likeness(one[0], other[0]) >= 0.85


@pytest.mark.parametrize(("one", "other"), [("Maria", "Rosa"), ("João", "José"), ("Ana", "Eva"), ("Costa", "Soares")])
def test_other_names_are_not_alike(one, other):
    assert name_likeness(one, other).points == 0


def test_order_missing_words_particles_and_titles_do_not_hide_a_name():
    whole = "Maria Fátima da Costa Soares"
    for told in ("Soares Maria Fatima Costa", "Ma. Fátima Costa Soares", "Mana Maria Costa", "Maria Soares"):
        assert name_likeness(whole, told).points > 0, told


def test_what_is_nothing_but_a_particle_is_a_name_all_the_same():
    assert words_of("da") == ("da",)


def test_names_are_heard_as_the_devices_hear_them():
    for name, words, sounds, keys in VECTORS["names"]:
        heard = words_of(name)
        assert (list(heard), list(map(sound_of, heard)), list(map(key_of, heard))) == (words, sounds, keys)


def test_pairs_get_the_points_that_the_devices_give():
    for row in VECTORS["pairs"]:
        one, other = (
            Child(**{**row[at], "names": tuple(row[at]["names"]), "place": tuple(row[at]["place"])})
            for at in ("one", "other")
        )
        found = compare(one, other)
        assert found.points == row["points"]
        assert [vars(reason) for reason in found.reasons] == row["reasons"]


@given(TEXTS, TEXTS)
def test_it_does_not_matter_which_name_comes_first(one, other):
    first, second = name_likeness(one, other), name_likeness(other, one)
    assert (first.points, first.words, first.way) == (second.points, second.words, second.way)
    assert 0 <= first.score <= 1


@given(CHILDREN, CHILDREN)
def test_the_points_are_those_of_the_reasons_and_the_same_either_way(one, other):
    found = compare(one, other)
    assert found.points == sum(reason.points for reason in found.reasons)
    assert found == compare(other, one)


@given(TEXTS)
def test_a_name_is_like_itself(name):
    found = name_likeness(name, name)
    assert (found.score, found.way) == ((1.0, "same_name") if words_of(name) else (0.0, "same_name"))


def spoken(one, other):
    """What speaks for or against it beside the name: field and code."""
    children = [Child(names=("Maria Soares",), **about) for about in (one, other)]
    found = compare(*children)
    assert found == compare(*reversed(children))
    return [(reason.field, reason.code) for reason in found.reasons if reason.field != "name"]


@pytest.mark.parametrize(
    ("age", "code"),
    [(7, "of_like_age"), (8, "of_like_age"), (9, "born_years_apart"), (10, "born_years_apart"), (11, "ages_differ")],
)
def test_ages_speak_for_it_or_against_by_the_years_between_them(age, code):
    assert spoken({"age": 7}, {"age": age}) == [("age", code)]
    assert spoken({"age": 7}, {}) == []
    assert spoken({"age": 7, "born": "2019-05-01"}, {"age": age}) == [("age", code)]
    assert spoken({"age": 7, "born": "nonsense"}, {"age": age, "born": "2019-05-01"}) == [("age", code)]


@pytest.mark.parametrize(
    ("born", "code"),
    [
        ("2015-03-04", "same_birth_day"),
        ("2015-04-03", "day_and_month_swapped"),
        ("2016-03-04", "born_within_a_year"),
        ("2016-03-05", "born_years_apart"),
        ("2018-03-06", "born_years_apart"),
        ("2018-03-07", "ages_differ"),
    ],
)
def test_birth_days_speak_by_the_days_between_them_and_not_the_ages(born, code):
    assert spoken({"born": "2015-03-04", "age": 1}, {"born": born, "age": 9}) == [("date_of_birth", code)]


def test_a_sex_speaks_where_both_are_known():
    assert spoken({"sex": "female"}, {"sex": "female"}) == [("sex", "same_sex")]
    assert spoken({"sex": "female"}, {"sex": "male"}) == [("sex", "sex_differs")]
    assert spoken({"sex": "female"}, {}) == []


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (("TL", "DI", "1"), ("TL", "DI", "1"), "same_place"),
        (("TL", "DI", "1"), ("TL", "DI", "2"), "near_place"),
        (("TL", "DI", "1"), ("TL", "DI"), "near_place"),
        (("TL",), ("TL", "DI"), "near_place"),
        (("TL", "DI"), ("TL", "BA"), "place_differs"),
        (("TL", "DI", "1"), ("TL", "BA", "1"), "place_differs"),
        (("TL",), ("ID", "TL"), "place_differs"),
    ],
)
def test_places_are_near_in_one_area_or_where_one_lies_in_the_other(one, other, code):
    assert spoken({"place": one}, {"place": other}) == [("location_current", code)]
    assert spoken({"place": one}, {}) == []
