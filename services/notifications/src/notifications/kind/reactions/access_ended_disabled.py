"""Both sides of a referral know that it ended because the record was disabled."""

from notifications.kind.policy import ended

KIND = ended(
    "record_disabled",
    {
        "en": "A referral ended: the record was taken out of use",
        "tet": "Referál ida hotu: rejistu la uza ona",
        "pt": "Um encaminhamento terminou: o registo foi desativado",
        "id": "Sebuah rujukan berakhir: catatan telah dinonaktifkan",
    },
)
