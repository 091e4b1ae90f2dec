"""Programs that are kept running, and what they write."""

import sys
import time
from pathlib import Path

import pytest
from deploy.supervisor import Program, Supervisor

from deploy import state, supervisor

TALKATIVE = "import sys, time\nwhile True: print('x' * 99, flush=True); time.sleep(0.0005)"


def test_a_log_begins_anew_while_its_program_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervisor, "LONGEST_LOG", 20_000)
    monkeypatch.setattr(supervisor, "LOOK_AT_LOGS_SECONDS", 0.05)
    with state.opened(tmp_path) as kept, Supervisor(kept) as running:
        running.start(Program("talkative", [sys.executable, "-c", TALKATIVE]))
        log, before = running.log("talkative"), running.log("talkative").with_suffix(".log.1")
        seen = 0
        end = time.monotonic() + 20
        while seen < 5 and time.monotonic() < end:
            if before.exists():
                before.unlink()
                seen += 1
            time.sleep(0.02)
        assert not running.ended("talkative")
        assert log.read_bytes().lstrip(b"\0")[:1] == b"x"
        assert b"\0" not in log.read_bytes()
    assert seen == 5
    assert log.stat().st_size < 2_000_000


def test_what_ends_on_a_full_disk_runs_again(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no device that is always full")
    with state.opened(tmp_path) as kept, Supervisor(kept) as running:
        running.log("supervisor").symlink_to("/dev/full")
        running.start(Program("short", [sys.executable, "-c", "import time; time.sleep(0.1)"]))
        (tmp_path / "processes.new").symlink_to("/dev/full")
        end = time.monotonic() + 30
        while not running.ended("short", times=3) and time.monotonic() < end:
            time.sleep(0.05)
        assert running.ended("short", times=3)
