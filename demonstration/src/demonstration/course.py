"""How far a fictional child's case has come, and when."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from demonstration.draw import Draw
from demonstration.sources import toml

LATE_SHARE = 0.2

STAGES = ("registered", "assessed", "planned", "serving", "served", "closed")

SHARES_BY_DAYS = (
    (7, (70, 25, 5, 0, 0, 0)),
    (30, (20, 30, 30, 18, 2, 0)),
    (90, (6, 12, 22, 38, 12, 10)),
    (210, (3, 5, 9, 24, 15, 44)),
    (10_000, (2, 2, 5, 14, 10, 67)),
)
"""How many of 100 cases of at most so many days are at each stage."""

DAYS_TO_ASSESS = {"high": 3, "medium": 7, "low": 14}
DAYS_TO_PLAN = {"high": 5, "medium": 14, "low": 28}
DAYS_BETWEEN_VISITS = {"high": 7, "medium": 14, "low": 30}


@dataclass(frozen=True)
class Course:
    """Dates are missing for steps that have not been taken."""

    sex: str
    age: int
    concerns: tuple[str, ...]
    risk: str
    stage: str
    registered: date
    until: date
    assessed: date | None
    planned: date | None
    closed: date | None

    def reached(self, stage: str) -> bool:
        return STAGES.index(self.stage) >= STAGES.index(stage)


def course_of(draw: Draw, *, until: date, days: int) -> Course:
    sex = "female" if draw.chance(0.56) else "male"
    age = _age(draw)
    concerns = _concerns(draw, sex=sex, age=age)
    risk = _risk(draw, concerns)
    elapsed = draw.between(1, days - 1)
    registered = until - timedelta(days=elapsed)
    stage = _stage(draw, elapsed)
    assessed, planned, closed = _dates(draw, stage, risk, registered, until)
    return Course(
        sex=sex,
        age=age,
        concerns=concerns,
        risk=risk,
        stage=stage,
        registered=registered,
        until=until,
        assessed=assessed,
        planned=planned,
        closed=closed,
    )


def _age(draw: Draw) -> int:
    bands = {str(number): band[2] for number, band in enumerate(toml("children")["ages"])}
    low, high, _ = toml("children")["ages"][int(draw.by_weight(bands))]
    return draw.between(low, high)


def _concerns(draw: Draw, *, sex: str, age: int) -> tuple[str, ...]:
    listed: dict[str, list[Any]] = toml("children")["concerns"]
    weights = {
        concern: weight * (more if sex == "female" else 1)
        for concern, (weight, youngest, more, _) in listed.items()
        if age >= youngest
    }
    wanted = draw.by_weight({"1": 55, "2": 33, "3": 12})
    drawn = [draw.by_weight(weights) for _ in range(int(wanted))]
    return tuple(dict.fromkeys(drawn))


def _risk(draw: Draw, concerns: tuple[str, ...]) -> str:
    listed = toml("children")["concerns"]
    if draw.chance(max(listed[concern][3] for concern in concerns)):
        return "high"
    return "medium" if draw.chance(0.6) else "low"


def _stage(draw: Draw, elapsed: int) -> str:
    """Old cases are mostly closed; some stand still, as in life."""
    weights = next(shares for limit, shares in SHARES_BY_DAYS if elapsed <= limit)
    return draw.by_weight(dict(zip(STAGES, weights, strict=True)))


def _dates(
    draw: Draw, stage: str, risk: str, registered: date, until: date
) -> tuple[date | None, date | None, date | None]:
    """Mostly in time, sometimes late, never after `until`."""
    reached = STAGES.index(stage)
    late = 2 if draw.chance(LATE_SHARE) else 1
    assessed = min(until, registered + timedelta(days=draw.between(0, DAYS_TO_ASSESS[risk] * late)))
    agreed = registered + timedelta(days=draw.between(1, DAYS_TO_PLAN[risk] * late))
    planned = min(until, max(assessed, agreed))
    room = (until - planned).days
    closed = planned + timedelta(days=draw.between(room // 3, room)) if room else until
    steps = (assessed, planned, closed)
    return (
        steps[0] if reached >= STAGES.index("assessed") else None,
        steps[1] if reached >= STAGES.index("planned") else None,
        steps[2] if reached >= STAGES.index("closed") else None,
    )
