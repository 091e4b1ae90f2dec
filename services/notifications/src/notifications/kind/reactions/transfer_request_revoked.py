"""Whose case was asked for knows that nobody waits for an answer any more."""

from contracts.referrals import TransferRequestRevoked

from notifications.kind.domain import NotificationKind, ToldBefore

KIND = NotificationKind(
    event=TransferRequestRevoked,
    who=lambda event: (ToldBefore(event.transitioned_to),),
    words={
        "en": "A case is not asked for any more",
        "tet": "La husu ona kazu ida husi ita",
        "pt": "Um caso já não lhe é pedido",
        "id": "Sebuah kasus tidak lagi diminta dari Anda",
    },
    link="{record}/referrals",
    switch="transfer_request",
)
