"""One approval was asked for and given, one sent back and asked for again: each way to spoil it."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from proofs.approval_effects import approvals_of, compare_approvals, compare_states
from proofs.findings import Findings
from proofs.history import History, KnownApproval, KnownCase
from proofs.news import News, compare_news, news_of_approvals, news_of_deadlines

SAID = [
    ("given", "requested"),
    ("back", "requested"),
    ("given", "approved"),
    ("back", "rejected"),
    ("again", "requested"),
]
CASE_OF = {"given": "one", "back": "other", "again": "other"}


def as_acknowledged() -> History:
    said = dict(SAID)
    known = {id: KnownApproval(CASE_OF[id], said[id]) for id in CASE_OF}
    cases = {id: KnownCase(9, "worker") for id in ("one", "other")}
    return History(cases=cases, approvals=known, supervisors={"worker": "manager"})


def as_told() -> list[News]:
    to = {"requested": "manager", "approved": "worker", "rejected": "worker"}
    return [(to[status], f"approval_{status}", id) for id, status in SAID]


@dataclass
class World:
    history: History = field(default_factory=as_acknowledged)
    said: list[tuple[str, str]] = field(default_factory=lambda: list(SAID))
    states: dict[str, str] = field(default_factory=lambda: {"one": "approved", "other": "pending"})
    news: list[News] = field(default_factory=as_told)

    def kinds(self) -> list[str]:
        found = Findings()
        rows = [
            {"id": id, "case_id": CASE_OF.get(id, "one"), "owner": "worker", "status": status}
            for id, status in self.said
        ]
        approvals = approvals_of(rows)
        compare_approvals(found, self.history, approvals)
        compare_states(found, approvals, self.states)
        compare_news(found, news_of_approvals(approvals, self.history.supervisors), self.news)
        return [kind for kind, lines in found.kinds().items() if lines]


@pytest.fixture
def world() -> World:
    return World()


def test_what_was_asked_for_and_answered_once_is_whole(world: World) -> None:
    assert world.kinds() == []


def lose_answer(world: World) -> None:
    """Cases and everybody who was told agree that nobody answered."""
    world.said.remove(("given", "approved"))
    world.states["one"] = "pending"
    world.news.remove(("worker", "approval_approved", "given"))


def lose_request(world: World) -> None:
    world.said.remove(("again", "requested"))
    world.states["other"] = "rejected"
    world.news.pop()


def ask_twice(world: World) -> None:
    """A second one under the same key, with all that belongs to it."""
    world.said.append(("ghost", "requested"))
    world.states["one"] = "pending"
    world.news.append(("manager", "approval_requested", "ghost"))


def answer_twice(world: World) -> None:
    world.said.append(("given", "approved"))
    world.news.append(("worker", "approval_approved", "given"))


def answer_otherwise(world: World) -> None:
    world.said[2] = ("given", "rejected")
    world.states["one"] = "rejected"
    world.news[2] = ("worker", "approval_rejected", "given")


def answer_first(world: World) -> None:
    world.said[0], world.said[2] = world.said[2], world.said[0]
    world.states["one"] = "pending"


@pytest.mark.parametrize(
    ("spoil", "kinds"),
    [
        (lose_answer, ["lost"]),
        (lose_request, ["lost"]),
        (ask_twice, ["doubled"]),
        (answer_twice, ["doubled"]),
        (answer_otherwise, ["overtaken"]),
        (answer_first, ["overtaken"]),
        (lambda world: world.states.update(one="pending"), ["lost"]),
        (lambda world: world.states.pop("other"), ["lost"]),
        (lambda world: world.news.pop(), ["lost"]),
        (lambda world: world.news.append(world.news[0]), ["doubled"]),
        (lambda world: world.news.append(("stranger", "approval_requested", "given")), ["doubled"]),
    ],
)
def test_each_way_to_spoil_it_is_found(world: World, spoil: Callable[[World], object], kinds: list[str]) -> None:
    spoil(world)
    assert world.kinds() == kinds


def test_what_had_no_answer_may_be_there_or_not(world: World) -> None:
    world.history.approvals["again"].doubtful = True
    world.history.perhaps_asked["one"] = 1
    assert world.kinds() == []
    ask_twice(world)
    world.said.append(("again", "approved"))
    world.states["other"] = "approved"
    world.news.append(("worker", "approval_approved", "again"))
    assert world.kinds() == []


def test_a_deadline_is_told_to_its_owner_then_to_who_supervises_and_to_who_oversees_each_once() -> None:
    rows = [
        {"id": "d", "owner": "worker", "type": f"cases.deadline_{what}.v1", "rung": rung}
        for what, rung in (("missed", ""), ("escalated", "supervisor"), ("escalated", "national"))
    ]
    told = [
        ("worker", "deadline_missed", "d"),
        ("worker", "deadline_passed_on", "d"),
        ("manager", "deadline_escalated", "d"),
        ("head", "deadline_escalated", "d"),
    ]
    due = news_of_deadlines(rows, {"worker": "manager"}, "head")
    for spoilt, kinds in ((told, []), (told[1:], ["lost"]), ([*told, told[0]], ["doubled"])):
        found = Findings()
        compare_news(found, due, spoilt)
        assert [kind for kind, lines in found.kinds().items() if lines] == kinds
