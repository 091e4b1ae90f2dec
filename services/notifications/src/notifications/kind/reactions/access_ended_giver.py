"""Both sides of a referral know that it ended because whoever made the referral has the record no longer."""

from contracts.referrals import ReferralEnded

from notifications.kind.domain import NotificationKind
from notifications.kind.policy import sides_of_what_ended

KIND = NotificationKind(
    event=ReferralEnded,
    subject="transition",
    who=sides_of_what_ended("giver_lost_access"),
    words={
        "en": "A referral ended: whoever made it has the record no longer",
        "tet": "Referál ida hotu: ema ne'ebé haruka la iha ona asesu ba rejistu",
        "pt": "Um encaminhamento terminou: quem o fez já não tem o registo",
        "id": "Sebuah rujukan berakhir: pengirimnya tidak lagi memiliki akses",
    },
    link="/referrals",
    switch="transition_notification",
)
