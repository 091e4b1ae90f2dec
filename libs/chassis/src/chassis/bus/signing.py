"""What travels over a broker is signed by the service that announces it; who hears it holds public keys only (ADR 33).

One Ed25519 signature covers the bytes of a message: id, type, source, subject, number, time and body of each event.
"""

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from contracts.event import CATALOG, Envelope
from contracts.upkeep import HeadsAnnounced
from contracts.values import Values
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import TypeAdapter, ValidationError

from chassis.ids import derived_id

SIGNER, SIGNATURE = "signed-by", "signature"
"""Headers of a message."""
ABOUT = b"mahon events 1\0"
"""No signature for another purpose fits."""
UNSIGNED, FOREIGN, ALTERED, UNREADABLE = "unsigned", "foreign", "altered", "unreadable"
NOBODY = "nobody"
UPKEEP = "upkeep"
TOGETHER = TypeAdapter(list[Envelope])


class NotBelieved(Exception):
    """`why`: unsigned, foreign, altered or unreadable; `signer`: the service that it says it is of, or nobody."""

    def __init__(self, why: str, signer: str = NOBODY) -> None:
        super().__init__(why, signer)
        self.why, self.signer = why, signer


@dataclass(frozen=True)
class EventKeys:
    """`announcing`: private keys by service, of which a process has its own service's at most; `hearing`: the public
    ones, several of a service while one replaces another. Each 32 bytes.
    """

    announcing: Mapping[str, bytes]
    hearing: Mapping[str, Sequence[bytes]]

    def headers(self, service: str, body: bytes) -> dict[str, str]:
        """What goes with a message of this service."""
        signature = _private(self.announcing[service]).sign(_signed(service, body))
        return {SIGNER: service, SIGNATURE: _text(signature)}

    def believe(self, headers: Mapping[str, object], body: bytes) -> list[Envelope]:
        """The events of a message. Raises NotBelieved unless its service signed it as it is, and may announce it."""
        signer, signature = headers.get(SIGNER), headers.get(SIGNATURE)
        if not (isinstance(signer, str) and isinstance(signature, str)):
            raise NotBelieved(UNSIGNED)
        if signer not in self.hearing:
            raise NotBelieved(FOREIGN)
        if not self._is_signed(signer, signature, body):
            raise NotBelieved(ALTERED, signer)
        try:
            envelopes = TOGETHER.validate_json(body)
        except ValidationError:
            raise NotBelieved(UNREADABLE, signer) from None
        if not envelopes or not all(is_announced_by(signer, envelope) for envelope in envelopes):
            raise NotBelieved(FOREIGN, signer)
        return envelopes

    def _is_signed(self, signer: str, signature: str, body: bytes) -> bool:
        try:
            given = b64decode(signature, validate=True)
        except (NotBase64, ValueError):
            return False
        for key in self.hearing[signer]:
            try:
                _public(key).verify(given, _signed(signer, body))
            except InvalidSignature:
                continue
            return True
        return False


@lru_cache(maxsize=64)
def _private(key: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(key)


@lru_cache(maxsize=64)
def _public(key: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(key)


def make_event_keys(services: Iterable[str]) -> dict[str, Values]:
    """New keys for these services, as they stand in a keyring's file (base64)."""
    private = {service: Ed25519PrivateKey.generate() for service in services}
    return {
        "announcing": {service: _text(key.private_bytes_raw()) for service, key in private.items()},
        "hearing": {service: [_text(key.public_key().public_bytes_raw())] for service, key in private.items()},
    }


def _text(key: bytes) -> str:
    return b64encode(key).decode()


def _signed(service: str, body: bytes) -> bytes:
    return ABOUT + service.encode() + b"\0" + body


def is_announced_by(service: str, envelope: Envelope) -> bool:
    """Whether the event is this service's to announce: its own, of the family it belongs to, about itself if upkeep."""
    kind = CATALOG.get(envelope.type)
    if envelope.source != service or (kind is not None and kind.family != envelope.family):
        return False
    if envelope.family != UPKEEP:
        return envelope.type.partition(".")[0] == service
    says = kind is not HeadsAnnounced or envelope.data.get("owner") == service
    return kind is not None and says and envelope.subject == derived_id(UPKEEP, service)


__all__ = ["EventKeys", "NotBelieved"]
