"""Both sides of a referral know that it ended because the record was closed."""

from contracts.referrals import ReferralEnded

from notifications.kind.domain import NotificationKind
from notifications.kind.policy import sides_of_what_ended

KIND = NotificationKind(
    event=ReferralEnded,
    subject="transition",
    who=sides_of_what_ended("record_closed"),
    words={
        "en": "A referral ended: the record was closed",
        "tet": "Referál ida hotu: rejistu taka ona",
        "pt": "Um encaminhamento terminou: o registo foi encerrado",
        "id": "Sebuah rujukan berakhir: catatan telah ditutup",
    },
    link="/referrals",
    switch="transition_notification",
)
