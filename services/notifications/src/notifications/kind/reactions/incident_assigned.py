"""The new owner knows of the incident that is now theirs. It has no page of its own yet: the list of news leads on."""

from contracts.referrals import AssignmentDone

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=AssignmentDone,
    who=lambda event: (event.transitioned_to,) if event.record_type == "incident" else (),
    words={
        "en": "An incident was assigned to you",
        "tet": "Ita simu insidente foun ida",
        "pt": "Foi-lhe atribuído um incidente",
        "id": "Sebuah insiden ditugaskan kepada Anda",
    },
    link="/notifications",
    switch="transition_notification",
    by="transitioned_by",
)
