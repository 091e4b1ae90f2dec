"""A case's owner knows that what is overdue in it was passed on to their supervisors."""

from contracts.deadlines import DeadlineEscalated

from notifications.kind.domain import NotificationKind

KIND = NotificationKind(
    event=DeadlineEscalated,
    who=lambda event: (event.owned_by,),
    words={
        "en": "Your supervisors were told of something overdue in one of your cases",
        "tet": "Ita-nia supervizór sira hatene ona kona-ba buat ida ne'ebé liu tempu iha ita-nia kazu ida",
        "pt": "Os seus supervisores foram avisados de um atraso num dos seus casos",
        "id": "Atasan Anda diberi tahu tentang keterlambatan dalam salah satu kasus Anda",
    },
    switch=None,
    daily=True,
)
