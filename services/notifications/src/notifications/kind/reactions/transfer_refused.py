"""The sender knows that cases did not open the record."""

from contracts.referrals import TransferRefused

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=TransferRefused,
    who=lambda event: (event.transitioned_by,),
    words={
        "en": "A case could not be handed over",
        "tet": "Kazu ida la konsege entrega",
        "pt": "Um caso não pôde ser entregue",
        "id": "Sebuah kasus tidak dapat diserahkan",
    },
    link="{record}/referrals",
    switch="transition_notification",
)
