"""A case was handed over, one was asked for and handed over so, and one was asked for in vain: each way to spoil it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from proofs.effects import (
    Case,
    compare_access,
    compare_handed_over,
    compare_sources,
    compare_versions,
)
from proofs.findings import Findings
from proofs.history import History, KnownCase, KnownTransition
from proofs.news import REQUEST, TRANSFER, News, Transition, compare_news, news_of

ENDED = "owner_changed"


def a_case(version: int, owner: str, **grants: str) -> Case:
    return Case(version, 9, grants, {}, owner)


def shared(case: str, status: str, type: str, **more: object) -> Transition:
    by, to = ("partner", "worker") if type == REQUEST else ("worker", "partner")
    return Transition(case, status, "granted", by, to, type, **more)  # type: ignore[arg-type]  # of the test's own


def as_acknowledged() -> History:
    """`given` was asked for, too, while it was handed over."""
    given, asked, kept = KnownCase(9, "partner"), KnownCase(9, "partner"), KnownCase(9, "worker")
    return History(
        cases={"given": given, "asked": asked, "kept": kept},
        transitions={
            "offer": KnownTransition("given", "accepted", TRANSFER),
            "late": KnownTransition("given", "in_progress", REQUEST),
            "wish": KnownTransition("asked", "accepted", REQUEST),
            "vain": KnownTransition("kept", "rejected", REQUEST),
            "back": KnownTransition("kept", "revoked", TRANSFER),
        },
        promised=Counter({"asked": 1}),
    )


def as_it_is() -> dict[str, Transition]:
    return {
        "offer": shared("given", "accepted", TRANSFER),
        "late": shared("given", "revoked", REQUEST, because=ENDED),
        "wish": shared("asked", "accepted", REQUEST),
        "answer": shared("asked", "accepted", TRANSFER),
        "vain": shared("kept", "rejected", REQUEST),
        "back": shared("kept", "revoked", TRANSFER),
    }


def as_told() -> list[News]:
    return [
        ("partner", "transfer_made", "offer"),
        ("worker", "transfer_accepted", "offer"),
        ("worker", "transfer_request_made", "late"),
        ("partner", "transfer_request_ended", "late"),
        ("worker", "transfer_request_made", "wish"),
        ("partner", "transfer_made", "answer"),
        ("worker", "transfer_accepted", "answer"),
        ("worker", "transfer_request_made", "vain"),
        ("partner", "transfer_request_rejected", "vain"),
        ("partner", "transfer_made", "back"),
        ("partner", "transfer_revoked", "back"),
    ]


@dataclass
class World:
    """Each of the three cases was registered, opened once, and handed over or taken back."""

    history: History = field(default_factory=as_acknowledged)
    transitions: dict[str, Transition] = field(default_factory=as_it_is)
    news: list[News] = field(default_factory=as_told)
    cases: dict[str, Case] = field(
        default_factory=lambda: {
            "given": a_case(3, "partner", offer="done"),
            "asked": a_case(3, "partner", answer="done"),
            "kept": a_case(3, "worker", back="revoked"),
        }
    )
    handed: dict[str, tuple[str, str]] = field(
        default_factory=lambda: {"offer": ("given", "partner"), "answer": ("asked", "partner")}
    )

    def kinds(self) -> list[str]:
        found = Findings()
        compare_sources(found, self.history, self.cases, self.transitions)
        versions = {id: case.version for id, case in self.cases.items()}
        compare_versions(found, self.history, self.cases, self.transitions, versions)
        compare_access(found, self.cases, self.transitions)
        compare_handed_over(found, self.transitions, self.handed)
        compare_news(found, news_of(self.transitions), self.news)
        return [kind for kind, lines in found.kinds().items() if lines]


@pytest.fixture
def world() -> World:
    return World()


def test_what_was_handed_over_once_everywhere_is_whole(world: World) -> None:
    assert world.kinds() == []


def drop(world: World, id: str) -> None:
    """With all that belongs to it but what is known of it."""
    gone = world.transitions.pop(id)
    world.news = [each for each in world.news if each[2] != id]
    world.handed.pop(id, None)
    case = world.cases[gone.case]
    if id in case.grants:
        world.cases[gone.case] = replace(case, version=1, grants={})


def keep(world: World) -> None:
    """Cases never heard that it was accepted, and everybody but who asked agrees with cases."""
    world.cases["given"] = a_case(2, "worker", offer="in_progress")
    world.transitions["offer"] = replace(world.transitions["offer"], over=False)
    world.handed.pop("offer")
    world.news.remove(("worker", "transfer_accepted", "offer"))


def offer_again(world: World) -> None:
    """A second one for one request, carried out with all that belongs to it."""
    world.transitions["again"] = shared("asked", "rejected", TRANSFER)
    world.cases["asked"] = a_case(5, "partner", answer="done", again="rejected")
    world.news += [("partner", "transfer_made", "again"), ("worker", "transfer_rejected", "again")]


def refuse(world: World) -> None:
    """Cases did not open the case, though nothing forbade that."""
    world.transitions["back"] = replace(world.transitions["back"], status="refused", grant="refused")
    world.cases["kept"] = a_case(1, "worker")
    world.news = [each for each in world.news if each[2] != "back"] + [("worker", "transfer_refused", "back")]


def ask_on(world: World) -> None:
    """A request goes on though the case has another owner."""
    world.transitions["late"] = shared("given", "in_progress", REQUEST, over=False)
    world.news.remove(("partner", "transfer_request_ended", "late"))


def wait(world: World) -> None:
    world.transitions["wish"] = replace(world.transitions["wish"], over=False)


def end_for_nothing(world: World) -> None:
    """A request ended although the case is whose it was."""
    world.history.transitions["vain"].status = "in_progress"
    world.transitions["vain"] = shared("kept", "revoked", REQUEST, because=ENDED)
    world.news.remove(("partner", "transfer_request_rejected", "vain"))
    world.news.append(("partner", "transfer_request_ended", "vain"))


@pytest.mark.parametrize(
    ("spoil", "kinds"),
    [
        (lambda world: drop(world, "back"), ["lost"]),
        (lambda world: drop(world, "vain"), ["lost"]),
        (lambda world: drop(world, "answer"), ["lost"]),
        (keep, ["lost", "unequal"]),
        (offer_again, ["doubled"]),
        (refuse, ["lost"]),
        (ask_on, ["unequal"]),
        (wait, ["unequal"]),
        (end_for_nothing, ["lost"]),
        (lambda world: world.cases.update(given=a_case(4, "partner", offer="done")), ["doubled"]),
        (lambda world: world.cases.update(given=a_case(3, "worker", offer="done")), ["lost"]),
        (lambda world: world.cases.update(kept=a_case(3, "worker", back="in_progress")), ["unequal"]),
        (lambda world: world.handed.clear(), ["unequal"]),
        (lambda world: world.handed.update(offer=("given", "worker")), ["unequal"]),
        (lambda world: world.news.pop(), ["lost"]),
        (lambda world: world.news.append(world.news[0]), ["doubled"]),
        (lambda world: world.news.append(("partner", "transfer_made", "nobody's")), ["doubled"]),
    ],
)
def test_each_way_to_spoil_it_is_found(world: World, spoil: Callable[[World], object], kinds: list[str]) -> None:
    spoil(world)
    assert world.kinds() == kinds


def test_an_offer_without_an_answer_may_be_there_once(world: World) -> None:
    offer_again(world)
    world.history.doubt_sharing("asked")
    assert world.kinds() == []
    world.transitions["third"] = shared("asked", "rejected", TRANSFER)
    assert "doubled" in world.kinds()
