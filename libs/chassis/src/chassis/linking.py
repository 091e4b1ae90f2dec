"""Proofs that only who holds the service's key can make: of what was written once and is altered by nobody (ADR 40)."""

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import blake2b
from hmac import compare_digest
from typing import Any

import orjson
from contracts.values import FrozenValues

MAC = 16
"""Bytes of a proof."""
NONCE = 8
"""Bytes before an audit entry's proof, by which a copy of it is known for one."""
WRITTEN = orjson.OPT_SORT_KEYS


def proof(key: bytes, about: bytes, *said: Any) -> bytes:
    """That somebody with the key said this; `about`: of what kind it is, so that it is proof of nothing else.

    BLAKE2b with a key is a MAC as HMAC is, in a third of its time.
    """
    return blake2b(orjson.dumps(said, option=WRITTEN), key=key, person=about, digest_size=MAC).digest()


def same(one: bytes | None, other: bytes) -> bool:
    return one is not None and compare_digest(one, other)


def plain(value: Any) -> Any:
    """A JSON value as it comes back from the database: there a number that is whole is the same with and without its
    fraction.
    """
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1 << 63 else value


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


ENTRY = ("action", "subject_type", "subject", "outcome", "code")
WHOSE = ("actor", "user_name", "role", "request_id")


def seal_entry(key: bytes, whose: FrozenValues, said: Iterable[str | None], facts: Any) -> bytes:
    """The seal of an audit entry that is about to be written; `said`: in the order of `ENTRY`."""
    return _sealed(key, os.urandom(NONCE), whose, said, facts)


def is_sealed(key: bytes, seal: bytes | None, whose: FrozenValues, said: Iterable[str | None], facts: Any) -> bool:
    """Whether the seal is that of an entry which says just this."""
    return seal is not None and same(seal, _sealed(key, seal[:NONCE], whose, said, facts))


def _sealed(key: bytes, nonce: bytes, whose: FrozenValues, said: Iterable[str | None], facts: Any) -> bytes:
    who = [None if whose[name] is None else str(whose[name]) for name in WHOSE]
    return nonce + proof(key, b"audit", nonce.hex(), who, list(said), plain(facts))
