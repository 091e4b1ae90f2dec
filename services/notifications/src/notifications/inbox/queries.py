"""A person's inbox, as the application shows it."""

from uuid import UUID

from chassis.driver import Row
from chassis.paging import Page
from chassis.unit_of_work import UnitOfWork
from contracts.values import Values

from notifications.inbox import store
from notifications.kind.reactions import KINDS


async def list_own(uow: UnitOfWork, *, unread: bool, page: Page) -> Values:
    rows, total, waiting = await store.list_own(uow, unread=unread, page=page)
    metadata = page.metadata(total) | {"unread": waiting}
    return {"data": [_shown(row) for row in rows], "metadata": metadata}


async def show_own(uow: UnitOfWork, id: UUID) -> Values:
    return {"data": _shown(await store.open_entry(uow, id))}


def _shown(row: Row) -> Values:
    """With its kind's sentence by language and its link. An entry may outlive its kind: then it has neither."""
    kind = KINDS.get(row["kind"])
    return {
        **row,
        "transition_id": row["subject_id"] if row["subject_type"] == "transition" else None,
        "title": None if kind is None else dict(kind.words),
        "link": None if kind is None else kind.link_to(row["record_type"], row["record_id"]),
    }
