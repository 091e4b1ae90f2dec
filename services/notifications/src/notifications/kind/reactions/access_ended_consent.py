"""Both sides of a referral know that it ended because the consent was withdrawn."""

from contracts.referrals import ReferralEnded

from notifications.kind.domain import NotificationKind
from notifications.kind.policy import sides_of_what_ended

KIND = NotificationKind(
    event=ReferralEnded,
    subject="transition",
    who=sides_of_what_ended("consent_withdrawn"),
    words={
        "en": "A referral ended: the consent to share was withdrawn",
        "tet": "Referál ida hotu: konsentimentu atu fahe informasaun hasai tiha ona",
        "pt": "Um encaminhamento terminou: o consentimento foi retirado",
        "id": "Sebuah rujukan berakhir: persetujuan telah ditarik",
    },
    link="/referrals",
    switch="transition_notification",
)
