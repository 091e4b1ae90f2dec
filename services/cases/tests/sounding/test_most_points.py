"""How many points a child can come to at most: what cannot be shown is not looked for, and nothing else is left out."""

from dataclasses import replace
from datetime import date

import pytest
from cases.likeness.domain.scoring import NAME_POINTS, POINTS, SHOWN, TOLD, Child, Likeness, compare, most_points
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.sampled_from(["Maria", "Marya", "Ximenes", "Jimenes", "da", "Conceição", "Konseisaun", "Loro", "Yusuf"])
NAMES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
CHILDREN = st.builds(
    Child,
    names=st.lists(NAMES, min_size=1, max_size=3).map(tuple),
    born=st.none() | st.dates(date(2010, 1, 1), date(2012, 12, 31)).map(date.isoformat),
    age=st.none() | st.integers(0, 17),
    sex=st.none() | st.sampled_from(["female", "male"]),
    place=st.sampled_from([(), ("TL", "TL-DI"), ("TL", "TL-DI", "TL-DI-1"), ("TL", "TL-BA", "TL-BA-1")]),
)


@given(one=CHILDREN, other=CHILDREN)
def test_no_child_comes_to_more(one, other):
    assert compare(one, other).points <= most_points(one)


@given(one=CHILDREN, other=CHILDREN, least=st.sampled_from([SHOWN, TOLD]))
def test_whoever_comes_to_as_many_as_are_asked_for_is_compared_whole_and_nobody_else_seems_to(one, other, least):
    whole, asked = compare(one, other), compare(one, other, least=least)
    assert asked == whole if whole.points >= least else asked.points < least


def test_names_that_cannot_decide_it_are_not_compared():
    boy = Child(names=("Maria Ximenes Loro Yusuf",), age=4, sex="male")
    girl = replace(boy, age=14, sex="female")
    whole = compare(boy, girl)
    assert whole.reasons
    assert compare(boy, girl, least=whole.points + 1) == Likeness(0, ())


@given(child=CHILDREN)
def test_the_child_itself_comes_to_as_much_by_its_longest_name(child):
    longest = max(child.names, key=lambda name: most_points(Child(names=(name,))))
    alone = replace(child, names=(longest,))
    assert compare(alone, alone).points == most_points(alone)


def test_what_is_known_beside_a_name_counts_without_one():
    nameless = Child(names=(), sex="female")
    assert most_points(nameless) == NAME_POINTS[0] + POINTS["same_sex"]
    assert most_points(replace(nameless, age=7)) - most_points(nameless) == POINTS["of_like_age"] > 0


@pytest.mark.parametrize(
    ("known", "is_looked_for"),
    [
        ({"names": ("Maria",)}, False),
        ({"names": ("Maria Ximenes Loro",)}, False),
        ({"names": ("Maria Ximenes Loro",), "sex": "female"}, True),
        ({"names": ("Maria Ximenes Loro Yusuf",)}, True),
        ({"names": ("Maria",), "age": 9, "sex": "female", "place": ("TL", "TL-DI")}, False),
        ({"names": ("Maria",), "born": "2012-01-01", "sex": "female", "place": ("TL", "TL-DI")}, True),
    ],
)
def test_what_is_known_says_whether_anybody_can_be_shown(known, is_looked_for):
    assert (most_points(Child(**known)) >= SHOWN) is is_looked_for
