"""Processes that stand still: what they hold stays held, and whoever waits for them is not refused."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from proofs.faults.scene import NotProven, Scene

STOP_SECONDS = 60.0
HALVES = ("-api", "-worker")
ALSO = "rabbitmq"


def stop(scene: Scene) -> str:
    """One process gets no time for a minute."""
    running = scene.system.processes()
    name = scene.choose((*sorted(name for name in running if name.endswith(HALVES)), ALSO))
    with standing_still(running[name]) as pid:
        looked, deadline = 0, time.monotonic() + STOP_SECONDS
        while time.monotonic() < deadline:
            time.sleep(min(1.0, STOP_SECONDS))
            if state_of(pid) != "T":
                raise NotProven(f"{name} went on")
            looked += 1
    return f"{name} stood still each of {looked} times that it was looked at, for {STOP_SECONDS:.0f} s"


@contextmanager
def standing_still(pid: int) -> Iterator[int]:
    """The process and all it has started (a shell script's real server is a child of it)."""
    whole = [pid, *children_of(pid)]
    try:
        for each in whole:
            os.kill(each, signal.SIGSTOP)
        yield whole[-1]
    finally:
        for each in whole:
            os.kill(each, signal.SIGCONT)


def children_of(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += [int(child), *children_of(int(child))]
    return found


def state_of(pid: int) -> str:
    """`R`, `S`, `T` … as the kernel says; `X` for none."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "X"
