"""Waits until a program that the supervisor runs answers that it is ready."""

import time
import urllib.error
import urllib.request

from deploy.say import Code, Stopped
from deploy.supervisor import Supervisor

READY_SECONDS = 90
TRIES = 4
_OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def wait(name: str, url: str, supervisor: Supervisor, code: Code = Code.FAILED) -> None:
    """Raises Stopped, with the last line it said, for a program that ended four times or was not ready in time."""
    end = time.monotonic() + READY_SECONDS
    while not _ready(url):
        if supervisor.ended(name, times=TRIES) or time.monotonic() > end:
            raise Stopped(f"{name} did not become ready: {supervisor.last_line(name)}", code)
        time.sleep(0.05)


def _ready(url: str) -> bool:
    try:
        with _OPENER.open(f"{url}/health/ready", timeout=5) as answer:
            return bool(answer.status < 300)  # noqa: PLR2004
    except (urllib.error.URLError, OSError):
        return False
