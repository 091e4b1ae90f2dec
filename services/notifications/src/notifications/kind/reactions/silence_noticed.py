"""The supervisors of a case's owner know that nobody hears of it."""

from contracts.deadlines import SilenceNoticed

from notifications.kind.domain import NotificationKind, SupervisorsOf

KIND = NotificationKind(
    event=SilenceNoticed,
    who=lambda event: (SupervisorsOf(event.owned_by, "read"),),
    words={
        "en": "Nobody has heard of a case of your team for long",
        "tet": "Kleur ona la iha notísia kona-ba kazu ida iha ita-nia ekipa",
        "pt": "Há muito que não há notícias de um caso da sua equipa",
        "id": "Sudah lama tidak ada kabar tentang sebuah kasus di tim Anda",
    },
    switch=None,
    daily=True,
)
