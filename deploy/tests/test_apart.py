"""Each half of each service a process: where its metrics are, and whether it works."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from contracts.topology import SERVICES
from deploy.halves import written_down
from deploy.say import Code
from proofs.system import System
from side_by_side import broker_of_the_tests, clear_away

HALVES = {f"{service}-{kind}" for service in SERVICES for kind in ("api", "worker")}


def ask_status(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "deploy", "status", "--state", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_state_on_which_nothing_runs_apart_is_said_in_one_line(tmp_path: Path) -> None:
    done = ask_status(tmp_path)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (Code.STATE, "", 1)


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    with System(tmp_path_factory.mktemp("apart") / "state", environment=broker_of_the_tests()) as running:
        yield running
    asyncio.run(clear_away(running))


def test_every_half_shows_its_metrics_and_says_whether_it_works(system: System) -> None:
    addresses = dict(written_down(system.folder))
    assert addresses.keys() == HALVES
    assert all(address.startswith("127.0.0.1:") for address in addresses.values())
    done = ask_status(system.folder)
    assert (done.returncode, done.stdout.count(" ready ")) == (0, len(HALVES)), done.stdout
    for name, address in addresses.items():
        wanted = "mahon_http_request_seconds" if name.endswith("-api") else "mahon_consuming{"
        assert wanted in httpx.get(f"http://{address}/metrics").text, name


def test_one_that_stands_still_is_told_by_its_name(system: System) -> None:
    worker = system.processes()["notifications-worker"]
    os.kill(worker, signal.SIGSTOP)
    try:
        done = ask_status(system.folder)
    finally:
        os.kill(worker, signal.SIGCONT)
    silent = [line.split()[0] for line in done.stdout.splitlines() if "does not answer" in line]
    assert (done.returncode, silent) == (Code.FAILED, ["notifications-worker"])


@pytest.mark.parametrize("path", ["/", "/metrics/else", "/docs"])
def test_a_worker_answers_nothing_else(path: str) -> None:
    from chassis.pulse import Pulse
    from chassis.serve import observed

    from deploy import ports

    port = ports.free()
    observed(Pulse(), port)
    assert httpx.get(f"http://127.0.0.1:{port}{path}").status_code == 404
    assert httpx.get(f"http://127.0.0.1:{port}/health/ready").text == "starting"
    assert httpx.get(f"http://127.0.0.1:{port}/health/live").status_code == 200
