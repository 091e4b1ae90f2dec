"""The new owner knows of the case that is now theirs. Of many at once a letter tells (`cases_handed_over`)."""

from contracts.referrals import AssignmentDone

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=AssignmentDone,
    who=lambda event: (event.transitioned_to,) if event.record_type == "case" and event.hand_over_id is None else (),
    words={
        "en": "A case was assigned to you",
        "tet": "Ita simu kazu foun ida",
        "pt": "Foi-lhe atribuído um caso",
        "id": "Sebuah kasus ditugaskan kepada Anda",
    },
    switch="transition_notification",
    by="transitioned_by",
)
