"""Telling somebody something, and reading it."""

from uuid import UUID

from chassis.unit_of_work import UnitOfWork

from notifications.delivery.store import add_delivery
from notifications.inbox import store
from notifications.inbox.domain import Entry
from notifications.preference.policy import wants_mail


async def tell(uow: UnitOfWork, entry: Entry) -> None:
    """Put it into the person's inbox and, if they want one, queue a mail; never about one's own doing.

    Raises NotFound while the account has not arrived: the news waits for it.
    """
    if entry.user_name == entry.actor_user_name:
        return
    account, is_new = await store.add_entry(uow, entry)
    if is_new and wants_mail(account):
        await add_delivery(uow, entry_id=entry.id, user_name=entry.user_name, kind=entry.kind, now=entry.created_at)


async def read_entry(uow: UnitOfWork, id: UUID, *, read: bool) -> None:
    """Raises NotFound for somebody else's."""
    await store.open_entry(uow, id)
    await store.mark(uow, id=id, read=read)


async def read_all(uow: UnitOfWork) -> None:
    await store.mark(uow, read=True)
