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
