"""The sender knows that the recipient declined."""

from contracts.referrals import ReferralRejected

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=ReferralRejected,
    who=lambda event: (event.transitioned_by,),
    words={
        "en": "Your referral was rejected",
        "tet": "Sira la simu Ita-nia referál",
        "pt": "O seu encaminhamento foi rejeitado",
        "id": "Rujukan Anda ditolak",
    },
    link="{record}/referrals",
    switch="transition_notification",
)
