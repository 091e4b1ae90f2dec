"""Writes what the code itself knows: `docs/events/asyncapi.json` and `docs/api/<service>.openapi.json`.

Run it with `python tools/documents.py`; a test says when a document is behind.
"""

import importlib
import inspect
import json
from pathlib import Path
from typing import Any

from chassis.description import describe
from contracts import snapshots
from contracts.event import CATALOG, Event
from contracts.topology import BINDINGS, hears
from testkit.routes import bare_app
from testkit.services import KEYRING

ROOT = Path(__file__).resolve().parents[1]
GIVEN = {"keyring": KEYRING, "time_zone": "Asia/Dili"}
"""What a service's reactions may be made with; which they are does not change what they listen to."""


CONTENT_TYPE = "application/cloudevents-batch+json"


def reactions_of(service: str) -> set[str]:
    """Types of events the service does something about."""
    own = importlib.import_module(f"{service}.subscriptions")
    found = getattr(own, "SUBSCRIPTIONS", None)
    if found is None:
        wanted = inspect.signature(own.subscriptions).parameters
        found = own.subscriptions(**{name: value for name, value in GIVEN.items() if name in wanted})
    return {kind.type for kind in found}


def asyncapi() -> dict[str, Any]:
    """AsyncAPI 3.0: one channel per family, whose messages are lists of its events; who sends, hears and reacts."""
    snapshots.load_catalogue()
    reacting = {service: reactions_of(service) for service in BINDINGS}
    channels: dict[str, Any] = {}
    operations: dict[str, Any] = {}
    messages: dict[str, Any] = {}
    for name, kind in sorted(CATALOG.items()):
        publisher, key = kind.publisher(), name.replace(".", "_")
        family = f"{publisher}_{kind.family}"
        channel = channels.setdefault(family, {"address": f"{publisher}.{kind.family}", "messages": {}})
        channel["messages"][key] = {"$ref": f"#/components/messages/{key}"}
        messages[key] = message(name, key, kind)
        through = {
            "channel": {"$ref": f"#/channels/{family}"},
            "messages": [{"$ref": f"#/channels/{family}/messages/{key}"}],
        }
        operations[f"{publisher}_sends_{key}"] = {"action": "send", "title": publisher, **through}
        for service in sorted(BINDINGS):
            if hears(service, publisher, kind.family):
                does = "reacts" if name in reacting[service] else "hears"
                operations[f"{service}_{does}_{key}"] = {"action": "receive", "title": service, **through}
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Mahon's events", "version": "1", "license": {"name": "Apache-2.0"}},
        "defaultContentType": CONTENT_TYPE,
        "channels": channels,
        "operations": operations,
        "components": {"messages": messages},
    }


def message(name: str, key: str, kind: type[Event]) -> dict[str, Any]:
    return {
        "name": name,
        "contentType": CONTENT_TYPE,
        "summary": (kind.__doc__ or "").strip().split("\n")[0] or name,
        "payload": kind.model_json_schema(ref_template=f"#/components/messages/{key}/payload/$defs/{{model}}"),
    }


def documents() -> dict[Path, str]:
    """Path → content of everything that is generated."""
    made = {ROOT / "docs/events/asyncapi.json": asyncapi()}
    made |= {ROOT / f"docs/api/{service}.openapi.json": describe(bare_app(service)) for service in sorted(BINDINGS)}
    return {path: json.dumps(content, indent=1, sort_keys=True) + "\n" for path, content in made.items()}


def write() -> None:
    for path, content in documents().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        is_behind = not path.exists() or path.read_text() != content
        path.write_text(content)
        if is_behind and path.name.endswith(".openapi.json"):
            print(f"{path.relative_to(ROOT)} has changed: now `npm run api` in web/")


if __name__ == "__main__":
    write()
