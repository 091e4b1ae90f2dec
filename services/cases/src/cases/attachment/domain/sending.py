"""A file on its way here, in pieces. Rules: `docs/domain/attachments.md §3`."""

from dataclasses import dataclass
from uuid import UUID

from chassis.errors import Conflict, Invalid

MOST_OPEN = 30
"""Uploads that one person may have begun and not ended; a device sends one after the other."""
MOST_PIECE = 600 * 1024


class FileRefused(Invalid):
    """The facts name the member of the request, with the reason."""

    code = "file_refused"
    title = "This file cannot be kept."


class UnknownUpload(Invalid):
    code = "upload_unknown"
    title = "Nothing of this file has arrived. Send it from the beginning."


class PieceMissing(Conflict):
    """`received`: how many bytes are here; the next piece begins there."""

    code = "piece_missing"
    title = "A piece before this one has not arrived."


class TooManyUploads(Conflict):
    """`limit`: how many may be under way."""

    code = "too_many_uploads"
    title = "Too many files are under way. End or leave some of them first."


@dataclass(frozen=True, kw_only=True)
class Sending:
    """`size`: of the whole file; `received`: how much of it is here."""

    id: UUID
    record_id: UUID
    user_name: str
    size: int
    received: int

    @property
    def whole(self) -> bool:
        return self.received == self.size

    def is_next(self, offset: int, length: int) -> bool:
        """Whether the piece is the next one; False: it is here already. Refuses one that leaves a gap."""
        if offset + length > self.size:
            raise FileRefused({"piece": ["beyond_the_end"]})
        if offset > self.received:
            raise PieceMissing(received=self.received)
        return offset == self.received
