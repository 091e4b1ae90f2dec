"""Who supervises a case's owner knows that something is overdue on which nobody acts; in the end, who oversees all."""

from collections.abc import Iterator

from contracts.deadlines import DeadlineEscalated

from notifications.kind.domain import NotificationKind, Overseers, Recipient, SupervisorsOf


def who(event: DeadlineEscalated) -> Iterator[Recipient]:
    yield SupervisorsOf(event.owned_by, "read")
    if event.rung == "national":
        yield Overseers("read")


KIND = NotificationKind(
    event=DeadlineEscalated,
    who=who,
    words={
        "en": "A case needs you: something is overdue and nobody has acted",
        "tet": "Kazu ida presiza ita: buat ida liu ona tempu no ema seidauk halo buat ida",
        "pt": "Um caso precisa de si: há um atraso e ninguém agiu",
        "id": "Sebuah kasus membutuhkan Anda: ada yang terlambat dan belum ada yang bertindak",
    },
    switch=None,
    daily=True,
)
