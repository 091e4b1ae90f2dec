"""Failed logins per account and per source, and what a login needs of an account."""

from datetime import datetime, timedelta
from typing import Any

from chassis.session import DatabaseSession
from chassis.unit_of_work import UnitOfWork
from sqlalchemy import Column, DateTime, Integer, LargeBinary, Table, case, delete, select
from sqlalchemy.dialects.postgresql import insert

from identity.account.store import PRESENT, account_table
from identity.sign_in.domain import Known
from identity.tables import metadata

KEPT = timedelta(days=1)

failure_table = Table(
    "login_failure",
    metadata,
    Column("key", LargeBinary, primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last_at", DateTime(timezone=True), nullable=False, index=True),
)

KNOWN = select(
    account_table.c.id,
    account_table.c.number,
    account_table.c.password_hash,
    account_table.c.credentials_version.label("version"),
    (account_table.c.disabled | account_table.c.unverified).label("closed"),
).where(PRESENT)


async def find_known(session: DatabaseSession, user_name: str) -> Known | None:
    row: Any = (await session.execute(KNOWN.where(account_table.c.user_name == user_name))).one_or_none()
    return None if row is None else Known(*row)


async def failures(session: DatabaseSession, key: bytes, *, since: datetime) -> int:
    """How often it failed, unless the last time is longer ago than `since`."""
    counted = select(failure_table.c.count).where(failure_table.c.key == key, failure_table.c.last_at > since)
    return await session.scalar(counted) or 0


async def count_failure(uow: UnitOfWork, key: bytes, now: datetime, within: timedelta) -> None:
    added = insert(failure_table).values(key=key, count=1, last_at=now)
    stale = failure_table.c.last_at < now - within
    again = {"count": case((stale, 1), else_=failure_table.c.count + 1), "last_at": now}
    await uow.session.execute(added.on_conflict_do_update(index_elements=["key"], set_=again))


async def clear_failures(uow: UnitOfWork, key: bytes) -> None:
    await uow.session.execute(delete(failure_table).where(failure_table.c.key == key))


async def forget_old_failures(uow: UnitOfWork, now: datetime) -> None:
    await uow.session.execute(delete(failure_table).where(failure_table.c.last_at < now - KEPT))
