"""Who asked for an approval, and whose case it is, know that it was given."""

from contracts.cases import ApprovalAnswered

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=ApprovalAnswered,
    who=lambda event: dict.fromkeys((event.asked_by, event.owned_by)) if event.status == "approved" else (),
    words={
        "en": "What you asked for was agreed to",
        "tet": "Buat ne'ebé ita husu simu ona aprovasaun",
        "pt": "O que pediu foi aprovado",
        "id": "Permintaan Anda disetujui",
    },
    switch="approval_response",
)
