"""Writes what the code itself knows: `docs/events/asyncapi.json` and `docs/api/<service>.openapi.json`.

Run it with `python tools/documents.py`; a test says when a document is behind.
"""

import importlib
import inspect
import json
import warnings
from pathlib import Path
from typing import Any

from contracts import snapshots
from contracts.event import CATALOG
from contracts.topology import BINDINGS, hears
from testkit.routes import bare_app
from testkit.services import KEYRING

ROOT = Path(__file__).resolve().parents[1]
GIVEN = {"keyring": KEYRING, "time_zone": "Asia/Dili"}
"""What a service's reactions may be made with; which they are does not change what they listen to."""


def reactions_of(service: str) -> set[str]:
    """Types of events the service does something about."""
    own = importlib.import_module(f"{service}.subscriptions")
    found = getattr(own, "SUBSCRIPTIONS", None)
    if found is None:
        wanted = inspect.signature(own.subscriptions).parameters
        found = own.subscriptions(**{name: value for name, value in GIVEN.items() if name in wanted})
    return {kind.type for kind in found}


def asyncapi() -> dict[str, Any]:
    """AsyncAPI 3.0: one channel per event, who sends it, who hears its family, who reacts."""
    snapshots.load_catalogue()
    reacting = {service: reactions_of(service) for service in BINDINGS}
    channels, operations, messages = {}, {}, {}
    for name, kind in sorted(CATALOG.items()):
        key = name.replace(".", "_")
        channels[key] = {
            "address": f"{kind.publisher()}.{kind.family}.{name.split('.', 1)[1]}",
            "messages": {key: {"$ref": f"#/components/messages/{key}"}},
        }
        messages[key] = {
            "name": name,
            "contentType": "application/cloudevents+json",
            "summary": (kind.__doc__ or "").strip().split("\n")[0] or name,
            "payload": kind.model_json_schema(ref_template=f"#/components/messages/{key}/payload/$defs/{{model}}"),
        }
        sender = {"action": "send", "channel": {"$ref": f"#/channels/{key}"}, "title": kind.publisher()}
        operations[f"{kind.publisher()}_sends_{key}"] = sender
        for service in sorted(BINDINGS):
            if hears(service, kind.publisher(), kind.family):
                does = "reacts" if name in reacting[service] else "hears"
                operations[f"{service}_{does}_{key}"] = {
                    "action": "receive",
                    "channel": {"$ref": f"#/channels/{key}"},
                    "title": service,
                }
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Mahon's events", "version": "1", "license": {"name": "Apache-2.0"}},
        "defaultContentType": "application/cloudevents+json",
        "channels": channels,
        "operations": operations,
        "components": {"messages": messages},
    }


def openapi(service: str) -> dict[str, Any]:
    """The service's routes; PUT, which Primero takes wherever it takes PATCH, is left out as the same thing twice."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Duplicate Operation ID")
        document: dict[str, Any] = bare_app(service).openapi()
    for operations in document["paths"].values():
        if "patch" in operations:
            operations.pop("put", None)
            named = operations["patch"]["operationId"]
            operations["patch"]["operationId"] = f"{named.removesuffix('_put').removesuffix('_patch')}_patch"
    return document


def documents() -> dict[Path, str]:
    """Path → content of everything that is generated."""
    made = {ROOT / "docs/events/asyncapi.json": asyncapi()}
    made |= {ROOT / f"docs/api/{service}.openapi.json": openapi(service) for service in sorted(BINDINGS)}
    return {path: json.dumps(content, indent=1, sort_keys=True) + "\n" for path, content in made.items()}


if __name__ == "__main__":
    for path, content in documents().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
