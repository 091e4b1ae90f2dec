"""Whom a case is offered to knows of it once the record is open to them."""

from contracts.referrals import TransferActivated

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=TransferActivated,
    who=lambda event: (event.transitioned_to,),
    words={
        "en": "A case is handed over to you: please answer",
        "tet": "Sira entrega kazu ida ba ita: favór hatán",
        "pt": "Um caso é-lhe entregue: responda, por favor",
        "id": "Sebuah kasus diserahkan kepada Anda: mohon dijawab",
    },
    link="{record}/referrals",
    switch="transition_notification",
)
