"""What the services say to each other so that no copy stays behind."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from contracts.event import Event


class ResendAsked(Event):
    """A consumer misses numbers of a record: its owner sends them again from what it kept.

    `missing`: several records, each from a number on. Without any: everything of the families named.
    """

    type: ClassVar = "mahon.resend_asked.v1"
    family: ClassVar = "upkeep"

    owner: str
    subject: UUID | None = None
    from_sequence: int = 1
    families: list[str] = []
    missing: dict[UUID, int] = {}


class HeadsAnnounced(Event):
    """The last number of records that were announced after `since` and until `until`, so that a consumer notices what
    never arrived; since ever, without `since`. `more`: there is more to say than this, after `until`. `audit_block`,
    `audit_mac`: the last block of the owner's audit, and its proof as hexadecimal digits.
    """

    type: ClassVar = "mahon.heads_announced.v1"
    family: ClassVar = "upkeep"

    owner: str
    heads: dict[str, dict[UUID, int]]
    """Family → subject → sequence."""
    since: datetime | None = None
    until: datetime | None = None
    more: bool = False
    audit_block: int | None = None
    audit_mac: str | None = None


class HeadsAsked(Event):
    """A consumer has not heard of its owner for a while: the owner says the heads since then, or since ever."""

    type: ClassVar = "mahon.heads_asked.v1"
    family: ClassVar = "upkeep"

    owner: str
    since: datetime | None = None
