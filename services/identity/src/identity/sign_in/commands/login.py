"""Deciding a login: throttle, password, lock. The caller opens the transactions, so that a failure is kept."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chassis.actor import service_actor
from chassis.database import Database
from chassis.ids import new_id
from chassis.unit_of_work import UnitOfWork

from identity.account.domain import plain
from identity.passwords import Passwords
from identity.session.domain import hash_secret, make_secret
from identity.session.store import add_session
from identity.settings import IdentitySettings
from identity.sign_in import store
from identity.sign_in.domain import Credentials, Known, LoginRefused, TooManyLogins, fingerprint_of


@dataclass(frozen=True)
class Door:
    """What a decision about a login needs."""

    database: Database
    passwords: Passwords
    settings: IdentitySettings
    key: bytes

    @property
    def lock(self) -> timedelta:
        return timedelta(minutes=self.settings.lock_minutes)

    @property
    def source_window(self) -> timedelta:
        return timedelta(minutes=self.settings.source_minutes)


async def verify_credentials(door: Door, credentials: Credentials, *, source: str, now: datetime) -> Known:
    """The account whose credentials these are, or LoginRefused: the same answer and the same work for every reason."""
    user_name = plain(credentials.user_name)
    account_key = fingerprint_of(door.key, "account", user_name)
    source_key = fingerprint_of(door.key, "source", source)
    async with door.passwords.turn:
        async with door.database.session() as session:
            if await store.failures(session, source_key, since=now - door.source_window) >= (
                door.settings.source_failures
            ):
                raise TooManyLogins(retry_after=door.settings.source_minutes * 60)
            failed = await store.failures(session, account_key, since=now - door.lock)
            known = await store.find_known(session, user_name)
        stored = None if known is None else known.password_hash
        fits = await door.passwords.verify(stored, credentials.password)
        locked = failed >= door.settings.failures_before_lock
        good = fits and not locked and known is not None and not known.closed
        await _note(door, account_key, source_key, known=known, good=good, locked=locked, failed=failed, now=now)
    if not good or known is None:
        raise LoginRefused
    return known


async def _note(
    door: Door,
    account_key: bytes,
    source_key: bytes,
    *,
    known: Known | None,
    good: bool,
    locked: bool,
    failed: int,
    now: datetime,
) -> None:
    """Keep what happened. While locked, further attempts do not prolong the lock."""
    async with door.database.transaction(service_actor("identity")) as uow:
        if good:
            if failed:
                await store.clear_failures(uow, account_key)
            return
        await store.count_failure(uow, source_key, now, door.source_window)
        if not locked:
            await store.count_failure(uow, account_key, now, door.lock)
        code = "locked" if locked else "wrong_credentials"
        subject = None if known is None else known.number
        await uow.audit("failed_login", "session", subject, outcome="refused", code=code)


async def start_session(
    uow: UnitOfWork, known: Known, *, source: str, user_agent: str, now: datetime, longest: timedelta
) -> tuple[str, str]:
    """A new session's secret for the cookie, and its id. Others of the account go on."""
    secret = make_secret()
    id = new_id()
    await add_session(
        uow,
        {
            "id": id,
            "token_hash": hash_secret(secret),
            "account": known.id,
            "created_at": now,
            "last_seen_at": now,
            "expires_at": now + longest,
            "source": source,
            "user_agent": user_agent[:200],
        },
    )
    await uow.audit("login", "session", known.number)
    return secret, str(id)
