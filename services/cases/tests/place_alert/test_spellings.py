"""However a place is spelt, it is the same; at another location, or named otherwise, it is not."""

import unicodedata

import pytest
from cases.search.domain.places import place_terms
from hypothesis import given
from hypothesis import strategies as st

HERE, THERE = "TL0101", "TL0102"
ALIKE = [
    ("Eskola Santa Cecilia", "escola primária SANTA SESÍLIA"),
    ("Escola Básica de Comoro", "Komoro"),
    ("Merkadu Viqueque", "mercado Vikeke"),
    ("Likisa", "Liquiça"),
    ("Liquica", "Liquiça"),
    ("Orfanatu Fatu Hada", "orfanato Fatuhada"),
    ("Panti Asuhan Ta'ibesi", "Taibesi"),
    ("São Francisco", "Sao Fransisko"),
    ("School No. 4 Manleuana", "Manleuana no 4"),
    ("Bairro Pite", "bairu pite"),
    ("مدرسة النور", "مدرسة النور"),
]
APART = [
    ("Eskola Comoro", "Eskola Becora"),
    ("Santa Maria", "Santa Lucia"),
    ("Bee", "Bo'u"),
    ("Eskola 4", "Eskola 5"),
    ("Fatumeta", "Manleuana"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_sounds_alike_is_one_place(one, other):
    assert place_terms(HERE, one) & place_terms(HERE, other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_sounds_otherwise_is_another_place(one, other):
    assert place_terms(HERE, one)
    assert not place_terms(HERE, one) & place_terms(HERE, other)


@pytest.mark.parametrize("name", ["", "   ", "Eskola", "the school", "iha dalan", "...", "\N{SNOWMAN}"])
def test_what_only_says_the_sort_of_place_names_none(name):
    assert place_terms(HERE, name) == set()


NAMES = ("Kanariakalo", "Vikeke", "Fatumeta", "Manleuana", "Balide", "Motael", "Becora", "Santa", "Lospalos")
CHANGES = {
    "shouted": str.upper,
    "whispered": str.lower,
    "with a hard c": lambda name: name.replace("ka", "ca").replace("Ka", "Ca").replace("lo", "llo"),
    "doubled": lambda name: name.replace("l", "ll").replace("t", "tt"),
    "accented": lambda name: name.replace("a", "á").replace("e", "ê"),
    "in parts": lambda name: unicodedata.normalize("NFD", name.replace("a", "á")),
    "with a word of its sort": lambda name: f"Eskola {name}",
    "in a sentence": lambda name: f"iha {name}",
    "with a stop": lambda name: f"{name}.",
}


@given(
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(list(CHANGES)), unique=True),
)
def test_no_chain_of_slips_makes_another_place_of_it(words, slips):
    name = written = " ".join(words)
    for slip in slips:
        written = CHANGES[slip](written)
    assert place_terms(HERE, name) & place_terms(HERE, written), written
    turned = " ".join(reversed(written.split()))
    assert place_terms(HERE, name) & place_terms(HERE, turned), turned
    assert not place_terms(HERE, name) & place_terms(THERE, written)


@given(st.text(max_size=200))
def test_any_text_can_be_a_name(name):
    assert all(kind == "place" and value.startswith(f"{HERE}|") for kind, value in place_terms(HERE, name))
