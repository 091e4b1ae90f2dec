"""A record's owner knows that somebody asks them to look at it."""

from contracts.cases import FlagRaised

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=FlagRaised,
    who=lambda event: (event.owned_by,),
    words={
        "en": "Somebody asks you to look at one of your records",
        "tet": "Ema husu ita atu haree ita-nia dosié ida",
        "pt": "Alguém pede que veja um dos seus processos",
        "id": "Seseorang meminta Anda melihat salah satu berkas Anda",
    },
    switch=None,
)
