"""Inbox entries at rest. Every way to them asks whose they are."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from chassis.errors import NotFound
from chassis.paging import Page
from chassis.unit_of_work import UnitOfWork
from sqlalchemy import (
    Column,
    DateTime,
    Index,
    RowMapping,
    Select,
    Table,
    Text,
    Uuid,
    func,
    select,
    text,
    update,
)

from notifications.inbox.domain import Entry
from notifications.tables import metadata

entry = Table(
    "entry",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("user_name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("record_type", Text, nullable=False),
    Column("record_id", Uuid, nullable=False),
    Column("record_short_id", Text),
    Column("transition_id", Uuid, nullable=False),
    Column("actor_user_name", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("read_at", DateTime(timezone=True)),
)
Index("ix_entry_user_name", entry.c.user_name, entry.c.created_at)
Index("ix_entry_unread", entry.c.user_name, postgresql_where=entry.c.read_at.is_(None))

SHOWN = (
    entry.c.id,
    entry.c.kind,
    entry.c.record_type,
    entry.c.record_id,
    entry.c.record_short_id,
    entry.c.transition_id,
    entry.c.actor_user_name,
    entry.c.created_at,
    entry.c.read_at,
)
ADD = text(
    """
    WITH given AS (
        SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:user_names AS text[]), CAST(:kinds AS text[]),
                             CAST(:record_types AS text[]), CAST(:record_ids AS uuid[]),
                             CAST(:record_short_ids AS text[]), CAST(:transition_ids AS uuid[]),
                             CAST(:actor_user_names AS text[]), CAST(:created_ats AS timestamptz[]))
        AS g(id, user_name, kind, record_type, record_id, record_short_id, transition_id, actor_user_name, created_at)
    ), told AS (
        SELECT given.*, account FROM given JOIN actor_account USING (user_name)
    ), added AS (
        INSERT INTO entry (id, user_name, kind, record_type, record_id, record_short_id, transition_id, actor_user_name,
                           created_at)
        SELECT id, user_name, kind, record_type, record_id, record_short_id, transition_id, actor_user_name, created_at
        FROM told ON CONFLICT DO NOTHING RETURNING id
    )
    SELECT told.id, account, added.id IS NOT NULL AS is_new FROM told LEFT JOIN added USING (id)
    """
)
GIVEN = [column.name for column in entry.c if column.name != "read_at"]


async def add_entries(uow: UnitOfWork, added: Sequence[Entry]) -> list[tuple[Entry, Mapping[str, Any]]]:
    """Those that are new, each with the account of whom it is for, disabled or not. Raises NotFound without one."""
    given = {f"{name}s": [getattr(each, name) for each in added] for name in GIVEN}
    told = {row.id: row for row in await uow.session.execute(ADD, given)}
    if any(each.id not in told for each in added):
        raise NotFound
    return [(each, told[each.id].account) for each in added if told[each.id].is_new]


async def knows_of(uow: UnitOfWork, user_name: str, transition_id: UUID) -> bool:
    """Whether the person was told of this transition before."""
    found = select(entry.c.id).where(entry.c.user_name == user_name, entry.c.transition_id == transition_id)
    return await uow.session.scalar(found.limit(1)) is not None


async def list_own(uow: UnitOfWork, *, unread: bool, page: Page) -> tuple[list[RowMapping], int, int]:
    """A page of the actor's entries, newest first; how many fit, and how many are unread."""
    counts = select(func.count(), func.count().filter(entry.c.read_at.is_(None))).where(
        entry.c.user_name == uow.actor.user_name
    )
    total, waiting = (await uow.session.execute(counts)).one()
    wanted = _own(uow).order_by(entry.c.created_at.desc(), entry.c.id.desc())
    if unread:
        wanted = wanted.where(entry.c.read_at.is_(None))
    rows = (await uow.session.execute(wanted.limit(page.per).offset(page.offset))).all()
    return list(rows), waiting if unread else total, waiting


async def open_entry(uow: UnitOfWork, id: UUID) -> RowMapping:
    """One of the actor's own. Raises NotFound."""
    found = await uow.session.execute(_own(uow).where(entry.c.id == id))
    row: RowMapping | None = found.one_or_none()
    if row is None:
        raise NotFound
    return row


async def mark(uow: UnitOfWork, *, read: bool, id: UUID | None = None) -> None:
    """Mark one of the actor's entries, or all; what was read before keeps its time."""
    change = update(entry).where(entry.c.user_name == uow.actor.user_name)
    if id is not None:
        change = change.where(entry.c.id == id)
    if read:
        await uow.session.execute(change.where(entry.c.read_at.is_(None)).values(read_at=func.now()))
    else:
        await uow.session.execute(change.values(read_at=None))


def _own(uow: UnitOfWork) -> Select[Any]:
    return select(*SHOWN).where(entry.c.user_name == uow.actor.user_name)
