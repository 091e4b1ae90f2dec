"""The sender knows that cases did not open the record."""

from contracts.referrals import ReferralRefused

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=ReferralRefused,
    who=lambda event: (event.transitioned_by,),
    words={
        "en": "Your referral could not be sent",
        "tet": "Ita-nia referál la konsege haruka",
        "pt": "O seu encaminhamento não pôde ser enviado",
        "id": "Rujukan Anda tidak dapat dikirim",
    },
    link="{record}/referrals",
    switch="transition_notification",
)
