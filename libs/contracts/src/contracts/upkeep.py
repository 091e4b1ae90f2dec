"""What the services say to each other so that no copy stays behind."""

from typing import ClassVar
from uuid import UUID

from contracts.event import Event


class ResendAsked(Event):
    """A consumer misses numbers of a record: its owner sends them again from what it kept.

    Without a subject: everything of the families named.
    """

    type: ClassVar = "mahon.resend_asked.v1"
    family: ClassVar = "upkeep"

    owner: str
    subject: UUID | None = None
    from_sequence: int = 1
    families: list[str] = []


class HeadsAnnounced(Event):
    """The last number of records that changed lately, so that a consumer notices what never arrived."""

    type: ClassVar = "mahon.heads_announced.v1"
    family: ClassVar = "upkeep"

    owner: str
    heads: dict[str, dict[UUID, int]]
    """Family → subject → sequence."""
