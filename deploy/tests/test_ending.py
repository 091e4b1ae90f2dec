"""A command that is told to end, or is killed, leaves nothing running of what it began."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from deploy.ending import ToldToEnd, when_told

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("mutate")]
SHELTER = """\
def free(taken):
    return 12 - taken
"""
BEGINNING = """\
import os
import subprocess
import time
from pathlib import Path

from shelter import free

HERE = Path(__file__).parent


def test_beds():
    free(2)
    with (HERE / "begun").open("a") as file:
        file.write(f"{os.getpid()}\\n")
    if STAYS:
        beside = subprocess.Popen(["sleep", "600"])
        (HERE / "pids").write_text(f"{os.getppid()} {os.getpid()} {beside.pid}.")
        time.sleep(600)
"""
MUTATING = """\
import signal
import sys
from pathlib import Path

from deploy import cli
from deploy.commands import mutate

folder = Path(sys.argv[1])
signal.signal(signal.SIGINT, signal.default_int_handler)
mutate.KEPT = folder / "kept"
mutate.NEAREST = folder / "mutation.toml"
cli.main(["mutate", "--jobs", "1"])
"""
TESTING = """\
import signal
import sys

from deploy import cli

signal.signal(signal.SIGINT, signal.default_int_handler)
cli.main(["test", "-c", "/dev/null", "-p", "no:cacheprovider", "-q", sys.argv[1]])
"""
UNCHANGED, MUTANT = "True", "len((HERE / 'begun').read_text().splitlines()) > 2"
"""Who stays: the first run of the unchanged code, or the first mutant's after the two that look at it."""


def is_there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "XZ"
    except OSError:
        return False


def until(found: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + 120
    while not found():
        assert time.monotonic() < deadline, what
        time.sleep(0.05)


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[Callable[[str, str], "subprocess.Popen[bytes]"]]:
    """Begins a command on the shelter in a session of its own, as `sh -c` would."""
    commands = []

    def begin(command: str, stays: str) -> "subprocess.Popen[bytes]":
        (tmp_path / "shelter.py").write_text(SHELTER)
        (tmp_path / "test_shelter.py").write_text(BEGINNING.replace("STAYS", stays))
        (tmp_path / "mutation.toml").write_text(f'[shelter]\ntests = ["{tmp_path}/test_shelter.py"]\n')
        with (tmp_path / "said").open("w") as said:
            commands.append(
                subprocess.Popen(
                    [sys.executable, "-P", "-c", command, str(tmp_path)],
                    env=os.environ | {"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
                    stdout=said,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                )
            )
        return commands[-1]

    yield begin
    for each in commands:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(each.pid, signal.SIGKILL)
        each.wait()


def processes_of(command: "subprocess.Popen[bytes]", folder: Path) -> list[int]:
    """pytest, what it forked or itself, and what a test began."""

    def are_told() -> bool:
        assert command.poll() is None, (folder / "said").read_text()
        return (folder / "pids").exists() and (folder / "pids").read_text().endswith(".")

    until(are_told, "no test was begun")
    found = [int(pid) for pid in (folder / "pids").read_text().removesuffix(".").split()]
    assert all(map(is_there, found))
    return [pid for pid in found if pid != command.pid]


@pytest.mark.parametrize(
    ("how", "stays"), [(signal.SIGTERM, UNCHANGED), (signal.SIGTERM, MUTANT), (signal.SIGINT, MUTANT)]
)
def test_what_mutate_began_ends_with_it(begun, tmp_path: Path, how: signal.Signals, stays: str) -> None:
    command = begun(MUTATING, stays)
    theirs = processes_of(command, tmp_path)
    command.send_signal(how)
    assert command.wait(60) == 130
    assert "mahon: interrupted" in (tmp_path / "said").read_text()
    until(lambda: not any(map(is_there, theirs)), "something is left")


def test_what_a_mutate_that_was_killed_began_ends_too(begun, tmp_path: Path) -> None:
    command = begun(MUTATING, MUTANT)
    theirs = processes_of(command, tmp_path)
    command.kill()
    until(lambda: not any(map(is_there, theirs)), "something is left")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_tests_end_with_the_command_that_runs_them(begun, tmp_path: Path, how: signal.Signals) -> None:
    command = begun(TESTING, UNCHANGED)
    pytest_there, beside = processes_of(command, tmp_path)
    command.send_signal(how)
    assert command.wait(60) == 130
    assert not is_there(pytest_there)
    os.kill(beside, signal.SIGKILL)


def test_what_the_caller_ignores_is_not_heard_and_what_was_done_before_is_done_again() -> None:
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGHUP)}
    try:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        with when_told():
            signal.raise_signal(signal.SIGHUP)
            with pytest.raises(ToldToEnd):
                signal.raise_signal(signal.SIGTERM)
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
        assert signal.getsignal(signal.SIGTERM) == before[signal.SIGTERM]
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
