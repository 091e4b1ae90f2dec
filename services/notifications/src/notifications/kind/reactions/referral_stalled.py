"""Supervisors know that the help of a referral does not go on as it should."""

from notifications.kind.policy import run_out

KIND = run_out(
    ("first_contact", "progress", "resume"),
    {
        "en": "A referral has stood still for too long",
        "tet": "Referál ida para kleur liu ona",
        "pt": "Um encaminhamento está parado há demasiado tempo",
        "id": "Sebuah rujukan terhenti terlalu lama",
    },
    daily=True,
)
