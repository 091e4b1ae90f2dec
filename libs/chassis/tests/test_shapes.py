"""What goes on the wire of a thing is taken from it by name."""

from types import SimpleNamespace

import pytest
from chassis.errors import NotFound, existing
from chassis.shapes import Shape


class Shown(Shape):
    second: int
    first: str
    third: bool


def test_a_shape_takes_its_members_by_name_in_its_own_order():
    shown = Shown.of(SimpleNamespace(first="a", second=1, third=True, other="kept to itself"), third=False)
    assert list(shown.items()) == [("second", 1), ("first", "a"), ("third", False)]


def test_what_nobody_says_is_no_null():
    with pytest.raises(AttributeError, match="second"):
        Shown.of(SimpleNamespace(first="a", third=True))


@pytest.mark.parametrize("nothing", [0, "", [], False])
def test_what_is_empty_exists_all_the_same(nothing):
    assert existing(nothing) is nothing


def test_what_does_not_exist_is_not_found():
    with pytest.raises(NotFound):
        existing(None)
