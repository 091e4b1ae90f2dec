"""What goes over the wire about a person's inbox."""

from datetime import datetime
from uuid import UUID

from chassis.shapes import Given, PageMetadata, PageOf, Shape
from pydantic import StrictBool

from notifications.inbox.domain import Kind


class Notification(Shape):
    """`kind` says what happened; the words are the application's. `read_at`: null until it was read."""

    id: UUID
    kind: Kind
    record_type: str
    record_id: UUID
    record_short_id: str | None
    transition_id: UUID
    actor_user_name: str
    created_at: datetime
    read_at: datetime | None


class InboxMetadata(PageMetadata):
    """`unread`: of all pages."""

    unread: int


class NotificationPage(PageOf[Notification]):
    metadata: InboxMetadata


class Unread(Shape):
    unread: int


class ReadMark(Given):
    read: StrictBool


class ReadBody(Given):
    data: ReadMark
