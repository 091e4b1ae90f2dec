"""What goes over the wire about silent cases."""

from datetime import datetime
from uuid import UUID

from chassis.shapes import PageMetadata, Shape


class SilentCaseShown(Shape):
    """A case that is silent for this `reason` since then; one that is for several stands there once for each. `name`,
    `risk_level`: as the caller may read them.
    """

    id: UUID
    record_id_display: str | None
    name: str | None
    risk_level: str | None
    owned_by: str
    reason: str
    since: datetime


class ByReason(Shape):
    quiet: int
    referral_unanswered: int
    transfer_unanswered: int
    owner_disabled: int
    owner_on_leave: int
    closed_without_outcome: int


class SilentMetadata(PageMetadata):
    """`by_reason`: how many there are for each, whatever reason was asked for."""

    by_reason: ByReason


class SilentPage(Shape):
    data: list[SilentCaseShown]
    metadata: SilentMetadata
