"""Inbox entries at rest. Every way to them asks whose they are."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from chassis.actors import make_actor
from chassis.columns import columns_of
from chassis.driver import Row
from chassis.errors import NotFound, existing
from chassis.paging import Page
from chassis.tables import actor_account
from chassis.unit_of_work import UnitOfWork
from contracts.values import FrozenValues
from sqlalchemy import Column, DateTime, Index, Select, Table, Uuid, func, select, text, update

from notifications.inbox.domain import InboxEntry
from notifications.kind.domain import Overseers, Recipient, SupervisorsOf, ToldBefore, WhoAskedFor
from notifications.kind.policy import may_do_it
from notifications.tables import metadata

entry = Table(
    "entry",
    metadata,
    *columns_of(
        InboxEntry,
        Column("id", Uuid, primary_key=True),
        Column("read_at", DateTime(timezone=True)),
    ),
)
Index("ix_entry_user_name", entry.c.user_name, entry.c.created_at)
Index("ix_entry_unread", entry.c.user_name, postgresql_where=entry.c.read_at.is_(None))

SHOWN = [column for column in entry.c if column.name != "user_name"]
ADD = text(
    """
    WITH given AS (
        SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:user_names AS text[]), CAST(:kinds AS text[]),
                             CAST(:subject_types AS text[]), CAST(:subject_ids AS uuid[]),
                             CAST(:record_types AS text[]), CAST(:record_ids AS uuid[]),
                             CAST(:record_short_ids AS text[]), CAST(:actor_user_names AS text[]),
                             CAST(:created_ats AS timestamptz[]))
        AS g(id, user_name, kind, subject_type, subject_id, record_type, record_id, record_short_id, actor_user_name,
             created_at)
    ), told AS (
        SELECT given.*, account FROM given JOIN actor_account USING (user_name)
    ), added AS (
        INSERT INTO entry (id, user_name, kind, subject_type, subject_id, record_type, record_id, record_short_id,
                           actor_user_name, created_at)
        SELECT id, user_name, kind, subject_type, subject_id, record_type, record_id, record_short_id,
               actor_user_name, created_at
        FROM told ON CONFLICT DO NOTHING RETURNING id
    )
    SELECT told.id, account, added.id IS NOT NULL AS is_new FROM told LEFT JOIN added USING (id)
    """
)
SUPERVISORS = text(
    """
    SELECT a.user_name, a.account, r.role, p.account->>'agency' AS agency FROM actor_account p
    JOIN actor_account a ON jsonb_exists_any(
        a.account->'groups', ARRAY(SELECT jsonb_array_elements_text(p.account->'groups')))
    JOIN actor_role r ON r.unique_id = a.role
    WHERE p.user_name = :user_name AND a.user_name <> p.user_name AND NOT a.disabled AND NOT r.disabled
      AND CAST(r.role->>'is_manager' AS boolean)
    ORDER BY a.user_name
    """
)
OVERSEERS = text(
    """
    SELECT a.user_name, a.account, r.role FROM actor_account a JOIN actor_role r ON r.unique_id = a.role
    WHERE NOT a.disabled AND NOT r.disabled AND CAST(r.role->>'is_manager' AS boolean)
      AND r.role->>'group_permission' = 'all'
    ORDER BY a.user_name
    """
)
GIVEN = [column.name for column in entry.c if column.name != "read_at"]


async def add_entries(uow: UnitOfWork, added: Sequence[InboxEntry]) -> list[tuple[InboxEntry, FrozenValues]]:
    """Those that are new, each with the account of whom it is for, disabled or not. Raises NotFound without one."""
    given = {f"{name}s": [getattr(each, name) for each in added] for name in GIVEN}
    told = {row.id: row for row in await uow.session.execute(ADD, given)}
    if any(each.id not in told for each in added):
        raise NotFound
    return [(each, told[each.id].account) for each in added if told[each.id].is_new]


async def find_people(uow: UnitOfWork, subject_id: UUID, wanted: Iterable[Recipient]) -> list[str]:
    """The user names of these recipients of news of the subject, each once."""
    found: list[str] = []
    for each in wanted:
        match each:
            case ToldBefore(user_name):
                found += [user_name] if await _knows_of(uow, user_name, subject_id) else []
            case SupervisorsOf():
                found += await _supervisors(uow, each)
            case WhoAskedFor(user_name, switch):
                found += [user_name] if await _asked_for(uow, user_name, switch) else []
            case Overseers(action):
                found += await _overseers(uow, action)
            case _:
                found.append(each)
    return list(dict.fromkeys(found))


async def _asked_for(uow: UnitOfWork, user_name: str, switch: str) -> bool:
    said = actor_account.c.account["notifications"][switch].as_boolean()
    return bool(await uow.session.scalar(select(said).where(actor_account.c.user_name == user_name)))


async def _knows_of(uow: UnitOfWork, user_name: str, subject_id: UUID) -> bool:
    told = select(entry.c.id).where(entry.c.user_name == user_name, entry.c.subject_id == subject_id)
    return await uow.session.scalar(told.limit(1)) is not None


async def _supervisors(uow: UnitOfWork, wanted: SupervisorsOf) -> list[str]:
    """Raises NotFound while the account of whose they are has not arrived."""
    known = select(actor_account.c.id).where(actor_account.c.user_name == wanted.user_name)
    existing(await uow.session.scalar(known))
    rows = await uow.session.execute(SUPERVISORS, {"user_name": wanted.user_name})
    return [
        row.user_name
        for row in rows
        if wanted.who_may is None
        or may_do_it(make_actor(row.account, row.role), wanted.who_may, of=wanted.of, agency=row.agency)
    ]


async def _overseers(uow: UnitOfWork, action: str) -> list[str]:
    rows = await uow.session.execute(OVERSEERS)
    return [
        row.user_name for row in rows if may_do_it(make_actor(row.account, row.role), action, of=("case",), agency=None)
    ]


async def list_own(uow: UnitOfWork, *, unread: bool, page: Page) -> tuple[list[Row], int, int]:
    """A page of the actor's entries, newest first; how many fit, and how many are unread."""
    counts = select(func.count(), func.count().filter(entry.c.read_at.is_(None))).where(
        entry.c.user_name == uow.actor.user_name
    )
    total, waiting = (await uow.session.execute(counts)).one()
    wanted = _own(uow).order_by(entry.c.created_at.desc(), entry.c.id.desc())
    if unread:
        wanted = wanted.where(entry.c.read_at.is_(None))
    rows = (await uow.session.execute(wanted.limit(page.per).offset(page.offset))).all()
    return rows, waiting if unread else total, waiting


async def open_entry(uow: UnitOfWork, id: UUID) -> Row:
    """One of the actor's own. Raises NotFound."""
    return existing((await uow.session.execute(_own(uow).where(entry.c.id == id))).one_or_none())


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
