"""The committed shape of every event version: `python -m contracts.snapshots` writes what is new or grown."""

import importlib
import json
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path

import contracts
from contracts.compatibility import Schema, breaking_changes
from contracts.event import CATALOG

FOLDER = Path(__file__).resolve().parents[2] / "schemas"


def load_catalogue() -> None:
    """Import every publisher's file, so that the catalogue is whole."""
    for module in pkgutil.iter_modules(contracts.__path__):
        if module.name != "snapshots":
            importlib.import_module(f"contracts.{module.name}")


def current() -> dict[str, Schema]:
    load_catalogue()
    return {name: kind.model_json_schema() for name, kind in sorted(CATALOG.items())}


def committed() -> dict[str, Schema]:
    return {path.stem: json.loads(path.read_text()) for path in sorted(FOLDER.glob("*.json"))}


def problems() -> Iterator[str]:
    """What a release would break, or forgot to write down."""
    now, before = current(), committed()
    for name in sorted(before.keys() - now.keys()):
        yield f"{name} was removed, but messages of it are stored"
    for name, schema in now.items():
        if name not in before:
            yield f"{name} has no snapshot"
            continue
        yield from (f"{name}: {change}" for change in breaking_changes(before[name], schema))
        if schema != before[name]:
            yield f"{name}: the snapshot is behind"


def write() -> None:
    before = committed()
    for name, schema in current().items():
        broken = list(breaking_changes(before.get(name, {}), schema)) if name in before else []
        if broken:
            sys.exit(f"{name} breaks its consumers: {'; '.join(broken)}")
        (FOLDER / f"{name}.json").write_text(json.dumps(schema, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    write()
