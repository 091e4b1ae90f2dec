"""Who asked for it is reminded in the morning that something is due tomorrow."""

from contracts.deadlines import WorkExpected

from notifications.kind.domain import NotificationKind, WhoAskedFor

SWITCH = "work_reminder"
KIND = NotificationKind(
    event=WorkExpected,
    who=lambda event: (WhoAskedFor(event.owned_by, SWITCH),),
    words={
        "en": "Work is due tomorrow: look at what waits",
        "tet": "Servisu tenke halo aban: haree saida mak hein",
        "pt": "Há trabalho para amanhã: veja o que espera",
        "id": "Ada pekerjaan untuk besok: lihat apa yang menunggu",
    },
    link="/",
    switch=SWITCH,
    daily=True,
)
