"""Supervisors know that nobody answered a referral in time."""

from notifications.kind.policy import run_out

KIND = run_out(
    ("acknowledge", "decide"),
    {
        "en": "A referral was not answered in time",
        "tet": "Seidauk iha resposta ba referál ida, tempu liu ona",
        "pt": "Um encaminhamento não foi respondido a tempo",
        "id": "Sebuah rujukan tidak dijawab tepat waktu",
    },
)
