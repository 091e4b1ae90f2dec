"""Both sides of a referral know that it ended because the record was closed."""

from notifications.kind.policy import ended

KIND = ended(
    "record_closed",
    {
        "en": "A referral ended: the record was closed",
        "tet": "Referál ida hotu: rejistu taka ona",
        "pt": "Um encaminhamento terminou: o registo foi encerrado",
        "id": "Sebuah rujukan berakhir: catatan telah ditutup",
    },
)
