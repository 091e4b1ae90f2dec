"""`/notifications`: each person's own inbox."""

from uuid import UUID

from chassis.answers import json_answer
from chassis.query import Paged
from chassis.shapes import One
from chassis.web import Work
from fastapi import APIRouter, Response

from notifications.inbox import commands, queries, store
from notifications.inbox.shapes import Notification, NotificationPage, ReadBody, Unread

router = APIRouter(prefix="/api/v2/notifications", tags=["notification"])


@router.get("", response_model=NotificationPage)
async def list_notifications(uow: Work, page: Paged, *, unread: bool = False) -> Response:
    """Newest first. `metadata.unread` counts all unread ones, on whatever page."""
    return json_answer(await queries.list_own(uow, unread=unread, page=page))


@router.api_route("/{id}", methods=["PATCH", "PUT"], response_model=One[Notification])
async def read_notification(id: UUID, body: ReadBody, uow: Work) -> Response:
    await commands.read_entry(uow, id, read=body.data.read)
    return json_answer(await queries.show_own(uow, id))


@router.post("/read", response_model=One[Unread])
async def read_all_notifications(uow: Work) -> Response:
    await store.mark(uow, read=True)
    return json_answer({"data": {"unread": 0}})
