"""The supervisors of a record's owner know at once that a child is in danger."""

from contracts.cases import DangerReported

from notifications.kind.domain import NotificationKind, SupervisorsOf

KIND = NotificationKind(
    event=DangerReported,
    who=lambda event: (SupervisorsOf(event.owned_by),),
    words={
        "en": "A child in the care of your team may be in danger now",
        "tet": "Labarik ida iha ita-nia ekipa nia kuidadu bele iha perigu agora",
        "pt": "Uma criança ao cuidado da sua equipa pode estar em perigo agora",
        "id": "Seorang anak dalam asuhan tim Anda mungkin sedang dalam bahaya",
    },
    switch=None,
)
