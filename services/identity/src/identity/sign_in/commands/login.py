"""Deciding a login: whether it has to wait, and the password. Attempts are kept also when they fail."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chassis.actor import service_actor
from chassis.database import Database
from chassis.errors import Invalid
from chassis.ids import new_id
from chassis.unit_of_work import UnitOfWork

from identity.account.domain import plain
from identity.passwords import Passwords
from identity.session.domain import hash_secret, make_secret
from identity.session.store import add_session
from identity.settings import IdentitySettings
from identity.sign_in import store
from identity.sign_in.domain import (
    Counter,
    Credentials,
    Known,
    LoginRefused,
    Patience,
    TooManyLogins,
    fingerprint_of,
)


@dataclass(frozen=True)
class Door:
    """What a decision about a login needs."""

    database: Database
    passwords: Passwords
    settings: IdentitySettings
    key: bytes

    def known_since(self, now: datetime) -> datetime:
        return now - timedelta(days=self.settings.known_device_days)

    def counters(self, user_name: str, source: str, device: bytes | None) -> list[Counter]:
        """What an attempt is counted under. On a device the account is known with, others' guesses do not count."""
        own = self.settings
        guessing = Patience(own.free_failures, own.longest_wait_seconds)
        if device is not None:
            return [Counter(fingerprint_of(self.key, "device", f"{device.hex()}|{user_name}"), guessing)]
        office = Patience(own.source_free_failures, own.source_longest_wait_seconds)
        return [
            Counter(fingerprint_of(self.key, "account", user_name), guessing),
            Counter(fingerprint_of(self.key, "source", source), office),
        ]

    def device_of(self, secret: str) -> bytes:
        return fingerprint_of(self.key, "known device", secret)


async def verify_credentials(
    door: Door, credentials: Credentials, *, source: str, device: bytes, now: datetime
) -> Known:
    """The account whose credentials these are, or LoginRefused: the same answer and the same work for every reason.

    `device` is known to be the account's from then on.
    """
    user_name = plain(credentials.user_name)
    async with door.passwords.turn:
        async with door.database.transaction(service_actor("identity")) as uow:
            known = await store.find_known(uow.session, user_name, device=device, since=door.known_since(now))
            at_home = known is not None and known.device
            counters = door.counters(user_name, source, device if at_home else None)
            waits = [await store.claim_attempt(uow, counter, now) for counter in counters]
            if any(waits):
                raise TooManyLogins(retry_after=max(waits))
        stored = None if known is None else known.password_hash
        fits = await door.passwords.verify(stored, credentials.password)
        good = known if fits and known is not None and not known.closed else None
        renewed = await door.passwords.renewed(None if good is None else stored, credentials.password)
        async with door.database.transaction(service_actor("identity")) as uow:
            if good is None:
                subject = None if known is None else known.number
                await uow.audit("failed_login", "session", subject, outcome="refused", code="wrong_credentials")
            else:
                await _let_in(uow, good, counters, device=device, renewed=renewed, now=now)
    if good is None:
        raise LoginRefused
    return good


async def must_know_password(
    door: Door, credentials: Credentials, *, field: str, source: str, session: str, now: datetime
) -> None:
    """Refuse unless it is the password of who is signed in. A wrong one, of that `field`, is a failed login."""
    try:
        await verify_credentials(door, credentials, source=source, device=door.device_of(f"session|{session}"), now=now)
    except LoginRefused:
        raise Invalid({field: ["wrong_password"]}) from None


async def _let_in(
    uow: UnitOfWork, known: Known, counters: list[Counter], *, device: bytes, renewed: str | None, now: datetime
) -> None:
    own, *shared = counters
    await store.clear_failures(uow, own.key)
    for counter in shared:
        await store.give_back_attempt(uow, counter.key)
    await store.note_device(uow, known.id, device, now)
    if renewed is not None:
        await store.renew_hash(uow, known.id, renewed)


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
            "proven_at": now,
            "last_seen_at": now,
            "expires_at": now + longest,
            "source": source,
            "user_agent": user_agent[:200],
        },
    )
    await uow.audit("login", "session", known.number)
    return secret, str(id)
