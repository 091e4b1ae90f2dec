"""A case was registered, edited once, referred, accepted and done: what people would see, and each way to spoil it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from proofs.effects import (
    Case,
    compare_access,
    compare_copies,
    compare_counted,
    compare_files,
    compare_incidents,
    compare_sources,
    compare_versions,
)
from proofs.findings import Findings
from proofs.history import History, KnownCase, KnownTransition
from proofs.news import News, Transition, compare_letters, compare_news, news_of

REFERRED = {"r": KnownTransition("c", "done")}
NEWS: list[News] = [
    ("partner", "referral_made", "r"),
    ("worker", "referral_accepted", "r"),
    ("worker", "referral_done", "r"),
]


def a_case(version: int, age: int, grants: dict[str, str]) -> Case:
    return Case(version, age, grants, {"heard": "f", "counted": "c"})


def a_copy(id: str, version: int, digest: str = "c") -> dict[str, Any]:
    return {"id": id, "version": version, "counted": digest}


@dataclass
class World:
    """Versions of the case: registered, edited, granted, accepted, done."""

    history: History = field(
        default_factory=lambda: History(cases={"c": KnownCase(9, edits=1)}, transitions=dict(REFERRED))
    )
    cases: dict[str, Case] = field(default_factory=lambda: {"c": a_case(5, 9, {"r": "done"})})
    referrals: dict[str, Transition] = field(
        default_factory=lambda: {"r": Transition("c", "done", "granted", "worker", "partner")}
    )
    entries: dict[str, int] = field(default_factory=lambda: {"c": 5})
    copies: dict[str, dict[str, Any]] = field(default_factory=lambda: {"c": a_copy("c", 5)})
    counted: dict[str, tuple[str, bool]] = field(default_factory=lambda: {"r": ("done", True)})
    news: list[News] = field(default_factory=lambda: list(NEWS))

    def kinds(self) -> list[str]:
        found = Findings()
        compare_sources(found, self.history, self.cases, self.referrals)
        compare_versions(found, self.history, self.cases, self.referrals, self.entries)
        compare_access(found, self.cases, self.referrals)
        compare_copies(found, "reporting", self.cases, self.copies)
        compare_counted(found, self.referrals, self.counted)
        compare_news(found, news_of(self.referrals), self.news)
        return [kind for kind, lines in found.kinds().items() if lines]


@pytest.fixture
def world() -> World:
    return World()


def test_what_was_acknowledged_and_happened_once_everywhere_is_whole(world: World) -> None:
    assert world.kinds() == []


def unfollow(world: World) -> None:
    """Cases never heard that the help was given, and everybody agrees with cases."""
    world.cases["c"] = replace(world.cases["c"], version=4, grants={"r": "accepted"})
    world.entries["c"], world.copies["c"] = 4, a_copy("c", 4)


def repeat_step(world: World) -> None:
    world.cases["c"] = replace(world.cases["c"], version=6)
    world.entries["c"], world.copies["c"] = 6, a_copy("c", 6)


def lose_edit(world: World) -> None:
    world.cases["c"] = replace(world.cases["c"], version=4, age=8)
    world.entries["c"], world.copies["c"] = 4, a_copy("c", 4)


def lose_referral(world: World) -> None:
    world.referrals.clear()
    world.counted.clear()
    world.news.clear()
    world.cases["c"] = replace(world.cases["c"], version=2, grants={})
    world.entries["c"], world.copies["c"] = 2, a_copy("c", 2)


def refer_twice(world: World) -> None:
    """A second one under the same key, carried out with all that belongs to it."""
    world.referrals["again"] = Transition("c", "in_progress", "granted", "worker", "partner")
    world.cases["c"] = replace(world.cases["c"], version=6, grants={"r": "done", "again": "in_progress"})
    world.entries["c"], world.copies["c"], world.counted["again"] = 6, a_copy("c", 6), ("in_progress", True)
    world.news.append(("partner", "referral_made", "again"))


@pytest.mark.parametrize(
    ("spoil", "kinds"),
    [
        (lambda world: world.cases.clear(), ["lost", "unequal"]),
        (lose_edit, ["lost"]),
        (lose_referral, ["lost"]),
        (unfollow, ["lost", "unequal"]),
        (repeat_step, ["doubled"]),
        (refer_twice, ["doubled"]),
        (lambda world: world.entries.update(c=6), ["doubled"]),
        (lambda world: world.history.cases.clear(), ["doubled"]),
        (lambda world: world.news.pop(), ["lost"]),
        (lambda world: world.news.append(NEWS[0]), ["doubled"]),
        (lambda world: world.copies.clear(), ["unequal"]),
        (lambda world: world.copies.update(c=a_copy("c", 4)), ["unequal"]),
        (lambda world: world.copies.update(c=a_copy("c", 5, "other")), ["unequal"]),
        (lambda world: world.copies.update(ghost=(1, "")), ["unequal"]),
        (lambda world: world.counted.update(r=("accepted", True)), ["unequal"]),
        (lambda world: world.counted.update(r=("done", False)), ["unequal"]),
    ],
)
def test_each_kind_of_damage_is_seen(world: World, spoil: Callable[[World], object], kinds: list[str]) -> None:
    spoil(world)
    assert world.kinds() == kinds


def test_a_referral_that_waits_for_its_access_is_seen(world: World) -> None:
    world.referrals["r"] = replace(world.referrals["r"], status="in_progress", grant="asked")
    world.history.transitions = {"r": KnownTransition("c", "in_progress")}
    world.cases["c"] = a_case(2, 9, {})
    world.entries["c"], world.copies["c"] = 2, a_copy("c", 2)
    world.counted["r"], world.news = ("in_progress", False), []
    assert world.kinds() == ["unequal"]


def test_an_access_given_that_its_referral_never_heard_of_is_no_double(world: World) -> None:
    world.referrals["r"] = replace(world.referrals["r"], status="in_progress", grant="asked")
    world.history.transitions = {"r": KnownTransition("c", "in_progress")}
    world.cases["c"] = a_case(3, 9, {"r": "in_progress"})
    world.entries["c"], world.copies["c"] = 3, a_copy("c", 3)
    world.counted["r"], world.news = ("in_progress", False), []
    assert world.kinds() == ["unequal"]


def test_only_the_case_without_an_answer_may_deviate(world: World) -> None:
    world.cases["other"] = a_case(1, 3, {})
    world.entries["other"], world.copies["other"] = 1, a_copy("other", 1)
    world.history.cases["other"] = KnownCase(4, doubtful=True)
    assert world.kinds() == []
    world.cases["c"] = replace(world.cases["c"], age=8)
    assert world.kinds() == ["lost"]


def test_a_referral_without_an_answer_may_be_there_once(world: World) -> None:
    refer_twice(world)
    world.history.doubt_sharing("c")
    assert world.kinds() == []
    world.referrals["third"] = Transition("c", "in_progress", "asked", "worker", "partner")
    assert "doubled" in world.kinds()


def test_a_registration_without_an_answer_may_be_there_or_not(world: World) -> None:
    world.history.perhaps_registered.add("maybe")
    assert world.kinds() == []
    world.cases["maybe"] = a_case(1, 3, {})
    world.entries["maybe"], world.copies["maybe"] = 1, a_copy("maybe", 1)
    assert world.kinds() == []


@pytest.mark.parametrize(
    ("written", "arrived", "kinds"),
    [
        ({"a": ("sent", 1)}, {"a": 1}, []),
        ({"a": ("sent", 2)}, {"a": 2}, []),
        ({"a": ("sent", 1)}, {"a": 2}, ["doubled"]),
        ({"a": ("sent", 1)}, {}, ["lost"]),
        ({"a": ("uncertain", 7)}, {}, ["lost"]),
        ({"a": ("unwritten", 0)}, {}, ["lost"]),
        ({"a": ("sending", 1)}, {}, ["unequal"]),
        ({"a": ("waiting", 1)}, {"a": 1}, ["unequal"]),
        ({}, {"a": 1}, ["doubled"]),
    ],
)
def test_each_letter_arrives_and_again_only_where_that_was_in_doubt(
    written: dict[str, tuple[str, int]], arrived: dict[str, int], kinds: list[str]
) -> None:
    found = Findings()
    compare_letters(found, written, arrived)
    assert [kind for kind, lines in found.kinds().items() if lines] == kinds


INCIDENT = ("i", "c")


def beside(listed: list[tuple[str, str | None]], files: dict[str, int], **more: Any) -> list[str]:
    """What is found of a case with one incident and two files acknowledged."""
    history, found = History(cases={"c": KnownCase(9, incidents=["i"], files=2)}, **more), Findings()
    compare_incidents(found, history, listed)
    compare_files(found, history, files)
    return [kind for kind, lines in found.kinds().items() if lines]


def test_incidents_and_files_that_are_there_once_are_no_damage() -> None:
    assert beside([INCIDENT], {"c": 2}) == []


@pytest.mark.parametrize(
    ("listed", "files", "kind"),
    [
        ([], 2, "lost"),
        ([("i", None)], 2, "lost"),
        ([INCIDENT, INCIDENT], 2, "doubled"),
        ([INCIDENT, ("other", "c")], 2, "doubled"),
        ([INCIDENT], 1, "lost"),
        ([INCIDENT], 3, "doubled"),
    ],
)
def test_each_way_to_spoil_incidents_and_files_is_found(
    listed: list[tuple[str, str | None]], files: int, kind: str
) -> None:
    assert kind in beside(listed, {"c": files})


def test_an_incident_without_an_answer_may_be_there() -> None:
    assert beside([INCIDENT, ("other", "c")], {"c": 2}, perhaps_recorded={"other"}) == []
