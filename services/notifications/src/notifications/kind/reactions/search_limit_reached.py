"""The supervisors of somebody who was shown very many records out of their sight know of it."""

from contracts.cases import SearchLimitReached

from notifications.kind.domain import NotificationKind, SupervisorsOf

KIND = NotificationKind(
    event=SearchLimitReached,
    who=lambda event: (SupervisorsOf(event.user_name),),
    words={
        "en": "Somebody in your team searched very many records of others",
        "tet": "Ema ida iha ita-nia ekipa buka rejistu barak tebes ema seluk nian",
        "pt": "Alguém da sua equipa pesquisou muitos registos de outros",
        "id": "Seseorang di tim Anda mencari sangat banyak catatan orang lain",
    },
    link="/",
    switch=None,
)
