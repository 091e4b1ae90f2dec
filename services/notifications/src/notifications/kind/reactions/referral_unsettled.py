"""Supervisors know that nobody saw to what a referral left open."""

from notifications.kind.policy import run_out

KIND = run_out(
    ("confirm", "reroute"),
    {
        "en": "A referral ended and nobody has seen to the rest",
        "tet": "Referál ida remata, maibé seidauk iha ema ida haree ba nia rezultadu",
        "pt": "Um encaminhamento terminou e ninguém tratou do resto",
        "id": "Sebuah rujukan berakhir dan belum ada yang menindaklanjuti",
    },
    daily=True,
)
