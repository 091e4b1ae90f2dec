"""Signing in: credentials, and what a refused attempt is told – the same whether the account exists or not."""

import base64
import binascii
import hmac
from dataclasses import dataclass
from uuid import UUID

from chassis.errors import NotSignedIn, TooMany

LONGEST_CREDENTIALS = 1024
BASIC = "basic"


class LoginRefused(NotSignedIn):
    code = "login_refused"
    title = "The user name or the password is not right."


class TooManyLogins(TooMany):
    code = "too_many_logins"
    title = "Too many failed logins. Wait a moment."


@dataclass(frozen=True)
class Patience:
    """How many attempts may fail at once, and the longest wait in seconds for one more; it doubles up to that."""

    free: int
    longest: int


@dataclass(frozen=True)
class Counter:
    """What attempts are counted under: an account, a source, or an account on a device it is known with."""

    key: bytes
    patience: Patience


@dataclass(frozen=True)
class Credentials:
    user_name: str
    password: str


@dataclass(frozen=True)
class Known:
    """What a login compares with; `version` changes with the password and with disabling; `device`: it is known."""

    id: UUID
    number: int
    password_hash: str | None
    version: int
    closed: bool
    device: bool = False


def read_basic(header: str | None) -> Credentials | None:
    """The credentials of an `Authorization: Basic` header; None for any other header."""
    kind, _, rest = (header or "").partition(" ")
    if kind.lower() != BASIC:
        return None
    try:
        text = base64.b64decode(rest.strip()[:LONGEST_CREDENTIALS], validate=True).decode()
    except (binascii.Error, ValueError) as error:
        raise LoginRefused from error
    user_name, _, password = text.partition(":")
    return Credentials(user_name, password)


def fingerprint_of(key: bytes, kind: str, text: str) -> bytes:
    """What stands for a user name, an address or credentials where they themselves must not be kept."""
    return hmac.digest(key, f"{kind}|{text}".encode(), "sha256")
