"""Attempts to sign in per account, source and device, and what a login needs of an account."""

import math
from datetime import UTC, datetime, timedelta
from uuid import UUID

from chassis.session import DatabaseSession
from chassis.unit_of_work import UnitOfWork
from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    Table,
    Uuid,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from identity.account.store import PRESENT, account_table
from identity.settings import IdentitySettings
from identity.sign_in.domain import Counter, Known
from identity.tables import metadata

KEPT = timedelta(days=1)
EVER = datetime(2000, 1, 1, tzinfo=UTC)
MOST_DOUBLINGS = 30

failure_table = Table(
    "login_failure",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last_at", DateTime(timezone=True), nullable=False, index=True),
)

known_device = Table(
    "known_device",
    metadata,
    Column("account", Uuid, ForeignKey("account.id", ondelete="CASCADE"), primary_key=True),
    Column("device", LargeBinary, primary_key=True, index=True),
    Column("last_used_at", DateTime(timezone=True), nullable=False),
)

KNOWN = select(
    account_table.c.id,
    account_table.c.number,
    account_table.c.password_hash,
    account_table.c.credentials_version.label("version"),
    (account_table.c.disabled | account_table.c.unverified).label("closed"),
).where(PRESENT)
USED = exists().where(known_device.c.device == bindparam("device"), known_device.c.last_used_at > bindparam("since"))
IS_USED = select(USED)
BY_NAME = KNOWN.add_columns(USED.where(known_device.c.account == account_table.c.id).label("device")).where(
    account_table.c.user_name == bindparam("user_name")
)
NOTE_DEVICE = insert(known_device)
NOTE_DEVICE = NOTE_DEVICE.on_conflict_do_update(
    index_elements=["account", "device"], set_={"last_used_at": NOTE_DEVICE.excluded.last_used_at}
)

COUNT, LAST_AT = failure_table.c.count, failure_table.c.last_at
OVER = COUNT - bindparam("free", type_=Integer)
DOUBLED = func.least(func.power(2, func.least(OVER, MOST_DOUBLINGS)), bindparam("longest", type_=Integer))
ENDS = LAST_AT + func.make_interval(0, 0, 0, 0, 0, 0, DOUBLED)
NOW = bindparam("last_at", type_=DateTime(timezone=True))
OF_KEY = failure_table.c.key == bindparam("counter")
CLAIM = (
    insert(failure_table)
    .values(key=bindparam("key"), count=1, last_at=NOW)
    .on_conflict_do_update(
        index_elements=["key"],
        set_={"count": COUNT + 1, "last_at": func.greatest(LAST_AT, NOW)},
        where=or_(OVER < 0, ENDS <= NOW),
    )
    .returning(failure_table.c.key)
)
UNTIL = select(ENDS).where(OF_KEY)
GIVE_BACK = update(failure_table).where(OF_KEY).values(count=COUNT - 1)
CLEAR = delete(failure_table).where(OF_KEY)


async def find_known(
    session: DatabaseSession, user_name: str, *, device: bytes = b"", since: datetime = EVER
) -> Known | None:
    """`device`: where the login comes from; it is known when the account has signed in there after `since`."""
    wanted = {"user_name": user_name, "device": device, "since": since}
    row = (await session.execute(BY_NAME, wanted)).one_or_none()
    return None if row is None else Known(*row)


async def claim_attempt(uow: UnitOfWork, counter: Counter, now: datetime) -> int:
    """Count one more attempt before it is known how it ends, so that many side by side count as many.

    Gives 0, or the seconds to wait where the wait after the last one is not over; then nothing is counted. `now` may be
    earlier than that of an attempt counted before: who came first may have had to wait for its turn.
    """
    patience = {"free": counter.patience.free, "longest": counter.patience.longest}
    if await uow.session.scalar(CLAIM, patience | {"key": counter.key, "last_at": now}) is not None:
        return 0
    until: datetime | None = await uow.session.scalar(UNTIL, patience | {"counter": counter.key})
    return 1 if until is None else max(1, math.ceil((until - now).total_seconds()))


async def give_back_attempt(uow: UnitOfWork, key: bytes) -> None:
    """The attempt was a good one: others of this source may have failed, so only this one is taken back."""
    await uow.session.execute(GIVE_BACK, {"counter": key})


async def clear_failures(uow: UnitOfWork, key: bytes) -> None:
    await uow.session.execute(CLEAR, {"counter": key})


async def note_device(uow: UnitOfWork, account: UUID, device: bytes, now: datetime) -> None:
    """Know the account on this device from now on."""
    await uow.session.execute(NOTE_DEVICE, {"account": account, "device": device, "last_used_at": now})


async def is_known_device(session: DatabaseSession, device: bytes, since: datetime) -> bool:
    """Whether anybody has signed in with it."""
    return bool(await session.scalar(IS_USED, {"device": device, "since": since}))


async def renew_hash(uow: UnitOfWork, account: UUID, password_hash: str) -> None:
    """The same password, hashed as one hashes today."""
    await uow.session.execute(
        update(account_table).where(account_table.c.id == account).values(password_hash=password_hash)
    )


async def forget_old_failures(uow: UnitOfWork, now: datetime) -> None:
    await uow.session.execute(delete(failure_table).where(failure_table.c.last_at < now - KEPT))


async def forget_old_devices(uow: UnitOfWork, now: datetime) -> None:
    oldest = now - timedelta(days=IdentitySettings().known_device_days)
    await uow.session.execute(delete(known_device).where(known_device.c.last_used_at < oldest))
