"""What goes over the wire about how long referrals take."""

from chassis.shapes import Maybe, Shape


class TurnaroundCount(Shape):
    """`query`: the parameters of `/referral_turnaround/referrals` that list what was counted."""

    count: int
    query: list[str]


class StepTurnaround(Shape):
    """`in_time`: of those that reached it. `median_seconds`: from when the case was opened; null where none did."""

    reached: TurnaroundCount
    in_time: TurnaroundCount
    waiting: TurnaroundCount
    median_seconds: int | None


class TurnaroundRow(Shape):
    """`key`: a service or a place, by its code; null where there is none, and of all together."""

    key: str | None
    offered: TurnaroundCount
    answer: StepTurnaround
    contact: StepTurnaround
    completion: StepTurnaround


class TurnaroundAnswer(Shape):
    """`withheld`: this person might not see all of their side, so that none here does not say there are none."""

    data: list[TurnaroundRow]
    withheld: Maybe[bool] = None
