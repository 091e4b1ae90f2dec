"""The state folder and what stands in the way of a start: one clear line and an exit code."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from deploy.beginning import decide_kind
from deploy.say import Code, Stopped
from deploy.site import Kind
from deploy.supervisor import Program, Supervisor

from deploy import ports, state


def up(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-P", "-m", "deploy", "up", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_two_starts_on_one_state_are_refused_with_the_process_that_has_it(tmp_path: Path) -> None:
    with state.opened(tmp_path):
        done = up("--state", str(tmp_path), "--port", str(ports.free()))
    assert done.returncode == Code.STATE
    assert f"already runs on {tmp_path} (process {os.getpid()})" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_port_in_use_is_said_before_anything_is_begun(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = up("--state", str(folder), "--port", str(taken.getsockname()[1]))
    assert done.returncode == Code.PORT
    assert "is in use; choose another with --port" in done.stderr
    assert not folder.exists()


def test_the_state_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    with state.opened(tmp_path):
        pass
    file = tmp_path / "state.json"
    newer = json.dumps(json.loads(file.read_text()) | {"version": state.VERSION + 1})
    file.write_text(newer)
    done = up("--state", str(tmp_path), "--port", str(ports.free()))
    assert done.returncode == Code.STATE
    assert "newer Mahon" in done.stderr
    assert file.read_text() == newer


def test_a_full_disk_is_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(state, "DISK_NEEDED_MB", 10**9)
    with pytest.raises(Stopped, match="the disk is full") as stopped, state.opened(tmp_path):
        pass
    assert stopped.value.code == Code.DISK


def test_empty_wants_a_first_superuser(tmp_path: Path) -> None:
    with state.opened(tmp_path) as kept:
        with pytest.raises(Stopped, match="--admin"):
            decide_kind(kept, empty=True, admin=None)
        assert decide_kind(kept, empty=True, admin=("one", "two")) is Kind.EMPTY
        assert decide_kind(kept, empty=False, admin=None) is Kind.DEMONSTRATION


def test_a_real_one_never_becomes_a_demonstration_nor_the_other_way_round(tmp_path: Path) -> None:
    with state.opened(tmp_path) as kept:
        kept.remember(kind=Kind.EMPTY)
        assert decide_kind(kept, empty=False, admin=None) is Kind.EMPTY
        kept.remember(kind=Kind.DEMONSTRATION)
        with pytest.raises(Stopped, match="holds the demonstration"):
            decide_kind(kept, empty=True, admin=("one", "two"))


def test_what_is_remembered_is_there_at_the_next_start_and_only_for_its_owner(tmp_path: Path) -> None:
    with state.opened(tmp_path) as kept:
        kept.remember(demonstration="loaded")
        before = kept.password("postgres")
    with state.opened(tmp_path) as kept:
        assert kept.get("demonstration") == "loaded"
        assert kept.password("postgres") == before
        assert kept.password("rabbitmq") != before
    assert (tmp_path / "state.json").stat().st_mode & 0o077 == 0


def test_a_program_that_dies_is_started_again_and_ends_with_its_context(tmp_path: Path) -> None:
    with state.opened(tmp_path) as kept, Supervisor(kept) as supervisor:
        supervisor.start(Program("sleeper", ["sleep", "60"]))
        first = processes(tmp_path)["sleeper"]
        os.kill(first, signal.SIGKILL)
        end = time.monotonic() + 10
        while processes(tmp_path)["sleeper"] == first and time.monotonic() < end:
            time.sleep(0.05)
        second = processes(tmp_path)["sleeper"]
        assert second != first
        assert supervisor.ended("sleeper")
    assert not Path(f"/proc/{second}").exists()
    assert not (tmp_path / "processes.json").exists()


def processes(folder: Path) -> dict[str, int]:
    found: dict[str, int] = json.loads((folder / "processes.json").read_text())
    return found


@pytest.mark.parametrize("given", ["nobody", ":secret", "nobody:"])
def test_an_admin_without_name_or_password_is_refused(given: str, tmp_path: Path) -> None:
    done = up("--state", str(tmp_path), "--port", str(ports.free()), "--empty", "--admin", given)
    assert done.returncode == Code.USAGE
    assert "user:password" in done.stderr
