"""The gateway's question, answered: whose request is this, and which signed token goes with it.

At most one query: sessions and accounts are remembered for two seconds, signed tokens for twenty, verified Basic
credentials for a minute as long as the account's credentials stay the same.
"""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from chassis.errors import NotSignedIn
from chassis.tokens import Signer

from identity.account.domain import plain
from identity.session.domain import CsrfMismatch, Session, csrf_key, fits_csrf, hash_secret
from identity.session.store import find_session, note_seen
from identity.sign_in.commands.login import Door, verify_credentials
from identity.sign_in.domain import BASIC, Credentials, Known, fingerprint_of, read_basic
from identity.sign_in.store import find_known

READING = frozenset({"GET", "HEAD", "OPTIONS"})
MOST = 20_000
SEEN_EVERY = timedelta(seconds=60)


@dataclass(frozen=True, kw_only=True)
class Question:
    """What the gateway asks about; `audience` is the service that shall answer the request."""

    method: str
    audience: str
    source: str
    now: datetime
    cookie: str | None = None
    csrf: str | None = None
    authorization: str | None = None


class Gate:
    def __init__(self, door: Door, signer: Signer, index: bytes) -> None:
        self._door = door
        self._signer = signer
        self.csrf_key = csrf_key(index)
        self._sessions: dict[bytes, tuple[float, Session]] = {}
        self._accounts: dict[str, tuple[float, Known | None]] = {}
        self._verified: dict[bytes, tuple[float, UUID, int]] = {}
        self._tokens: dict[tuple[str, str], tuple[float, str]] = {}

    def forget(self) -> None:
        """Look again at the next request: something about accounts or sessions has changed."""
        self._sessions.clear()
        self._accounts.clear()

    async def authorize(self, question: Question) -> str:
        """The signed token for the request. Refuses who is not signed in, and a change without the CSRF token."""
        credentials = read_basic(question.authorization)
        if credentials is not None:
            known = await self._verify(credentials, question)
            return self._token(known.id, f"{BASIC}:{known.id}:{known.version}", BASIC, question.audience)
        session = await self.open_session(question.cookie, question.now)
        if question.method not in READING and not self.fits(question.csrf, session):
            raise CsrfMismatch
        proven = session.proven_at.timestamp()
        return self._token(session.account, f"{session.id}:{proven}", str(session.id), question.audience, proven)

    def fits(self, csrf: str | None, session: Session) -> bool:
        return csrf is not None and fits_csrf(self.csrf_key, csrf, str(session.id))

    async def open_session(self, cookie: str | None, now: datetime) -> Session:
        if not cookie:
            raise NotSignedIn
        key = hash_secret(cookie)
        known = self._sessions.get(key)
        session = known[1] if known and self._fresh(known[0], self._door.settings.fresh_seconds) else None
        if session is None:
            session = await self._load(key, now)
        if not session.is_open(now=now, idle=self._door.settings.idle):
            raise NotSignedIn
        return session

    async def _load(self, key: bytes, now: datetime) -> Session:
        async with self._door.database.look() as database:
            session = await find_session(database, key)
        if session is None:
            raise NotSignedIn
        usable = session.is_open(now=now, idle=self._door.settings.idle)
        if usable and now - session.last_seen_at > SEEN_EVERY:
            async with self._door.database.session() as database:
                await note_seen(database, session.id, now)
        if len(self._sessions) >= MOST:
            self._sessions.clear()
        self._sessions[key] = (time.monotonic(), session)
        return session

    async def _verify(self, credentials: Credentials, question: Question) -> Known:
        """The account of Basic credentials: hashed once a minute, its state looked up every two seconds."""
        user_name = plain(credentials.user_name)
        print_ = fingerprint_of(self._door.key, BASIC, f"{user_name}:{credentials.password}")
        verified = self._verified.get(print_)
        if verified and self._fresh(verified[0], self._door.settings.basic_seconds):
            known = await self._account(user_name)
            if known and not known.closed and (known.id, known.version) == verified[1:]:
                return known
        known = await verify_credentials(
            self._door,
            credentials,
            source=question.source,
            device=self._door.device_of(f"{BASIC}|{question.source}"),
            now=question.now,
        )
        if len(self._verified) >= MOST:
            self._verified.clear()
        self._verified[print_] = (time.monotonic(), known.id, known.version)
        return known

    async def _account(self, user_name: str) -> Known | None:
        remembered = self._accounts.get(user_name)
        if remembered and self._fresh(remembered[0], self._door.settings.fresh_seconds):
            return remembered[1]
        async with self._door.database.look() as database:
            known = await find_known(database, user_name)
        if len(self._accounts) >= MOST:
            self._accounts.clear()
        self._accounts[user_name] = (time.monotonic(), known)
        return known

    def _token(self, account: UUID, reference: str, session: str, audience: str, proven: float | None = None) -> str:
        """`proven`: when who is behind it showed that they are; None: with this request."""
        key = (reference, audience)
        known = self._tokens.get(key)
        if known and self._fresh(known[0], self._door.settings.token_reuse_seconds):
            return known[1]
        token = self._signer.sign(account=account, session=session, audience=audience, proven=proven)
        if len(self._tokens) >= MOST:
            self._tokens.clear()
        self._tokens[key] = (time.monotonic(), token)
        return token

    def _fresh(self, since: float, seconds: float) -> bool:
        return time.monotonic() - since < seconds
