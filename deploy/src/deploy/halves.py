"""The processes of `--apart`: which half of which service each is, where it is observed, and what says so."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from deploy.state import State

API, WORKER = "api", "worker"
MODULES = {API: "app", WORKER: "worker"}
FILE = "targets.json"


@dataclass(frozen=True)
class Half:
    """One process, with the port of this machine alone where it answers `/metrics` and `/health/ready`."""

    service: str
    kind: str
    port: int

    @property
    def name(self) -> str:
        return f"{self.service}-{self.kind}"

    @property
    def module(self) -> str:
        return f"{self.service}.{MODULES[self.kind]}"

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"


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
