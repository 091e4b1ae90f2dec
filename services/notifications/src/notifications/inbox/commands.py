"""Telling somebody something, and reading it."""

from collections.abc import AsyncIterator, Sequence
from typing import Any
from uuid import UUID

from chassis import logs
from chassis.site import Site
from chassis.unit_of_work import UnitOfWork

from notifications.delivery.domain import News
from notifications.delivery.store import add_deliveries
from notifications.inbox import store
from notifications.inbox.domain import InboxEntry
from notifications.kind.domain import Overseers, SupervisorsOf
from notifications.kind.reactions import KINDS
from notifications.preference.policy import wants_mail


async def tell(uow: UnitOfWork, kind: str, events: Sequence[Any]) -> None:
    """Put each event into the inbox of whoever has to know and, where they want one, queue a mail; never about
    one's own doing.

    Raises NotFound while an account has not arrived: the news waits for it.
    """
    entries = [entry for event in events async for entry in _entries(uow, kind, event)]
    if entries:
        added = await store.add_entries(uow, entries)
        wanted = [entry for entry, account in added if wants_mail(account, KINDS[kind].switch)]
        await add_deliveries(uow, [_news(entry, uow.site) for entry in wanted])


def _news(entry: InboxEntry, site: Site) -> News:
    day = site.day(entry.created_at)
    occasion = f"{entry.kind} {entry.user_name} {day}" if KINDS[entry.kind].daily else str(entry.id)
    return News(entry.id, entry.user_name, entry.kind, entry.created_at, occasion)


async def _entries(uow: UnitOfWork, kind: str, event: Any) -> AsyncIterator[InboxEntry]:
    declared = KINDS[kind]
    subject_id, actor = getattr(event, f"{declared.subject}_id"), getattr(event, declared.by)
    wanted = list(declared.who(event))
    people = await store.find_people(uow, subject_id, wanted)
    if not people and any(isinstance(each, SupervisorsOf | Overseers) for each in wanted):
        logs.get().warning("nobody_to_tell", kind=kind, subject=str(subject_id))
    for user_name in people:
        if user_name != actor:
            yield InboxEntry(
                user_name=user_name,
                kind=kind,
                subject_type=declared.subject,
                subject_id=subject_id,
                record_type=event.record_type,
                record_id=event.record_id,
                record_short_id=event.record_short_id,
                actor_user_name=actor,
                created_at=event.at,
            )


async def read_entry(uow: UnitOfWork, id: UUID, *, read: bool) -> None:
    """Raises NotFound for somebody else's."""
    await store.open_entry(uow, id)
    await store.mark(uow, id=id, read=read)
