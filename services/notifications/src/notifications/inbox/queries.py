"""A person's inbox, as the application shows it."""

from typing import Any
from uuid import UUID

from chassis.paging import Page
from chassis.unit_of_work import UnitOfWork

from notifications.inbox import store


async def list_own(uow: UnitOfWork, *, unread: bool, page: Page) -> dict[str, Any]:
    rows, total, waiting = await store.list_own(uow, unread=unread, page=page)
    metadata = page.metadata(total) | {"unread": waiting}
    return {"data": [dict(row) for row in rows], "metadata": metadata}


async def show_own(uow: UnitOfWork, id: UUID) -> dict[str, Any]:
    return {"data": dict(await store.open_entry(uow, id))}
