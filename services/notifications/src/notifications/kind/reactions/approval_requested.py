"""Those of the owner's supervisors who may answer know that an approval is asked for."""

from contracts.cases import ApprovalRequested
from contracts.system_fields import CLOSINGS

from notifications.kind.domain import NotificationKind, SupervisorsOf

KIND = NotificationKind(
    event=ApprovalRequested,
    who=lambda event: () if event.step in CLOSINGS else (SupervisorsOf(event.owned_by, f"approve_{event.step}"),),
    words={
        "en": "An approval waits for you",
        "tet": "Aprovasaun ida hein ita",
        "pt": "Uma aprovação espera por si",
        "id": "Sebuah persetujuan menunggu Anda",
    },
    switch="approval_request",
)
