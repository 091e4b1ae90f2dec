"""Sealed values: AES-256-GCM under a key per record, itself wrapped by a key-encryption key of the keyring.

Forgetting a record's wrapped key erases what it sealed, backups included.
"""

import hashlib
import os
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, TypeVar

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC

from chassis.bus.signing import EventKeys

K = TypeVar("K")
NONCE = 12
KEY_BYTES = 32


class CannotUnseal(Exception):
    """The key is gone, or the bytes are not what was sealed for this record."""


class KeyNotHeld(Exception):
    """A process asked for a key that is not in its part of the keyring (`chassis.keys`)."""


@dataclass(frozen=True)
class Keyring:
    """What one process holds of the keys. `wrapping`: key id → 32 bytes, of which `current` wraps new keys;
    `blind`: the key of the blind index and of pseudonyms; `signing`: the private Ed25519 key of identity's tokens as
    JWK; `public`: its other half; `events`: what announcements are signed and known by; `chain`: what audit and history
    are sealed with.
    """

    wrapping: Mapping[str, bytes]
    current: str
    blind: bytes | None
    signing: dict[str, str] | None
    public: dict[str, str] | None
    events: EventKeys
    chain: bytes | None = None

    @cached_property
    def index(self) -> bytes:
        return _held(self.blind)

    @property
    def verifying(self) -> dict[str, str]:
        return _held(self.public)

    def new_key(self, about: str) -> tuple[bytes, bytes]:
        """A fresh data key and its wrapped form (`key id|nonce|ciphertext`), bound to what it is about."""
        _held(self.current or None)
        key = AESGCM.generate_key(256)
        nonce = os.urandom(NONCE)
        kid = self.current.encode()
        wrapped = _cipher(self.wrapping[self.current]).encrypt(nonce, key, kid + b"|" + about.encode())
        return key, bytes([len(kid)]) + kid + nonce + wrapped

    def unwrap(self, wrapped: bytes, about: str) -> bytes:
        return _unwrap(self, wrapped, about)

    @cached_property
    def _begun(self) -> HMAC:
        return HMAC(self.index, SHA256())

    def token(self, kind: str, value: str) -> int:
        """The blind-index token of a value: 63 bits of an HMAC, so that equal values meet and nothing else shows."""
        begun = self._begun.copy()
        begun.update(f"{kind}|{value}".encode())
        return int.from_bytes(begun.finalize()[:8], "big") >> 1

    def __hash__(self) -> int:
        return hash((self.current, self.blind))


def _held(key: K | None) -> K:
    if key is None:
        raise KeyNotHeld
    return key


@lru_cache(maxsize=1024)
def _cipher(key: bytes) -> AESGCM:
    """Kept for what is read again: to begin with a key takes ten times as long as to unseal a record."""
    return AESGCM(key)


@lru_cache(maxsize=4096)
def _unwrap(keyring: Keyring, wrapped: bytes, about: str) -> bytes:
    length = wrapped[0]
    kid, rest = wrapped[1 : 1 + length], wrapped[1 + length :]
    try:
        wrapper = _cipher(keyring.wrapping[kid.decode()])
        return wrapper.decrypt(rest[:NONCE], rest[NONCE:], kid + b"|" + about.encode())
    except (KeyError, InvalidTag) as error:
        raise CannotUnseal from error


def seal(key: bytes, values: Any, about: str) -> bytes:
    """Encrypt any JSON value; `about` (record type and id) is bound in, so that bytes cannot change places."""
    nonce = os.urandom(NONCE)
    return nonce + _cipher(key).encrypt(nonce, orjson.dumps(values), about.encode())


def unseal(key: bytes, sealed: bytes, about: str) -> Any:
    try:
        return orjson.loads(_cipher(key).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode()))
    except InvalidTag as error:
        raise CannotUnseal from error


def fingerprint(*parts: bytes) -> bytes:
    return hashlib.sha256(b"\0".join(parts)).digest()


PIECE = 256 * 1024
TAG = 16
LAST = 1


def new_file_key() -> bytes:
    """A key for one file, and nothing else ever."""
    return AESGCM.generate_key(256)


def sealed_pieces(key: bytes, content: bytes | bytearray, about: str) -> Iterator[bytes]:
    """A file in pieces, each bound to its place and to whether it is the last: none can be left out, or change places.

    `key`: of this file alone, so that a piece's place is nonce enough.
    """
    cipher, view = AESGCM(key), memoryview(content)
    last = max(len(view) - 1, 0) // PIECE
    for place in range(last + 1):
        piece = view[place * PIECE : (place + 1) * PIECE]
        yield cipher.encrypt(_nonce(place, is_last=place == last), piece, about.encode())


async def opened_pieces(key: bytes, parts: AsyncIterator[bytes], about: str) -> AsyncIterator[bytes]:
    """The file again, piece by piece, from parts of any size. Raises CannotUnseal where it is not whole."""
    cipher, held, place = AESGCM(key), bytearray(), 0
    async for part in parts:
        held += part
        # A whole piece is held back until more comes, since it may be the last.
        while len(held) > PIECE + TAG:
            yield _opened(cipher, bytes(held[: PIECE + TAG]), _nonce(place, is_last=False), about)
            del held[: PIECE + TAG]
            place += 1
    yield _opened(cipher, bytes(held), _nonce(place, is_last=True), about)


def _nonce(place: int, *, is_last: bool) -> bytes:
    return place.to_bytes(NONCE - 1, "big") + bytes([LAST if is_last else 0])


def _opened(cipher: AESGCM, sealed: bytes, nonce: bytes, about: str) -> bytes:
    try:
        return cipher.decrypt(nonce, sealed, about.encode())
    except InvalidTag as error:
        raise CannotUnseal from error
