"""Telling somebody something, and reading it."""

from collections.abc import Sequence
from uuid import UUID

from chassis.unit_of_work import UnitOfWork

from notifications.delivery.domain import News
from notifications.delivery.store import add_deliveries
from notifications.inbox import store
from notifications.inbox.domain import Entry
from notifications.preference.policy import wants_mail


async def tell(uow: UnitOfWork, entries: Sequence[Entry]) -> None:
    """Put each into its person's inbox and, if they want one, queue a mail; never about one's own doing.

    Raises NotFound while an account has not arrived: the news waits for it.
    """
    others = [entry for entry in entries if entry.user_name != entry.actor_user_name]
    if others:
        added = await store.add_entries(uow, others)
        wanted = [entry for entry, account in added if wants_mail(account)]
        await add_deliveries(uow, [News(each.id, each.user_name, each.kind, each.created_at) for each in wanted])


async def read_entry(uow: UnitOfWork, id: UUID, *, read: bool) -> None:
    """Raises NotFound for somebody else's."""
    await store.open_entry(uow, id)
    await store.mark(uow, id=id, read=read)


async def read_all(uow: UnitOfWork) -> None:
    await store.mark(uow, read=True)
