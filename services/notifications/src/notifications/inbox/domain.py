"""What somebody has to know: a kind, a record and a transition. No words: the application translates by kind."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from chassis.ids import derived_id


class Kind(StrEnum):
    ASSIGNED = "assigned"
    REFERRAL_MADE = "referral_made"
    REFERRAL_ACCEPTED = "referral_accepted"
    REFERRAL_REJECTED = "referral_rejected"
    REFERRAL_DONE = "referral_done"
    REFERRAL_REVOKED = "referral_revoked"
    REFERRAL_REFUSED = "referral_refused"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """`user_name` has to know it; `actor_user_name` did it."""

    user_name: str
    kind: Kind
    record_type: str
    record_id: UUID
    record_short_id: str | None
    transition_id: UUID
    actor_user_name: str
    created_at: datetime

    @property
    def id(self) -> UUID:
        """The same for the same news: however often it arrives, there is one entry and one mail."""
        return derived_id("notification", self.user_name, self.kind, str(self.transition_id))
