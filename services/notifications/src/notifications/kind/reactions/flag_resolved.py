"""Whoever flagged a record knows that somebody saw to it."""

from contracts.cases import FlagResolved

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=FlagResolved,
    who=lambda event: (event.raised_by,),
    words={
        "en": "What you asked to be looked at has been seen to",
        "tet": "Buat ne'ebé ita husu atu haree, ema haree ona",
        "pt": "O que pediu para ser visto já foi tratado",
        "id": "Hal yang Anda minta untuk dilihat sudah ditangani",
    },
    switch=None,
)
