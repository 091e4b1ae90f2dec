"""Sealed values: AES-256-GCM under a key per record, itself wrapped by a key-encryption key of the keyring.

Forgetting a record's wrapped key erases what it sealed, backups included.
"""

import base64
import hashlib
import hmac
import json
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson
from contracts.topology import SERVICES
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chassis.bus.signing import EventKeys, make_event_keys
from chassis.settings import ServiceSettings

NONCE = 12
KEY_BYTES = 32


class CannotUnseal(Exception):
    """The key is gone, or the bytes are not what was sealed for this record."""


@dataclass(frozen=True)
class Keyring:
    """`wrapping`: key id → 32 bytes; `current` wraps new keys; `index` keys the blind index of searches;
    `signing`: the private Ed25519 key of identity's tokens as JWK (only identity gets it);
    `verifying`: its public half; `events`: what announcements are signed and known by.
    """

    wrapping: dict[str, bytes]
    current: str
    index: bytes
    signing: dict[str, str] | None
    verifying: dict[str, str]
    events: EventKeys

    def new_key(self, about: str) -> tuple[bytes, bytes]:
        """A fresh data key and its wrapped form (`key id|nonce|ciphertext`), bound to what it is about."""
        key = AESGCM.generate_key(256)
        nonce = os.urandom(NONCE)
        kid = self.current.encode()
        wrapped = AESGCM(self.wrapping[self.current]).encrypt(nonce, key, kid + b"|" + about.encode())
        return key, bytes([len(kid)]) + kid + nonce + wrapped

    def unwrap(self, wrapped: bytes, about: str) -> bytes:
        return _unwrap(self, wrapped, about)

    def token(self, kind: str, value: str) -> int:
        """The blind-index token of a value: 63 bits of an HMAC, so that equal values meet and nothing else shows."""
        digest = hmac.digest(self.index, f"{kind}|{value}".encode(), "sha256")
        return int.from_bytes(digest[:8], "big") >> 1

    def __hash__(self) -> int:
        return hash((self.current, self.index))


@lru_cache(maxsize=4096)
def _unwrap(keyring: Keyring, wrapped: bytes, about: str) -> bytes:
    length = wrapped[0]
    kid, rest = wrapped[1 : 1 + length], wrapped[1 + length :]
    try:
        wrapper = AESGCM(keyring.wrapping[kid.decode()])
        return wrapper.decrypt(rest[:NONCE], rest[NONCE:], kid + b"|" + about.encode())
    except (KeyError, InvalidTag) as error:
        raise CannotUnseal from error


def seal(key: bytes, values: Any, about: str) -> bytes:
    """Encrypt any JSON value; `about` (record type and id) is bound in, so that bytes cannot change places."""
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, orjson.dumps(values), about.encode())


def unseal(key: bytes, sealed: bytes, about: str) -> Any:
    try:
        return orjson.loads(AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode()))
    except InvalidTag as error:
        raise CannotUnseal from error


def make_keyring_text() -> str:
    """A new keyring file's content (JSON). Whoever has it can read everything: keep it apart from the database."""
    from joserfc.jwk import OKPKey

    signing = OKPKey.generate_key("Ed25519", auto_kid=True)
    first = base64.b64encode(os.urandom(KEY_BYTES)).decode()
    return json.dumps(
        {
            "wrapping": {"k1": first},
            "current": "k1",
            "index": base64.b64encode(os.urandom(KEY_BYTES)).decode(),
            "signing": signing.as_dict(private=True),
            "verifying": signing.as_dict(private=False),
            **make_event_keys(SERVICES),
        },
        indent=1,
    )


def complete_keyring(text: str) -> str:
    """The same keyring, with keys for the events of each service that had none yet."""
    raw = json.loads(text)
    made = make_event_keys(service for service in SERVICES if service not in raw.get("announcing", {}))
    return json.dumps(raw | {name: raw.get(name, {}) | keys for name, keys in made.items()}, indent=1)


def read_keyring(text: str) -> Keyring:
    raw = json.loads(text)
    return Keyring(
        wrapping={kid: base64.b64decode(key) for kid, key in raw["wrapping"].items()},
        current=raw["current"],
        index=base64.b64decode(raw["index"]),
        signing=raw.get("signing"),
        verifying=raw["verifying"],
        events=EventKeys(
            {service: base64.b64decode(key) for service, key in raw.get("announcing", {}).items()},
            {service: [base64.b64decode(key) for key in keys] for service, keys in raw.get("hearing", {}).items()},
        ),
    )


def load_keyring(settings: ServiceSettings) -> Keyring:
    """The keyring the settings name; a service without one does not start."""
    if settings.keys is not None:
        return read_keyring(settings.keys.get_secret_value())
    if settings.keyring is None:
        raise SystemExit("no keyring: set MAHON_KEYRING to its file or MAHON_KEYS to its content")
    return read_keyring(Path(settings.keyring).read_text())


def fingerprint(*parts: bytes) -> bytes:
    return hashlib.sha256(b"\0".join(parts)).digest()
