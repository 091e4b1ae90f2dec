"""The sender, and whose the record was, know that it has its new owner."""

from contracts.referrals import TransferCompleted

from notifications.kind.domain import NotificationKind
from notifications.kind.policy import giving_side

KIND = NotificationKind(
    event=TransferCompleted,
    who=giving_side,
    words={
        "en": "A case you handed over was accepted",
        "tet": "Sira simu ona kazu ne'ebé ita entrega",
        "pt": "Um caso que entregou foi aceite",
        "id": "Kasus yang Anda serahkan telah diterima",
    },
    link="{record}/referrals",
    switch="transition_notification",
)
