"""What goes over the wire about a person's inbox."""

from datetime import datetime
from uuid import UUID

from chassis.shapes import OwnGiven, PageMetadata, PageOf, Shape
from contracts.localized import Localized
from pydantic import StrictBool


class Notification(Shape):
    """`kind` says what happened to the subject, `title` the same as a sentence by language; both and the `link` may be
    of a kind that is no more. `read_at`: null until it was read.
    """

    id: UUID
    kind: str
    subject_type: str
    subject_id: UUID
    record_type: str
    record_id: UUID
    record_short_id: str | None
    actor_user_name: str
    created_at: datetime
    read_at: datetime | None
    transition_id: UUID | None
    title: Localized | None
    link: str | None


class InboxMetadata(PageMetadata):
    """`unread`: of all pages."""

    unread: int


class NotificationPage(PageOf[Notification]):
    metadata: InboxMetadata


class Unread(Shape):
    unread: int


class ReadMark(OwnGiven):
    read: StrictBool


class ReadBody(OwnGiven):
    data: ReadMark
