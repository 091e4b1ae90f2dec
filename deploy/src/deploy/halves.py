"""The processes of `--apart`: which half of which service each is, how many of each, and where it is observed."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chassis.process import STANDING, TooManyConnections
from contracts.topology import SERVICES

from deploy import ports
from deploy.say import Code, Stopped
from deploy.state import State

API, WORKER = "api", "worker"
NAMES = frozenset(f"{service}-{kind}" for service in SERVICES for kind in (API, WORKER))
MOST_COPIES = 20
MODULES = {API: "app", WORKER: "worker"}
FILE = "targets.json"


@dataclass(frozen=True)
class Half:
    """One process, with the port of this machine alone where it answers `/metrics` and `/health/ready`."""

    service: str
    kind: str
    port: int
    copy: int = 1

    @property
    def name(self) -> str:
        return f"{self.service}-{self.kind}" + ("" if self.copy == 1 else f"-{self.copy}")

    @property
    def module(self) -> str:
        return f"{self.service}.{MODULES[self.kind]}"

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"


def read_scale(asked: str) -> dict[str, int]:
    """`cases-api=2,cases-worker=3` as how many of each. Raises Stopped for what is no half of a service."""
    found = {}
    for part in filter(None, asked.replace(" ", "").split(",")):
        name, _, number = part.partition("=")
        if name not in NAMES or not number.isdecimal() or not 0 < int(number) <= MOST_COPIES:
            raise Stopped(
                f"--scale wants cases-api=2,cases-worker=3 and so on, up to {MOST_COPIES} of each, not {part}",
                Code.USAGE,
            )
        found[name] = int(number)
    return found


def side_by_side(services: Sequence[str], scale: Mapping[str, int]) -> list[Half]:
    """Every process, workers first: an API that starts finds what it waits for."""
    return [
        Half(service, kind, ports.free(), copy)
        for kind in (WORKER, API)
        for service in services
        for copy in range(1, scale.get(f"{service}-{kind}", 1) + 1)
    ]


def must_fit(running: Sequence[Half], pool_size: int, most: int) -> None:
    """Refuses in one line what could open more connections than the database takes."""
    wanted = len(running) * (pool_size + STANDING)
    if wanted > most:
        raise Stopped(str(TooManyConnections(wanted=wanted, most=most)), Code.DATABASE)


def write_down(state: State, halves: Sequence[Half]) -> None:
    """`<state>/targets.json`, as Prometheus reads it (`file_sd_configs`), and `./mahon status`."""
    targets = [{"targets": [half.address], "labels": {"process": half.name, "half": half.kind}} for half in halves]
    new = state.folder / f"{FILE}.new"
    new.write_text(json.dumps(targets, indent=2))
    new.replace(state.folder / FILE)


def forget(state: State) -> None:
    (state.folder / FILE).unlink(missing_ok=True)


def written_down(folder: Path) -> list[tuple[str, str]]:
    """Name and address of each process that runs on this state; nothing where none runs apart."""
    try:
        found: list[dict[str, Any]] = json.loads((folder / FILE).read_text())
    except FileNotFoundError:
        return []
    return [(row["labels"]["process"], row["targets"][0]) for row in found]
