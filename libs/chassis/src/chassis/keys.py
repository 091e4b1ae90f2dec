"""The keys of a Mahon, and the part of them that each half of each service holds (ADR 34).

What each needs stands in `<service>/keys.py`; nobody gets anything else.
"""

import base64
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path

from contracts.topology import SERVICES
from contracts.values import Values

from chassis.bus.signing import EventKeys, make_event_keys
from chassis.sealing import KEY_BYTES, Keyring
from chassis.settings import ServiceSettings


class Key(StrEnum):
    SEALING = "sealing"
    """Wraps the keys of the service's own records."""
    INDEX = "index"
    """The service's own blind index, or pseudonyms."""
    CHAINING = "chaining"
    """Seals the service's own audit and history."""
    SIGNING = "signing"
    """Signs the tokens of all services."""
    VERIFYING = "verifying"
    """Knows those tokens; public."""
    ANNOUNCING = "announcing"
    """Signs the service's own events."""
    HEARING = "hearing"
    """Knows everybody's events; public."""


OWN = frozenset({Key.SEALING, Key.INDEX, Key.CHAINING})
"""Another one for each service."""
MEMBERS = {Key.SEALING: ("wrapping", "current"), Key.INDEX: ("index",), Key.CHAINING: ("chain",)}
NEEDED: dict[str, frozenset[Key]] = {
    "api": frozenset({Key.VERIFYING, Key.CHAINING}),
    "worker": frozenset({Key.ANNOUNCING, Key.HEARING, Key.CHAINING}),
}
"""What the halves of every service need."""


@dataclass(frozen=True)
class ServiceKeys:
    """What a service's halves need beyond that."""

    api: frozenset[Key] = frozenset()
    worker: frozenset[Key] = frozenset()

    def of(self, half: str) -> frozenset[Key]:
        return NEEDED[half] | (self.api if half == "api" else self.worker)


def declared(service: str, half: str) -> frozenset[Key]:
    keys: ServiceKeys = import_module(f"{service}.keys").KEYS
    return keys.of(half)


def make_keys() -> str:
    """New keys for a whole Mahon, as JSON. Whoever has them can read everything: keep them apart from the database."""
    from joserfc.jwk import OKPKey

    signing = OKPKey.generate_key("Ed25519", auto_kid=True)
    return complete_keys(
        json.dumps({"signing": signing.as_dict(private=True), "verifying": signing.as_dict(private=False)})
    )


def complete_keys(text: str) -> str:
    """The same keys, with those that an older Mahon had not made, or not apart for each service."""
    raw: Values = json.loads(text)
    old: Values = {name: raw.pop(name) for name in ("wrapping", "current", "index") if name in raw}
    own = raw.setdefault("own", {})
    for service in SERVICES:
        if service not in own:
            own[service] = _own_keys(service, old)
        own[service].setdefault("chain", _new_key())
    made = make_event_keys(service for service in SERVICES if service not in raw.get("announcing", {}))
    return json.dumps(raw | {name: raw.get(name, {}) | keys for name, keys in made.items()}, indent=1)


def _own_keys(service: str, old: Values) -> Values:
    """Once cases and referrals shared theirs: what they wrote with it can still be read, and found."""
    if old and service == "cases":
        return old
    name = f"{service}-1"
    fresh = {"wrapping": {name: _new_key()}, "current": name, "index": _new_key()}
    if old and service == "referrals":
        return fresh | {"wrapping": old["wrapping"] | fresh["wrapping"], "index": old["index"]}
    return fresh


def _new_key() -> str:
    return base64.b64encode(os.urandom(KEY_BYTES)).decode()


def part_of(text: str, service: str, keys: Iterable[Key]) -> str:
    """These keys of a service and no others, as JSON: what `read_keyring` reads."""
    raw: Values = json.loads(text)
    part: Values = {}
    for key in sorted(keys):
        if key in OWN:
            part |= {name: raw["own"][service][name] for name in MEMBERS[key]}
        elif key is Key.ANNOUNCING:
            part[key] = {service: raw[key][service]}
        else:
            part[key] = raw[key]
    return json.dumps(part, indent=1)


def read_keyring(text: str) -> Keyring:
    raw: Values = json.loads(text)
    decode = base64.b64decode
    return Keyring(
        wrapping={kid: decode(key) for kid, key in raw.get("wrapping", {}).items()},
        current=raw.get("current", ""),
        blind=decode(raw["index"]) if "index" in raw else None,
        chain=decode(raw["chain"]) if "chain" in raw else None,
        signing=raw.get("signing"),
        public=raw.get("verifying"),
        events=EventKeys(
            {service: decode(key) for service, key in raw.get("announcing", {}).items()},
            {service: [decode(key) for key in keys] for service, keys in raw.get("hearing", {}).items()},
        ),
    )


def load_keyring(settings: ServiceSettings) -> Keyring:
    """The keyring the settings name; a process without one does not start."""
    if settings.keys is not None:
        return read_keyring(settings.keys.get_secret_value())
    if settings.keyring is None:
        raise SystemExit("no keyring: set MAHON_KEYRING to its file or MAHON_KEYS to its content")
    return read_keyring(Path(settings.keyring).read_text())


def chain_of(settings: ServiceSettings) -> bytes | None:
    """What audit and history are sealed with; nothing where the settings name no keyring."""
    named = settings.keys is not None or settings.keyring is not None
    return load_keyring(settings).chain if named else None


def chain_in(text: str, service: str) -> bytes | None:
    """The same of one service, from the keys of a whole Mahon."""
    chain = json.loads(text).get("own", {}).get(service, {}).get("chain")
    return None if chain is None else base64.b64decode(chain)
