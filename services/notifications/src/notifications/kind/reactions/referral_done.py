"""The sender knows that the recipient is through with it."""

from contracts.referrals import ReferralDone

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=ReferralDone,
    who=lambda event: (event.transitioned_by,),
    words={
        "en": "Your referral is completed",
        "tet": "Ita-nia referál remata ona",
        "pt": "O seu encaminhamento está concluído",
        "id": "Rujukan Anda telah selesai",
    },
    link="{record}/referrals",
    switch="transition_notification",
)
