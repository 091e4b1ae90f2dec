"""Mutation testing itself: what tests notice counts, what they do not is named, and nothing counts by mistake."""

import importlib
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from deploy.commands.mutate import behind, nearest
from deploy.mutation import Found, Order, Verdict, run_with
from deploy.places import REPOSITORY
from deploy.survivors import NO_REASON, Survivors

from deploy import mutants, survivors

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("mutate")]
SHELTER = """\
from contextlib import contextmanager
from functools import lru_cache

ROOMS = (
    "north",
    "south",
)
BEDS = 12


def free(taken):
    return BEDS - taken


@lru_cache
def is_full(taken):
    return taken >= BEDS


@contextmanager
def guest(book):
    book.append("in")
    yield
    book.append("out")


def until_full(taken):
    while taken < BEDS:
        taken += 1
    return taken


def greeting():
    return "welcome"
"""
TESTS = """\
from shelter import free, guest, is_full, until_full


def test_beds():
    assert free(2) == 10
    assert is_full(13)
    assert not is_full(11)


def test_guest():
    book = []
    with guest(book):
        assert book == ["in"]
    assert len(book) == 2


def test_until_full():
    assert until_full(11) == 12
"""


def run(folder: Path, tests: str = TESTS) -> tuple[subprocess.CompletedProcess[str], list[Found]]:
    (folder / "shelter.py").write_text(SHELTER)
    (folder / "test_shelter.py").write_text(tests)
    order = Order("shelter", str(folder / "verdicts"), str(folder / "found.json"), jobs=1, least_seconds=2)
    plugins = [part for plugin in ("deploy.mutation", "no:randomly", "no:cacheprovider") for part in ("-p", plugin)]
    done = subprocess.run(
        [sys.executable, "-P", "-m", "pytest", "-c", os.devnull, "--rootdir", folder, *plugins, "-s", "-qq", folder],
        env=os.environ | run_with(order) | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    found = json.loads((folder / "found.json").read_text()) if done.returncode == 0 else []
    return done, [Found(**one | {"verdict": Verdict(one["verdict"])}) for one in found]


@pytest.fixture(scope="module")
def shelter(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shelter")


@pytest.fixture(scope="module")
def verdicts(shelter: Path) -> dict[tuple[str, str], Verdict]:
    done, found = run(shelter)
    assert done.returncode == 0, done.stdout + done.stderr
    return {(one.function, one.change.partition(" → ")[2]): one.verdict for one in found}


def test_what_a_test_notices_is_killed(verdicts: dict[tuple[str, str], Verdict]) -> None:
    assert verdicts["free", "return BEDS + taken"] == Verdict.KILLED


def test_what_no_test_asks_for_survives(verdicts: dict[tuple[str, str], Verdict]) -> None:
    assert verdicts["is_full", "return taken > BEDS"] == Verdict.SURVIVED
    assert verdicts["guest", 'book.append("XXoutXX")'] == Verdict.SURVIVED


def test_decorated_functions_are_mutated_inside(verdicts: dict[tuple[str, str], Verdict]) -> None:
    assert ("is_full", "return taken > BEDS") in verdicts
    assert verdicts["guest", 'book.append("XXinXX")'] == Verdict.KILLED


def test_what_stands_outside_functions_is_left_alone(verdicts: dict[tuple[str, str], Verdict]) -> None:
    assert {function for function, _ in verdicts} == {"free", "is_full", "guest", "until_full", "greeting"}
    assert not any("ROOMS" in change for _, change in verdicts)


def test_what_hangs_is_ended_and_noticed(verdicts: dict[tuple[str, str], Verdict]) -> None:
    assert verdicts["until_full", "taken -= 1"] == Verdict.HANGING


def test_what_no_test_reaches_is_named_without_being_tried(verdicts: dict[tuple[str, str], Verdict]) -> None:
    assert verdicts["greeting", 'return "XXwelcomeXX"'] == Verdict.UNREACHED


def test_only_what_lived_is_tried_again_once_a_test_changes(
    shelter: Path, verdicts: dict[tuple[str, str], Verdict]
) -> None:
    book = shelter / "verdicts"
    before = book.read_text().splitlines()
    done, found = run(shelter, TESTS + "\n\ndef test_full():\n    assert is_full(12)\n")
    alive = {one.change.partition(" → ")[2] for one in found if one.verdict == Verdict.SURVIVED}
    assert "return taken > BEDS" not in alive, done.stdout
    assert 'book.append("XXoutXX")' in alive
    lived = [line for line in before if line.endswith((Verdict.SURVIVED, Verdict.UNREACHED))]
    tried_again = book.read_text().splitlines()[len(before) :]
    assert sorted(line.split()[0] for line in tried_again) == sorted(line.split()[0] for line in lived)


def test_tests_that_fail_anyway_are_not_taken_for_watchful(tmp_path: Path) -> None:
    done, _ = run(tmp_path, TESTS + "\n\ndef test_wrong():\n    assert free(2) == 11\n")
    assert done.returncode == 1
    assert "fails without any mutant: test_shelter.py::test_wrong" in done.stdout + done.stderr


def test_a_mutant_keeps_its_name_when_something_else_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def names(source: str) -> set[str]:
        file = tmp_path / "shelter.py"
        file.write_text(source)
        space: dict[str, object] = {}
        exec(compile(source, str(file), "exec"), space)  # noqa: S102  # the functions have to live here
        kept.append(space)
        return {mutant.id for mutant in mutants.of_file(file) if mutant.function == "free"}

    kept: list[object] = []
    assert names(SHELTER) == names("# a line more\n" + SHELTER)
    assert names(SHELTER).isdisjoint(names(SHELTER.replace("BEDS - taken", "BEDS - taken - 1")))


def test_reasons_are_kept_as_long_as_the_survivor_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survivors, "REPOSITORY", tmp_path)
    (tmp_path / "docs").mkdir()
    found = [
        Found("free", "a → b", Verdict.KILLED),
        Found("guest", "c: `d` → e", Verdict.SURVIVED),
        Found("guest", "f → g", Verdict.UNREACHED),
    ]
    first = survivors.of("shelter", found, {})
    assert (first.noticed, first.every, len(first.unexplained())) == (1, 3, 2)
    guest = next(iter(first.reasons))
    first.reasons[guest] = "the same: by definition"
    survivors.write({"shelter": first, "other": Survivors("other", 4, 4)})
    read = survivors.read()
    assert read == {"other": Survivors("other", 4, 4), "shelter": first}
    again = survivors.of("shelter", found, read)
    assert again.reasons[guest] == "the same: by definition"
    assert list(again.reasons.values()).count(NO_REASON) == 1
    gone = survivors.of("shelter", found[:1], read)
    assert (gone.reasons, gone.share()) == ({}, 1.0)


def test_what_is_to_be_mutated_is_there_and_so_are_its_tests() -> None:
    for module, near in nearest().items():
        assert importlib.util.find_spec(module), module
        assert all((REPOSITORY / test).exists() for test in near.tests), module


def outdated(known: Survivors, file: Path) -> set[str]:
    """What the page says of a module that is not so in this file: the number of its mutants, or a survivor."""
    there = [Found(mutant.function, mutant.change, Verdict.SURVIVED) for mutant in mutants.of_file(file)]
    survivors_there = survivors.of(known.module, there, {}).reasons
    gone = {one for one in known.reasons if one.removesuffix(" (unreached)") not in survivors_there}
    return gone | ({f"{known.every} mutants, not {len(there)}"} if known.every != len(there) else set())


@pytest.mark.parametrize("module", nearest())
def test_the_page_tells_of_the_code_as_it_is(module: str) -> None:
    file = Path(str(importlib.import_module(module).__file__))
    known = survivors.read()
    found = outdated(known[module], file) if module in known else {"nothing"}
    if module in behind():
        assert found, f"{module} was tried: it is not behind any more"
    else:
        assert found == set(), f"./mahon mutate {module} writes it anew"


def test_what_is_behind_says_by_what() -> None:
    assert set(behind()) <= set(nearest())
    assert all(len(what.split()) > 1 for what in behind().values())


def test_a_page_that_tells_of_older_code_is_found(tmp_path: Path) -> None:
    file = tmp_path / "shelter.py"
    file.write_text(SHELTER)
    space: dict[str, object] = {}
    exec(compile(SHELTER, str(file), "exec"), space)  # noqa: S102  # the functions have to live here
    there = len(mutants.of_file(file))
    alive, gone = ('`greeting`: ``return "welcome" → return "XXwelcomeXX"`` (unreached)', "`greeting`: ``x → y``")
    assert outdated(Survivors("shelter", there, there, {alive: "so"}), file) == set()
    assert outdated(Survivors("shelter", there, there, {alive: "so", gone: "so"}), file) == {gone}
    assert outdated(Survivors("shelter", there, there + 1), file) == {f"{there + 1} mutants, not {there}"}


def test_no_survivor_is_without_a_reason_and_none_is_of_what_is_not_mutated() -> None:
    known = survivors.read()
    assert set(nearest()) - set(behind()) <= set(known) <= set(nearest())
    assert {name: one.unexplained() for name, one in known.items() if one.unexplained()} == {}
