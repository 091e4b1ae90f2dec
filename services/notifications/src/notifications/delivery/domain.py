"""One mail to one person, and what is known of its way."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID


class DeliveryState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    """The server may have it or not, and it was tried as often as any."""


class SendingOutcome(StrEnum):
    """How an attempt ended: taken, surely not taken (for now or for ever), nobody knows, or it never began."""

    SENT = "sent"
    LATER = "later"
    NEVER = "never"
    UNKNOWN = "unknown"
    UNTRIED = "untried"


LADDER = tuple(timedelta(seconds=s) for s in (30, 120, 600, 3600, 6 * 3600, 24 * 3600))
LETTER_AT_MOST = timedelta(seconds=45)
ROUND_AT_MOST = timedelta(seconds=25)
"""Later than this after a round was marked none of its letters is begun."""
SENDING_AT_MOST = ROUND_AT_MOST + LETTER_AT_MOST + timedelta(seconds=5)
"""Longer than any attempt takes: who is still sending after that has crashed in between."""


FRAME = {
    "en": ("Open Mahon to read more:", "Mahon sent this message automatically. Please do not reply."),
    "tet": ("Loke Mahon atu lee tan:", "Mahon haruka mensajen ne'e automátiku. Favór ida keta hatán."),
    "pt": ("Abra o Mahon para ler mais:", "O Mahon enviou esta mensagem automaticamente. Por favor não responda."),
    "id": (
        "Buka Mahon untuk membaca selengkapnya:",
        "Mahon mengirim pesan ini secara otomatis. Mohon tidak membalas.",
    ),
}
"""What every letter says around its one sentence: before the link, and at its foot."""


class News(NamedTuple):
    """An entry of somebody's inbox that a mail is to tell of; one mail tells of all that have one `occasion`."""

    entry_id: UUID
    user_name: str
    kind: str
    created_at: datetime
    occasion: str


@dataclass(frozen=True, kw_only=True)
class Letter:
    """As the mail server gets it: from whom, to whom, and its headers and text."""

    sender: str
    recipient: str
    content: bytes


@dataclass(kw_only=True, eq=False)
class Delivery:
    """A mail that is being sent for the `attempts`th time."""

    id: UUID
    kind: str
    attempts: int
    state: DeliveryState = DeliveryState.SENDING
    next_at: datetime | None = None
    ended_at: datetime | None = None
    why: str | None = None

    def end(self, outcome: SendingOutcome, *, at: datetime, why: str | None) -> None:
        """`why`: a code, never the server's text, which may repeat the address.

        What may have arrived is sent again like what surely has not (ADR 36).
        """
        self.why = why
        if outcome is SendingOutcome.UNTRIED:
            self.state, self.next_at, self.attempts = DeliveryState.WAITING, at, self.attempts - 1
            return
        if outcome in {SendingOutcome.LATER, SendingOutcome.UNKNOWN} and self.attempts <= len(LADDER):
            self.state, self.next_at = DeliveryState.WAITING, at + LADDER[self.attempts - 1]
            return
        self.ended_at = at
        self.state = {
            SendingOutcome.SENT: DeliveryState.SENT,
            SendingOutcome.UNKNOWN: DeliveryState.UNCERTAIN,
        }.get(outcome, DeliveryState.FAILED)

    def message_id(self, domain: str) -> str:
        """The same for every attempt, so that who receives a second copy can drop it."""
        return f"<{self.id}@{domain}>"


def words(sentence: str, language: str, *, link: str) -> tuple[str, str]:
    """Subject and text of a letter: that there is news and where to read it, never about whom."""
    before_link, footer = FRAME[language]
    return f"Mahon: {sentence}", f"{sentence}\n\n{before_link}\n{link}\n\n-- \n{footer}\n"
