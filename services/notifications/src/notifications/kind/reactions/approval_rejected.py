"""Who asked for an approval, and whose case it is, know that it was not given."""

from contracts.cases import ApprovalAnswered

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=ApprovalAnswered,
    who=lambda event: dict.fromkeys((event.asked_by, event.owned_by)) if event.status == "rejected" else (),
    words={
        "en": "What you asked for was sent back to you",
        "tet": "Buat ne'ebé ita husu fila fali mai ita",
        "pt": "O que pediu foi-lhe devolvido",
        "id": "Permintaan Anda dikembalikan kepada Anda",
    },
    switch="approval_response",
)
