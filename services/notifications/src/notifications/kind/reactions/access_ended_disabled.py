"""Both sides of a referral know that it ended because the record was disabled."""

from contracts.referrals import ReferralEnded

from notifications.kind.domain import NotificationKind
from notifications.kind.policy import sides_of_what_ended

KIND = NotificationKind(
    event=ReferralEnded,
    subject="transition",
    who=sides_of_what_ended("record_disabled"),
    words={
        "en": "A referral ended: the record was taken out of use",
        "tet": "Referál ida hotu: rejistu la uza ona",
        "pt": "Um encaminhamento terminou: o registo foi desativado",
        "id": "Sebuah rujukan berakhir: catatan telah dinonaktifkan",
    },
    link="/referrals",
    switch="transition_notification",
)
