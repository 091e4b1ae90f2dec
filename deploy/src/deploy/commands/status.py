"""`./mahon status`: whether each process of a Mahon that runs apart is ready, and where its metrics are."""

from pathlib import Path
from typing import Annotated

import httpx
import typer

from deploy import halves, say
from deploy.places import HOME
from deploy.say import Code, Stopped

STATE_SECONDS = 3
READY = "ready"


def status(
    *, state_folder: Annotated[Path, typer.Option("--state", help="Folder of the running Mahon.")] = HOME
) -> None:
    """Say of each process that runs apart whether it is ready, and where its metrics are. Exit code 1: one is not."""
    with say.one_clear_line():
        found = halves.written_down(state_folder)
        if not found:
            raise Stopped(f"nothing runs apart on {state_folder}", Code.STATE)
        said = [(name, address, told(address)) for name, address in found]
        for name, address, state in said:
            say.line(f"{name:<24} {state:<16} http://{address}/metrics")
        if any(state != READY for _, _, state in said):
            raise SystemExit(int(Code.FAILED))


def told(address: str) -> str:
    """`ready`, or what a process at this address says is wrong with it."""
    try:
        answer = httpx.get(f"http://{address}/health/ready", timeout=STATE_SECONDS, trust_env=False)
    except httpx.TransportError:
        return "does not answer"
    if answer.is_success:
        return READY
    is_json = answer.headers.get("content-type", "").startswith("application/json")
    return str(answer.json().get("status", "not ready")) if is_json else answer.text
