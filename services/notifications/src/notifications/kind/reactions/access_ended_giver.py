"""Both sides of a referral know that it ended because whoever made the referral has the record no longer."""

from notifications.kind.policy import ended

KIND = ended(
    "giver_lost_access",
    {
        "en": "A referral ended: whoever made it has the record no longer",
        "tet": "Referál ida hotu: ema ne'ebé haruka la iha ona asesu ba rejistu",
        "pt": "Um encaminhamento terminou: quem o fez já não tem o registo",
        "id": "Sebuah rujukan berakhir: pengirimnya tidak lagi memiliki akses",
    },
)
