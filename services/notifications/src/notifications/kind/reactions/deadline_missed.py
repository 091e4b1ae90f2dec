"""A case's owner knows that what is next in it is overdue."""

from contracts.deadlines import DeadlineMissed

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=DeadlineMissed,
    who=lambda event: (event.owned_by,),
    words={
        "en": "Something in one of your cases is overdue",
        "tet": "Buat ida iha ita-nia kazu ida liu ona nia tempu",
        "pt": "Algo num dos seus casos está em atraso",
        "id": "Ada yang terlambat dalam salah satu kasus Anda",
    },
    switch=None,
    daily=True,
)
