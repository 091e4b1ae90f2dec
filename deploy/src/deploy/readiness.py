"""Waits until a program that the supervisor runs answers that it is ready."""

import time
from collections.abc import Callable

from deploy.say import Code, Stopped
from deploy.supervisor import Supervisor

READY_SECONDS = 90
TRIES = 4


def wait(name: str, is_ready: Callable[[], bool], supervisor: Supervisor, code: Code = Code.FAILED) -> None:
    """Raises Stopped, with the last line it said, for a program that ended four times or was not ready in time."""
    end = time.monotonic() + READY_SECONDS
    while not is_ready():
        if supervisor.ended(name, times=TRIES) or time.monotonic() > end:
            raise Stopped(f"{name} did not become ready: {supervisor.last_line(name)}", code)
        time.sleep(0.05)
