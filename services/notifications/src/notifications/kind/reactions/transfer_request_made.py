"""Whose case somebody asks for knows of it."""

from contracts.referrals import TransferRequestMade

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=TransferRequestMade,
    who=lambda event: (event.transitioned_to,),
    words={
        "en": "Somebody asks you for a case: please answer",
        "tet": "Ema ida husu kazu ida ba ita: favór hatán",
        "pt": "Alguém pede-lhe um caso: responda, por favor",
        "id": "Seseorang meminta sebuah kasus dari Anda: mohon dijawab",
    },
    link="{record}/referrals",
    switch="transfer_request",
)
