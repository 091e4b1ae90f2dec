"""The sender, and whose the record is, know that it was declined."""

from contracts.referrals import TransferRejected

from notifications.kind.domain import NotificationKind
from notifications.kind.policy import giving_side

KIND = NotificationKind(
    event=TransferRejected,
    who=giving_side,
    words={
        "en": "A case you wanted to hand over was declined",
        "tet": "Sira la simu kazu ne'ebé ita hakarak entrega",
        "pt": "Um caso que queria entregar foi recusado",
        "id": "Kasus yang ingin Anda serahkan ditolak",
    },
    link="{record}/referrals",
    switch="transition_notification",
)
