"""What goes over the wire about who looked at a record."""

from datetime import datetime
from uuid import UUID

from chassis.shapes import Shape


class AccessEntry(Shape):
    """`full_name`, `role_name`: as they are now, of the role it was done with; null where account or role is gone. All
    three names are null where it is withheld who it was.
    """

    id: int
    timestamp: datetime
    action: str
    record_type: str
    record_id: UUID
    user_name: str | None
    full_name: str | None
    role_name: str | None


class Accessor(Shape):
    id: int
    user_name: str
