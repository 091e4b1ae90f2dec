"""A case's owner knows that the day has come for what is next in it."""

from contracts.deadlines import DeadlineReached

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=DeadlineReached,
    who=lambda event: (event.owned_by,),
    words={
        "en": "Something in one of your cases is due today",
        "tet": "Buat ida iha ita-nia kazu ida tenke halo ohin",
        "pt": "Há algo a fazer hoje num dos seus casos",
        "id": "Ada yang harus dilakukan hari ini dalam salah satu kasus Anda",
    },
    switch=None,
    daily=True,
)
