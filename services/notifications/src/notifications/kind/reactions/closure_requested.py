"""Those of the owner's supervisors who may answer know that somebody asks to close a case."""

from contracts.cases import ApprovalRequested
from contracts.system_fields import CLOSINGS

from notifications.kind.domain import NotificationKind, SupervisorsOf

KIND = NotificationKind(
    event=ApprovalRequested,
    who=lambda event: (SupervisorsOf(event.owned_by, f"approve_{event.step}"),) if event.step in CLOSINGS else (),
    words={
        "en": "Somebody asks you to close a case",
        "tet": "Ema ida husu ita atu taka kazu ida",
        "pt": "Alguém pede-lhe que encerre um caso",
        "id": "Seseorang meminta Anda menutup sebuah kasus",
    },
    switch="approval_request",
)
