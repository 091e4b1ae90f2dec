"""Service tokens: identity signs one per request for the one service the route names; that service verifies it."""

import time
from dataclasses import dataclass
from uuid import UUID, uuid4

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from joserfc.jwt import JWTClaimsRegistry

from chassis.errors import NotSignedIn

ISSUER = "mahon-identity"
ALGORITHM = "Ed25519"
LEEWAY = 5
REMEMBERED = 2048
HEADER_KEYS = {"alg", "typ", "kid"}


@dataclass(frozen=True)
class Claims:
    """Who calls (`account`), in which session, until when, and when they last showed who they are (`proven`); both in
    seconds since the epoch.
    """

    account: UUID
    session: str
    expires: int
    proven: int


class Signer:
    def __init__(self, key: dict[str, str], seconds: int) -> None:
        self._key = OKPKey.import_key(key)  # type: ignore[arg-type]  # a JWK dict by construction
        self._seconds = seconds

    def sign(self, *, account: UUID, session: str, audience: str, proven: float | None = None) -> str:
        """`proven`: seconds since the epoch; None: just now."""
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "aud": audience,
            "sub": str(account),
            "sid": session,
            "auth_time": now if proven is None else int(proven),
            "iat": now,
            "exp": now + self._seconds,
            "jti": uuid4().hex,
        }
        header = {"alg": ALGORITHM, "typ": "at+jwt", "kid": self._key.kid}
        return jwt.encode(header, claims, self._key, algorithms=[ALGORITHM])


class Verifier:
    """Accepts exactly one algorithm, one issuer, one audience and keys it already knows by id."""

    def __init__(self, keys: list[dict[str, str]], audience: str) -> None:
        self._keys = {key["kid"]: OKPKey.import_key(key) for key in keys}  # type: ignore[arg-type]  # as above
        self._claims = JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": ISSUER},
            aud={"essential": True, "value": audience},
            sub={"essential": True},
            exp={"essential": True},
            iat={"essential": True},
            auth_time={"essential": True},
        )
        self._seen: dict[str, Claims] = {}

    def verify(self, token: str | None) -> Claims:
        """Refuse anything unknown. A token that was verified lately is recognised by its bytes until it expires."""
        if not token:
            raise NotSignedIn
        known = self._seen.get(token)
        if known is not None:
            if known.expires + LEEWAY < time.time():
                raise NotSignedIn
            return known
        claims = self._decode(token)
        if len(self._seen) >= REMEMBERED:
            self._seen.clear()
        self._seen[token] = claims
        return claims

    def _decode(self, token: str) -> Claims:
        try:
            decoded = jwt.decode(token, self._key_of, algorithms=[ALGORITHM])
            if not set(decoded.header) <= HEADER_KEYS or decoded.header.get("typ") != "at+jwt":
                raise NotSignedIn
            self._claims.validate(decoded.claims)
            claims = decoded.claims
            return Claims(
                account=UUID(claims["sub"]),
                session=str(claims.get("sid", "")),
                expires=int(claims["exp"]),
                proven=int(claims["auth_time"]),
            )
        except (JoseError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise NotSignedIn from error

    def _key_of(self, token: object) -> OKPKey:
        header = token.headers()  # type: ignore[attr-defined]  # joserfc hands over a GuestProtocol
        return self._keys[header["kid"]]
