"""The recipient knows of a referral once the record is open to them; a remote one has nobody here."""

from contracts.referrals import ReferralActivated

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=ReferralActivated,
    who=lambda event: () if event.transitioned_to is None else (event.transitioned_to,),
    words={
        "en": "You have a new referral",
        "tet": "Ita simu referál foun ida",
        "pt": "Tem um novo encaminhamento",
        "id": "Anda menerima rujukan baru",
    },
    link="/referrals",
    switch="transition_notification",
)
