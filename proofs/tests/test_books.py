"""The numbers of one owner's events against what one consumer took of them."""

import pytest
from proofs.books import Chain, compare_announced, compare_applied
from proofs.findings import Findings

WHOLE = Chain(3, 3, 3, "abc", "case")


def kinds_of(found: Findings) -> list[str]:
    return [kind for kind, lines in found.kinds().items() if lines]


def applied(chain: Chain | None, announced: Chain | None = WHOLE) -> list[str]:
    found = Findings()
    told, taken = ({"s": one} if one is not None else {} for one in (announced, chain))
    compare_applied(found, "reporting", "cases", told, taken)
    return kinds_of(found)


def test_each_number_once_and_the_head_at_the_last_is_whole() -> None:
    assert applied(Chain(3, 3, 3, "abc")) == []


@pytest.mark.parametrize(
    ("taken", "kinds"),
    [
        (None, ["lost"]),
        (Chain(2, 2, 2, "ab"), ["lost"]),
        (Chain(2, 3, 3, "ac"), ["lost"]),
        (Chain(4, 4, 4, "abcd"), ["doubled"]),
        (Chain(3, 3, 3, "abx"), ["overtaken"]),
        (Chain(3, 3, 2, "abc"), ["unequal"]),
        (Chain(3, 3, None, "abc"), ["unequal"]),
    ],
    ids=["nothing", "the last missing", "one missing amid", "one more", "another event", "head behind", "no head"],
)
def test_a_consumer_that_took_anything_else_is_damaged(taken: Chain | None, kinds: list[str]) -> None:
    assert applied(taken) == kinds


def test_what_was_not_announced_to_a_consumer_it_cannot_have_applied() -> None:
    assert applied(WHOLE, announced=None) == ["doubled"]


@pytest.mark.parametrize("kept", [Chain(2, 3, 3, "ac"), Chain(3, 3, 4, "abc"), Chain(3, 3, None, "abc")])
def test_an_owner_whose_numbers_have_a_hole_or_do_not_reach_its_head_lost_something(kept: Chain) -> None:
    found = Findings()
    compare_announced(found, "cases", {"s": kept, "whole": WHOLE})
    assert kinds_of(found) == ["lost"]
    assert len(found.lost) == 1
