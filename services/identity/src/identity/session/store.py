"""The table of sessions. The account's state comes from the copy of actors, written with every change of it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from chassis.driver import Row
from chassis.session import DatabaseSession
from chassis.tables import actor_account
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values
from sqlalchemy import Column, DateTime, LargeBinary, Table, Text, Uuid, bindparam, delete, insert, select, update

from identity.session.domain import Session
from identity.tables import metadata

KEPT = timedelta(days=30)

session_table = Table(
    "session",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("account", Uuid, nullable=False, index=True),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("last_seen_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
    Column("ended_at", DateTime(timezone=True)),
    Column("source", Text),
    Column("user_agent", Text),
    Column("proven_at", DateTime(timezone=True), nullable=False),
)

FIND = (
    select(
        session_table.c.id,
        session_table.c.account,
        session_table.c.last_seen_at,
        session_table.c.expires_at,
        session_table.c.ended_at,
        session_table.c.proven_at,
        actor_account.c.disabled,
    )
    .select_from(session_table)
    .join(actor_account, actor_account.c.id == session_table.c.account)
    .where(session_table.c.token_hash == bindparam("token_hash"))
)

ADD = insert(session_table)


async def find_session(session: DatabaseSession, token_hash: bytes) -> Session | None:
    row = (await session.execute(FIND, {"token_hash": token_hash})).one_or_none()
    return None if row is None else Session(**row)


async def note_seen(session: DatabaseSession, id: UUID, now: datetime) -> None:
    await session.execute(update(session_table).where(session_table.c.id == id).values(last_seen_at=now))


async def note_proof(uow: UnitOfWork, id: UUID, now: datetime) -> None:
    await uow.session.execute(update(session_table).where(session_table.c.id == id).values(proven_at=now))


async def add_session(uow: UnitOfWork, row: Values) -> None:
    await uow.session.execute(ADD, row)


async def list_sessions(uow: UnitOfWork, account: UUID, now: datetime) -> Sequence[Row]:
    """The account's open sessions, the latest first."""
    mine = select(session_table).where(
        session_table.c.account == account,
        session_table.c.ended_at.is_(None),
        session_table.c.expires_at > now,
    )
    return (await uow.session.execute(mine.order_by(session_table.c.last_seen_at.desc()))).all()


async def end_session(uow: UnitOfWork, *, account: UUID, id: UUID, now: datetime) -> bool:
    """End one open session of the account; whether there was one."""
    ended = (
        update(session_table)
        .where(session_table.c.account == account, session_table.c.id == id, session_table.c.ended_at.is_(None))
        .values(ended_at=now)
        .returning(session_table.c.id)
    )
    return await uow.session.scalar(ended) is not None


async def end_sessions(uow: UnitOfWork, account: UUID, now: datetime, *, but: UUID | None = None) -> None:
    """End every session of the account, except the one given."""
    ended = update(session_table).where(session_table.c.account == account, session_table.c.ended_at.is_(None))
    if but is not None:
        ended = ended.where(session_table.c.id != but)
    await uow.session.execute(ended.values(ended_at=now))


async def forget_old_sessions(uow: UnitOfWork, now: datetime) -> None:
    await uow.session.execute(delete(session_table).where(session_table.c.expires_at < now - KEPT))
