"""A pytest plugin: instead of running the tests once, runs for each mutant of a module the tests that reach it.

The tests are imported and collected once. A mutant is a fork that puts the mutant on, runs the tests that execute the
changed statement, the quick ones first, and ends at the first failure. Verdicts are written down one by one, so that
a run which was interrupted goes on where it was.
"""

import asyncio
import contextlib
import gc
import hashlib
import importlib
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import Phase, settings
from testkit import postgres

from deploy import mutants, say
from deploy.ending import ending_with_us
from deploy.mutants import Living, Mutant

SETTING = "MAHON_MUTATE"
SESSION = "MAHON_MUTATE_PROCESS"
"""The process that forks, for the names of its forks' databases."""
PATIENCE = 10
"""How many times longer than unchanged code a mutant may take beside that."""
TOLD_SECONDS = 10
RAN, FAILED, BROKEN = 0, 1, 2


class Verdict(StrEnum):
    KILLED = "killed"
    HANGING = "hanging"
    SURVIVED = "survived"
    UNREACHED = "unreached"
    """No test executes the statement."""


NOTICED = {Verdict.KILLED, Verdict.HANGING}


@dataclass(frozen=True)
class Order:
    """What `./mahon mutate` wants of one run: `verdicts` is where they are kept, `found` where the list goes."""

    module: str
    verdicts: str
    found: str
    jobs: int
    least_seconds: int = 20
    """What every mutant may take before it counts as hanging."""


@dataclass(frozen=True)
class Found:
    """What became of one mutant."""

    function: str
    change: str
    verdict: Verdict


@dataclass(frozen=True)
class Seen:
    """What the unchanged code showed: which lines each test executes, and its seconds."""

    lines: dict[str, set[int]]
    seconds: dict[str, float]

    def reaching(self, mutant: Mutant) -> list[str]:
        """The tests that execute the changed statement, the quickest first."""
        names = [name for name, lines in self.lines.items() if not lines.isdisjoint(mutant.lines)]
        return sorted(names, key=lambda name: self.seconds[name])


def run_with(order: Order) -> dict[str, str]:
    return {SETTING: json.dumps(asdict(order))}


@pytest.hookimpl(trylast=True)
def pytest_configure() -> None:
    """The first example that fails is enough: nobody reads the smallest. Who is told to end ends its forks first."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    settings.register_profile("mutants", settings.default, phases=(Phase.explicit, Phase.reuse, Phase.generate))
    settings.load_profile("mutants")


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    order = Order(**json.loads(os.environ[SETTING]))
    os.environ[SESSION] = str(os.getpid())
    path = Path(str(importlib.import_module(order.module).__file__))
    items = {item.nodeid: item for item in session.items}
    every = mutants.of_file(path)
    book = _Book(Path(order.verdicts), _digest(session.items))
    left = [mutant for mutant in every if book.verdict(mutant) is None]
    if left:
        # Before anything is frozen: the collector then no longer tells what lives.
        living = mutants.living_functions(path)
        try:
            seen = _look_at_unchanged(session, path, Path(order.found))
            bench = _Bench(session, items, seen, living, book)
            bench.check(Path(order.found))
            bench.judge(order, left, len(every))
        finally:
            for slot in range(order.jobs):
                _forget(slot)
    found = [Found(mutant.function, mutant.change, book.known(mutant)) for mutant in every]
    Path(order.found).write_text(json.dumps([asdict(one) for one in found], ensure_ascii=False))
    return True


def _digest(items: list[pytest.Item]) -> str:
    """Of the tests and what lies beside them: a mutant that lived through other tests is tried again."""
    folders = sorted({item.path.parent for item in items})
    texts = [file.read_bytes() for folder in folders for file in sorted(folder.glob("*.py"))]
    names = [item.nodeid.encode() for item in items]
    return hashlib.sha256(b"\0".join([*names, *texts])).hexdigest()[:16]


class _Book:
    """The verdicts, one line each as they come."""

    def __init__(self, file: Path, tests: str) -> None:
        self._file = file
        self._tests = tests
        self._verdicts: dict[str, Verdict] = {}
        for line in file.read_text().splitlines() if file.exists() else ():
            name, by, verdict = line.split()
            if by == tests or verdict in NOTICED:
                self._verdicts[name] = Verdict(verdict)
            else:
                self._verdicts.pop(name, None)

    def verdict(self, mutant: Mutant) -> Verdict | None:
        return self._verdicts.get(mutant.id)

    def known(self, mutant: Mutant) -> Verdict:
        return self._verdicts[mutant.id]

    def write(self, mutant: Mutant, verdict: Verdict) -> None:
        self._verdicts[mutant.id] = verdict
        with self._file.open("a") as file:
            file.write(f"{mutant.id} {self._tests} {verdict}\n")

    def left_alive(self) -> int:
        return sum(verdict not in NOTICED for verdict in self._verdicts.values())


def _look_at_unchanged(session: pytest.Session, path: Path, file: Path) -> Seen:
    """Runs every test once, in a fork of its own as the mutants are. Ends the session if one fails already."""
    say.step(f"{len(session.items)} tests on the unchanged code")

    def look() -> int:
        failed = _Failed()
        lines, seconds = {}, {}
        for item, following in _in_turn(session.items):
            with _traced(path) as executed:
                begun = time.monotonic()
                _run(session, item, following, failed)
                seconds[item.nodeid] = time.monotonic() - begun
            lines[item.nodeid] = sorted(executed)
        said = {"lines": lines, "seconds": seconds, "failed": failed.names, "modules": list(sys.modules)}
        file.write_text(json.dumps(said))
        return RAN

    _await(_fork(look))
    said = json.loads(file.read_text())
    if said["failed"]:
        pytest.exit(f"fails without any mutant: {', '.join(said['failed'])}", returncode=1)
    # What tests import on their way would be imported again for every mutant.
    for name in said["modules"]:
        with contextlib.suppress(Exception):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()
    return Seen({name: set(lines) for name, lines in said["lines"].items()}, said["seconds"])


class _traced:  # noqa: N801  # reads as a verb where it stands
    """The lines of one file that are executed inside."""

    def __init__(self, path: Path) -> None:
        self._name = str(path)
        self._executed: set[int] = set()

    def __enter__(self) -> set[int]:
        sys.settrace(self._called)
        threading.settrace(self._called)
        return self._executed

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)
        threading.settrace(None)

    def _called(self, frame: FrameType, _event: str, _argument: Any) -> Any:
        return self._line if frame.f_code.co_filename == self._name else None

    def _line(self, frame: FrameType, _event: str, _argument: Any) -> Any:
        self._executed.add(frame.f_lineno)
        return self._line


class _Failed:
    """A pytest plugin that notes what failed."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.names.append(report.nodeid)


def _in_turn(items: list[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None], strict=True)


def _run(session: pytest.Session, item: pytest.Item, following: pytest.Item | None, failed: _Failed) -> None:
    manager = session.config.pluginmanager
    if not manager.is_registered(failed):
        manager.register(failed)
    session.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def _kept(slot: int) -> str:
    return f"slot{slot}of{os.environ[SESSION]}"


def _fork(work: Callable[[], int], slot: int = 0) -> int:
    """The process that does it in silence, on the slot's databases, and leads a group of its own."""
    ends_with_us = ending_with_us(signal.SIGKILL)
    child = os.fork()
    if child:
        return child
    code = BROKEN
    try:
        os.setpgid(0, 0)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        ends_with_us()
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.environ[postgres.KEPT] = _kept(slot)
        code = work()
    finally:
        os._exit(code)


def _await(child: int) -> None:
    try:
        os.waitpid(child, 0)
    except BaseException:
        _end(child)
        raise


def _end(child: int) -> None:
    """It, and what its tests began; before it leads its group it has begun nothing."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    with contextlib.suppress(ProcessLookupError, ChildProcessError):
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


@dataclass(frozen=True)
class _Trial:
    """A mutant in a fork, until when it may take, and whose databases it uses."""

    mutant: Mutant
    end: float
    slot: int


class _Bench:
    """Where mutants are tried, several at a time."""

    def __init__(
        self, session: pytest.Session, items: dict[str, pytest.Item], seen: Seen, living: Living, book: _Book
    ) -> None:
        self._session = session
        self._items = items
        self._seen = seen
        self._living = living
        self._book = book
        self._running: dict[int, _Trial] = {}

    def check(self, file: Path) -> None:
        """A fork without a mutant has to pass: else every mutant would seem to be noticed. Ends the session if not."""

        def work() -> int:
            failed = _Failed()
            for item, following in _in_turn(list(self._items.values())):
                _run(self._session, item, following, failed)
            file.write_text("\n".join(failed.names))
            return RAN

        _await(_fork(work))
        if failed := file.read_text():
            pytest.exit(f"fails in a fork without a mutant: {failed}", returncode=1)

    def judge(self, order: Order, left: list[Mutant], every: int) -> None:
        try:
            self._judge(order, left, every)
        finally:
            for child in self._running:
                _end(child)

    def _judge(self, order: Order, left: list[Mutant], every: int) -> None:
        told = 0.0
        for number, mutant in enumerate(left):
            if time.monotonic() > told + TOLD_SECONDS:
                told = time.monotonic()
                done = every - len(left) + number
                say.step(f"{order.module}: {done} of {every} tried, {self._book.left_alive()} not noticed")
            names = self._seen.reaching(mutant)
            if not names:
                self._book.write(mutant, Verdict.UNREACHED)
                continue
            self._wait(order.jobs - 1)
            self._try(mutant, [self._items[name] for name in names], order.least_seconds)
        self._wait(0)

    def _try(self, mutant: Mutant, tests: list[pytest.Item], least_seconds: int) -> None:
        def work() -> int:
            mutants.put_on(mutant, self._living)
            failed = _Failed()
            for item, following in _in_turn(tests):
                _run(self._session, item, following, failed)
                if failed.names:
                    return FAILED
            return RAN

        seconds = sum(self._seen.seconds[item.nodeid] for item in tests)
        end = time.monotonic() + least_seconds + PATIENCE * seconds
        used = {trial.slot for trial in self._running.values()}
        slot = next(number for number in range(len(used) + 1) if number not in used)
        self._running[_fork(work, slot)] = _Trial(mutant, end, slot)

    def _wait(self, most: int) -> None:
        """Until no more than so many are running; who takes too long is ended."""
        while len(self._running) > most:
            child, status = os.waitpid(-1, os.WNOHANG)
            if child:
                self._ended(self._running.pop(child), status)
                continue
            for late in [child for child, trial in self._running.items() if time.monotonic() > trial.end]:
                _end(late)
                trial = self._running.pop(late)
                self._book.write(trial.mutant, Verdict.HANGING)
                _forget(trial.slot)
            time.sleep(0.002)

    def _ended(self, trial: _Trial, status: int) -> None:
        if status == BROKEN << 8:
            pytest.exit(f"{trial.mutant.function} could not be tried: {trial.mutant.change}", returncode=1)
        self._book.write(trial.mutant, Verdict.SURVIVED if status == RAN else Verdict.KILLED)
        if status not in (RAN, FAILED << 8):
            _forget(trial.slot)


def _forget(slot: int) -> None:
    """Its last user could not tidy up."""
    asyncio.run(postgres.drop_kept(_kept(slot)))
