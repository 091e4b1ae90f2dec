"""What goes over the wire about one's own sessions."""

from datetime import datetime
from uuid import UUID

from chassis.shapes import Shape


class SessionShown(Shape):
    """`source`: the address it was opened from. `current`: whether it is the one that asks."""

    id: UUID
    created_at: datetime
    last_seen_at: datetime
    source: str | None
    user_agent: str | None
    current: bool
