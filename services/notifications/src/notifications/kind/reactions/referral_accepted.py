"""The sender knows that the recipient took it on."""

from contracts.referrals import ReferralAccepted

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=ReferralAccepted,
    who=lambda event: (event.transitioned_by,),
    words={
        "en": "Your referral was accepted",
        "tet": "Sira simu ona Ita-nia referál",
        "pt": "O seu encaminhamento foi aceite",
        "id": "Rujukan Anda diterima",
    },
    link="{record}/referrals",
    switch="transition_notification",
)
