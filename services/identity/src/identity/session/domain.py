"""A session: an opaque secret in the browser, its hash here, and a CSRF token bound to it."""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from chassis.errors import NotAllowed, NotFound

SECRET_BYTES = 32
NONCE_BYTES = 16
VISITOR = "visitor"


class CsrfMismatch(NotAllowed):
    code = "csrf_mismatch"
    title = "The request does not carry the session's CSRF token."


class SessionNotFound(NotFound):
    code = "session_not_found"


@dataclass(frozen=True, kw_only=True)
class Session:
    id: UUID
    account: UUID
    last_seen_at: datetime
    expires_at: datetime
    ended_at: datetime | None
    proven_at: datetime
    """When the person last entered their password."""
    disabled: bool
    """Whether the account may not sign in any more."""

    def is_open(self, *, now: datetime, idle: timedelta) -> bool:
        if self.disabled or self.ended_at is not None:
            return False
        return now < self.expires_at and now < self.last_seen_at + idle


def make_secret() -> str:
    """256 bits for the cookie."""
    return secrets.token_urlsafe(SECRET_BYTES)


def hash_secret(secret: str) -> bytes:
    return hashlib.sha256(secret.encode()).digest()


def csrf_key(index: bytes) -> bytes:
    """The key of CSRF tokens, derived from the keyring so that no token of another kind fits."""
    return hmac.digest(index, b"csrf", "sha256")


def make_csrf(key: bytes, bound_to: str) -> str:
    """`nonce.ours.bound`: one seal that says the token is ours, one that binds it to a session or to a visitor."""
    nonce = secrets.token_urlsafe(NONCE_BYTES)
    return f"{nonce}.{_mac(key, nonce, VISITOR)}.{_mac(key, nonce, bound_to)}"


def is_csrf(key: bytes, token: str) -> bool:
    """Whether we made it, for whatever session: enough to sign in, where the cookie must repeat it."""
    nonce, _, seals = token.partition(".")
    return _same(seals.partition(".")[0], _mac(key, nonce, VISITOR))


def fits_csrf(key: bytes, token: str, bound_to: str) -> bool:
    nonce, _, seals = token.partition(".")
    return _same(seals.partition(".")[2], _mac(key, nonce, bound_to))


def _same(given: str, wanted: str) -> bool:
    return hmac.compare_digest(given.encode(), wanted.encode())


def _mac(key: bytes, nonce: str, bound_to: str) -> str:
    digest = hmac.digest(key, f"{nonce}|{bound_to}".encode(), "sha256")
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
