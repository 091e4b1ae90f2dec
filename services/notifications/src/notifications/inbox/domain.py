"""What somebody has to know: that something of a kind happened to a subject."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from chassis.ids import derived_id


@dataclass(frozen=True, kw_only=True)
class InboxEntry:
    """`user_name` has to know it; `actor_user_name` did it. The record is the one that the subject belongs to."""

    user_name: str
    kind: str
    subject_type: str
    subject_id: UUID
    record_type: str
    record_id: UUID
    record_short_id: str | None
    actor_user_name: str
    created_at: datetime

    @property
    def id(self) -> UUID:
        """The same for the same news: however often it arrives, there is one entry and one mail."""
        return derived_id("notification", self.user_name, self.kind, str(self.subject_id))
