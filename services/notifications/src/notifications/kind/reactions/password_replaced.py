"""A person knows that somebody else has set their password."""

from contracts.identity import PasswordReplaced

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=PasswordReplaced,
    who=lambda event: (event.record_short_id,),
    words={
        "en": "Somebody else set your password",
        "tet": "Ema seluk tau ita-nia liafuan-pase",
        "pt": "Outra pessoa definiu a sua palavra-passe",
        "id": "Orang lain menetapkan kata sandi Anda",
    },
    link="/notifications",
    switch=None,
)
