"""Both sides of a referral know that it ended because the consent was withdrawn."""

from notifications.kind.policy import ended

KIND = ended(
    "consent_withdrawn",
    {
        "en": "A referral ended: the consent to share was withdrawn",
        "tet": "Referál ida hotu: konsentimentu atu fahe informasaun hasai tiha ona",
        "pt": "Um encaminhamento terminou: o consentimento foi retirado",
        "id": "Sebuah rujukan berakhir: persetujuan telah ditarik",
    },
)
