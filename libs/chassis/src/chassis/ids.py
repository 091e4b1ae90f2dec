"""Identifiers: UUIDv7, so that new rows land side by side in the index, and derived ones."""

import os
import time
from uuid import UUID, uuid5

NAMESPACE = UUID("6b1f2d1c-6a7e-5c1b-9f0e-6d61686f6e21")


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, 74 random bits."""
    random = int.from_bytes(os.urandom(10), "big")
    value = (time.time_ns() // 1_000_000 & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | (random >> 62 & 0xFFF) << 64
    value |= 0b10 << 62 | random & (1 << 62) - 1
    return UUID(int=value)


def derived_id(*parts: str) -> UUID:
    """Always the same UUID for the same parts: the bus subject of things that have names, not ids."""
    return uuid5(NAMESPACE, "/".join(parts))
