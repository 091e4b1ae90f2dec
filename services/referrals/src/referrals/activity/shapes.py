"""What goes over the wire of the activity log."""

from datetime import datetime
from uuid import UUID

from chassis.shapes import Shape
from pydantic import Field

from referrals.transition.domain import Status


class StatusChange(Shape):
    from_: Status = Field(alias="from")
    to: Status


class OwnerChange(Shape):
    from_: str | None = Field(alias="from")
    to: str | None


class ActivityChanges(Shape):
    status: StatusChange
    owned_by: OwnerChange


class Activity(Shape):
    """`display_id`: the record's short number. `record_access_denied`: whether the caller may not open the record."""

    type: str
    record_type: str
    record_id: UUID
    display_id: str | None
    performed_by: str
    datetime: datetime
    record_access_denied: bool
    data: ActivityChanges
