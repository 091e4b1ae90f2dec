"""Who asked for a case knows that they are not given it. That they are, the offer itself tells."""

from contracts.referrals import TransferRequestRejected

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=TransferRequestRejected,
    who=lambda event: (event.transitioned_by,),
    words={
        "en": "You asked for a case: it is not handed over to you",
        "tet": "Ita husu kazu ida: sira la entrega ba ita",
        "pt": "Pediu um caso: não lhe é entregue",
        "id": "Anda meminta sebuah kasus: tidak diserahkan kepada Anda",
    },
    link="/transfers",
    switch="transfer_request",
)
