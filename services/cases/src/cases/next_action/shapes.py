"""What goes over the wire about policy packs."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from chassis.shapes import Described, OwnGiven, Shape
from contracts.values import Values

ByStep = dict[str, dict[str, int]]


class HolidayShown(Shape):
    date: date
    name: str | None


class DecisionShown(Shape):
    """`approved_by`: who agreed to it; `decided_by`: the account that put it in force."""

    effective_from: date
    approved_by: str
    decided_by: str
    decided_at: datetime


class PolicyPackShown(Shape):
    """`version` 0: the defaults, which nobody made. `deadlines`: risk level → step → unit → how many. `clock`: the same
    for `supervisor` and `national`, how long after it was due each is told, and for `postponement`, how far it may be
    put off at most. `referral_clocks`: the same by clock of a referral. `service_windows`: service → how long after an
    incident it is of use. `working_day`: `{"from": "08:00", "to": "12:30"}`, one after the other. `caseload_weights`:
    risk level → what a case weighs in an officer's load. `abilities`: `put_in_force`, where the caller may.
    """

    version: int
    title: str
    to_be_confirmed: bool
    deadlines: dict[str, ByStep]
    clock: dict[str, ByStep]
    unknown_risk: str
    referral_clocks: dict[str, ByStep]
    service_windows: ByStep
    working_week: list[int]
    working_day: list[dict[str, str]]
    holidays: list[HolidayShown]
    caseload_limit: int
    caseload_weights: dict[str, int]
    made_by: str | None
    made_at: datetime | None
    in_force: bool
    decisions: list[DecisionShown]
    abilities: list[str]


class PolicyPackGiven(OwnGiven):
    """`deadlines`: risk level → step → `{"days": 3}`, with `hours`, `working_hours`, `days`, `working_days`, `weeks` or
    `months`; every step has one. `clock`: risk level → the same for `supervisor`, `national` and `postponement`; the
    defaults' unless it is given. `referral_clocks`: risk level → the same for `acknowledge`, `decide`, `first_contact`,
    `progress`, `confirm` and `reroute`; `service_windows`: service → how long after an incident it is of use; likewise.
    `unknown_risk`: the risk level that a case without one counts as. `working_week`: 1 for Monday … 7.
    `working_day`: `{"from": "08:00", "to": "12:30"}`, one after the other; the defaults' unless it is given.
    `holidays`: `{"date", "name"}`. `to_be_confirmed`: whether nobody with authority has agreed to it yet.
    `caseload_weights`: risk level → 1 … 1000; the defaults' unless given.
    """

    title: str
    deadlines: dict[str, ByStep]
    unknown_risk: str
    referral_clocks: dict[str, ByStep] | None = None
    service_windows: ByStep | None = None
    working_week: list[int]
    working_day: list[dict[str, str]] | None = None
    holidays: list[Values]
    caseload_limit: int
    caseload_weights: dict[str, int] | None = None
    clock: dict[str, ByStep] | None = None
    to_be_confirmed: bool = True


class PolicyPackBody(OwnGiven):
    data: Annotated[Values, Described(PolicyPackGiven)]


class DecisionGiven(OwnGiven):
    """`effective_from`: today where it is not given, and no day that is gone. `approved_by`: who agreed to it."""

    effective_from: date | None = None
    approved_by: str


class DecisionBody(OwnGiven):
    data: DecisionGiven


class PackChecked(Shape):
    valid: Literal[True]


class EffectShown(Shape):
    """Of the open cases: how many are overdue by the pack in force, how many by this one, and how many become so.
    `all_open_cases`: of how many these are; `after`: where to go on, null where all were counted.
    """

    all_open_cases: int
    after: UUID | None
    open_cases: int
    overdue: int
    overdue_by_this: int
    become_overdue: int
