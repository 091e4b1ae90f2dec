"""Programs that are forked from one that has imported everything, and what is done aside: real processes."""

import importlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from deploy.aside import helped
from deploy.say import Code, Stopped
from deploy.supervisor import Program, Supervisor

from deploy import aside, state

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("forks")]
SOON = 90.0
MODULE = "forked_probe"
PROBE = """
import json, os, sys, time

def main():
    told = {"environment": dict(os.environ), "arguments": sys.argv[1:], "folder": os.getcwd()}
    told |= {"parent": os.getppid(), "leads": os.getsid(0) == os.getpid(), "modules": len(sys.modules)}
    print(json.dumps(told), flush=True)
    time.sleep(600)

if __name__ == "__main__":
    main()
"""
OWNER = """
import sys, time
from pathlib import Path
from deploy import state
from deploy.supervisor import Supervisor
from test_forks import fork_server, probe, until

folder = Path(sys.argv[1])
with state.opened(folder / "state") as kept, Supervisor(kept) as running:
    running.start(fork_server(folder))
    until(running.can_fork)
    running.start(probe(folder))
    print("begun", flush=True)
    time.sleep(600)
"""


def fork_server(folder: Path) -> Program:
    (folder / f"{MODULE}.py").write_text(PROBE)
    environment = os.environ | {"PYTHONPATH": str(folder)}
    return Program("forkserver", [sys.executable, "-P", "-m", "deploy.forkserver"], environment, forks=True)


def probe(folder: Path, name: str = "probe") -> Program:
    command = [sys.executable, "-P", "-m", MODULE, "--port", "5"]
    environment = {"PYTHONPATH": str(folder), "GIVEN": "to it alone"}
    return Program(name, command, environment, folder=folder, module=MODULE)


def until(found: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + SOON
    while not (answer := found()):
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
    return answer


def pid_of(running: Supervisor, name: str) -> int:
    return int(json.loads((running.state.folder / "processes.json").read_text())[name])


def command_of(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/cmdline").read_text().split("\0")


def is_there(pid: int) -> bool:
    """A process that has ended and was not asked about yet counts as gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "XZ"
    except FileNotFoundError:
        return False


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("forks")


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[Supervisor]:
    with state.opened(folder / "state") as kept, Supervisor(kept) as supervisor:
        supervisor.start(fork_server(folder))
        until(supervisor.can_fork)
        yield supervisor


def test_a_fork_is_what_it_would_be_had_it_been_started_by_itself(running: Supervisor, folder: Path) -> None:
    running.start(probe(folder, "alone"))
    pid = pid_of(running, "alone")
    told = json.loads(until(lambda: running.log("alone").read_text()))
    modules = told.pop("modules")
    assert told == {
        "environment": {"PYTHONPATH": str(folder), "GIVEN": "to it alone"},
        "arguments": ["--port", "5"],
        "folder": str(folder),
        "parent": os.getpid(),
        "leads": True,
    }
    assert "deploy.forkserver" in command_of(pid)
    assert modules > 1_000
    assert {file.name for file in Path(f"/proc/{pid}/fd").iterdir()} == {"0", "1", "2"}
    running.stop("alone")
    assert not is_there(pid)


def test_forks_share_what_they_do_not_change(running: Supervisor, folder: Path) -> None:
    names = [f"sharing-{number}" for number in range(4)]
    for name in names:
        running.start(probe(folder, name))
        until(lambda name=name: running.log(name).read_text())
    rollup = Path(f"/proc/{pid_of(running, names[0])}/smaps_rollup").read_text().splitlines()[1:]
    sizes = {line.split(":")[0]: int(line.split()[1]) for line in rollup}
    print(f"a fork of five: {sizes['Pss'] / 1024:.0f} MB of its own, {sizes['Rss'] / 1024:.0f} MB seen")
    assert sizes["Pss"] < sizes["Rss"] / 2
    for name in names:
        running.stop(name)


def test_one_that_is_killed_is_forked_again(running: Supervisor, folder: Path) -> None:
    running.start(probe(folder))
    first = pid_of(running, "probe")
    os.kill(first, signal.SIGKILL)
    second = until(lambda: (found := pid_of(running, "probe")) != first and found)
    assert "deploy.forkserver" in command_of(second)
    assert not is_there(first)
    running.stop("probe")


def test_forks_outlive_the_fork_server_and_come_back_while_it_is_away(running: Supervisor, folder: Path) -> None:
    running.start(probe(folder))
    server, first = pid_of(running, "forkserver"), pid_of(running, "probe")
    os.kill(server, signal.SIGKILL)
    until(lambda: not is_there(server))
    assert is_there(first)
    os.kill(first, signal.SIGKILL)
    second = until(lambda: (found := pid_of(running, "probe")) != first and is_there(found) and found)
    assert MODULE in command_of(second)
    until(lambda: pid_of(running, "forkserver") != server and running.can_fork())
    assert is_there(second)
    os.kill(second, signal.SIGKILL)
    third = until(lambda: (found := pid_of(running, "probe")) != second and is_there(found) and found)
    assert "deploy.forkserver" in command_of(third)
    running.stop("probe")


def test_forks_end_with_who_had_them_forked(tmp_path: Path) -> None:
    here = os.environ | {"PYTHONPATH": str(Path(__file__).parent)}
    owner = subprocess.Popen([sys.executable, "-c", OWNER, str(tmp_path)], env=here, stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    with owner.stdout:
        assert owner.stdout.readline() == "begun\n"
    pids = json.loads((tmp_path / "state" / "processes.json").read_text())
    assert pids.keys() == {"forkserver", "probe"}
    assert all(map(is_there, pids.values()))
    owner.kill()
    owner.wait()
    until(lambda: not any(map(is_there, pids.values())))


def stopping(code: Code) -> None:
    raise Stopped("that cannot be", code)


def failing() -> None:
    raise LookupError("nothing there")


def environment_of(name: str) -> str | None:
    return os.environ.get(name)


def test_what_is_done_aside_is_done_by_somebody_else_who_then_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    with helped() as hands:
        other = hands.do("os:getpid")
        assert other != os.getpid()
        with pytest.raises(Stopped, match="that cannot be") as stopped:
            hands.do("test_forks:stopping", Code.DISK)
        assert stopped.value.code == Code.DISK
        with pytest.raises(RuntimeError, match="LookupError"):
            hands.do("test_forks:failing")
        monkeypatch.setenv("MAHON_SAID_LATER", "yes")
        assert hands.do("test_forks:environment_of", "MAHON_SAID_LATER") == "yes"
        assert hands.do("os:getpid") == other
        hands.end()
        assert not is_there(other)


def test_what_is_asked_for_by_name_is_there() -> None:
    text = "".join(file.read_text() for file in Path(aside.__file__).parent.rglob("*.py"))
    asked = re.findall(r'"(deploy\.\w+):(\w+)"', text)
    works = [getattr(importlib.import_module(module), name) for module, name in asked]
    assert len(works) > 7
    assert all(map(callable, works))
