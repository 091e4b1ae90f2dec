"""What cases announces that time brings about: deadlines, and cases of which nobody hears."""

from typing import ClassVar
from uuid import UUID

from contracts.cases import CaseMatter


class DeadlineMatter(CaseMatter):
    """What time brings about. Announced about that occasion, once."""

    family: ClassVar = "deadline"

    deadline_id: UUID


class DeadlineReached(DeadlineMatter):
    """The day has come until which what is next for a case is in time."""

    type: ClassVar = "cases.deadline_reached.v1"


class DeadlineMissed(DeadlineMatter):
    """What is next for a case was not done in time."""

    type: ClassVar = "cases.deadline_missed.v1"


class DeadlineEscalated(DeadlineMatter):
    """What is next is overdue for long: others have to know. `rung`: `supervisor`, or `national` and they, too."""

    type: ClassVar = "cases.deadline_escalated.v1"

    rung: str


class SilenceNoticed(DeadlineMatter):
    """Nobody hears of a case. `reason`: what `GET /silent_cases` says."""

    type: ClassVar = "cases.silence_noticed.v1"

    reason: str


class WorkExpected(DeadlineMatter):
    """Something is due tomorrow for this owner. About no case: `record_id` is that of the occasion."""

    type: ClassVar = "cases.work_expected.v1"
