"""Who asked for a case knows that nobody will answer: it was closed or disabled, or has another owner."""

from contracts.referrals import TransferRequestEnded

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=TransferRequestEnded,
    who=lambda event: (event.transitioned_by,),
    words={
        "en": "You asked for a case: the request ended, the case has changed",
        "tet": "Ita husu kazu ida: pedidu hotu, kazu muda ona",
        "pt": "Pediu um caso: o pedido terminou, o caso mudou",
        "id": "Anda meminta sebuah kasus: permintaan berakhir, kasusnya berubah",
    },
    link="/transfers",
    switch="transfer_request",
)
