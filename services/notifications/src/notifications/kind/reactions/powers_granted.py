"""Other administrators know that an account or a role was given power over others."""

from contracts.identity import PowersGranted

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=PowersGranted,
    who=lambda event: event.administrators,
    words={
        "en": "Somebody was given power over others",
        "tet": "Ema ida hetan kbiit kona-ba ema seluk",
        "pt": "Alguém recebeu poderes sobre outras pessoas",
        "id": "Seseorang diberi wewenang atas orang lain",
    },
    link="/notifications",
    switch=None,
)
