"""Waits until a program that the supervisor runs answers that it is ready."""

import time
from collections.abc import Callable

import httpx

from deploy.say import Code, Stopped
from deploy.supervisor import Supervisor

READY_SECONDS = 90
TRIES = 4


def _plainly() -> httpx.BaseTransport:
    return httpx.HTTPTransport(trust_env=False)


def wait(
    name: str,
    url: str,
    supervisor: Supervisor,
    code: Code = Code.FAILED,
    *,
    way: Callable[[], httpx.BaseTransport] = _plainly,
) -> None:
    """Raises Stopped, with the last line it said, for a program that ended four times or was not ready in time."""
    end = time.monotonic() + READY_SECONDS
    while not is_ready(url, way):
        if supervisor.ended(name, times=TRIES) or time.monotonic() > end:
            raise Stopped(f"{name} did not become ready: {supervisor.last_line(name)}", code)
        time.sleep(0.05)


def is_ready(url: str, way: Callable[[], httpx.BaseTransport] = _plainly) -> bool:
    """Whether what is asked there, in that way, says that it is ready."""
    try:
        with httpx.Client(transport=way(), timeout=5) as client:
            return client.get(f"{url}/health/ready").is_success
    except (httpx.TransportError, OSError):
        return False
