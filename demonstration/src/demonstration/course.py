"""How far a fictional child's case has come, and when."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from demonstration.draw import Draw
from demonstration.sources import toml

LATE_SHARE = 0.2
LATELY_SHARE = 0.25
LATELY = 45
"""Many were registered in the last so many days, the others at any time of the year."""

STAGES = ("registered", "assessed", "planned", "serving", "served", "closed")

SHARES_BY_DAYS = (
    (7, (60, 25, 15, 0, 0, 0)),
    (30, (22, 22, 22, 20, 8, 6)),
    (90, (3, 6, 14, 22, 15, 40)),
    (210, (0, 0, 3, 6, 5, 86)),
    (10_000, (0, 0, 1, 2, 2, 95)),
)
"""How many of 100 cases of at most so many days are at each stage."""

DAYS_TO_ASSESS = {"high": 3, "medium": 7, "low": 14}
DAYS_TO_PLAN = {"high": 5, "medium": 14, "low": 28}
DAYS_BETWEEN_VISITS = {"high": 7, "medium": 14, "low": 28}
DAYS_TO_REVIEW = {"high": 28, "medium": 89, "low": 180}

NEXT = {"late": 9, "today": 4, "soon": 50, "later": 37}
"""How many of 100 open cases have something that is next, when."""
DAYS_OF = {"late": (-5, -1), "today": (0, 0), "soon": (1, 7), "later": (8, 12)}
"""Days from today on, which is the day after `until`."""
DAY = timedelta(days=1)


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
    due: date | None = None
    """By when what is next is in time, while the case is open."""

    def reached(self, stage: str) -> bool:
        return STAGES.index(self.stage) >= STAGES.index(stage)


def course_of(draw: Draw, *, until: date, days: int) -> Course:
    sex = "female" if draw.chance(0.56) else "male"
    age = _age(draw)
    concerns = _concerns(draw, sex=sex, age=age)
    risk = _risk(draw, concerns)
    elapsed = draw.between(1, LATELY if draw.chance(LATELY_SHARE) else days - 1)
    stage = _stage(draw, elapsed)
    steps = _open if stage != "closed" else _closed
    return Course(
        sex=sex,
        age=age,
        concerns=concerns,
        risk=risk,
        stage=stage,
        until=until,
        **steps(draw, stage, risk, until - elapsed * DAY, until),
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


def _closed(draw: Draw, _stage: str, risk: str, registered: date, until: date) -> dict[str, date]:
    """Mostly in time, sometimes late, never after `until`."""
    late = 2 if draw.chance(LATE_SHARE) else 1
    assessed = min(until, registered + draw.between(0, DAYS_TO_ASSESS[risk] * late) * DAY)
    agreed = registered + draw.between(1, DAYS_TO_PLAN[risk] * late) * DAY
    planned = min(until, max(assessed, agreed))
    room = (until - planned).days
    closed = planned + draw.between(room // 3, room) * DAY if room else until
    return {"registered": registered, "assessed": assessed, "planned": planned, "closed": closed}


def _open(draw: Draw, stage: str, risk: str, registered: date, until: date) -> dict[str, date | None]:
    """Counted back from the day on which what is next is due: the case is being worked on."""
    waits = {"registered": DAYS_TO_ASSESS, "assessed": DAYS_TO_PLAN}.get(stage, DAYS_BETWEEN_VISITS)[risk]
    due = until + DAY + min(_due_in(draw), waits - 1) * DAY
    since = due - waits * DAY
    dates: dict[str, date | None] = {"registered": since, "assessed": None, "planned": None, "closed": None, "due": due}
    if stage == "assessed":
        dates["assessed"] = _between(draw, since, min(until, since + DAYS_TO_ASSESS[risk] * DAY))
    elif stage != "registered":
        dates |= _planned(draw, risk, min(registered, since - DAY), since, due)
    return dates


def _planned(draw: Draw, risk: str, registered: date, seen: date, due: date) -> dict[str, date | None]:
    """`seen`: the latest visit, or the plan itself. A plan that would have to be reviewed before was made again."""
    assessed = min(seen, registered + draw.between(0, DAYS_TO_ASSESS[risk]) * DAY)
    planned = min(seen, max(assessed, registered + draw.between(1, DAYS_TO_PLAN[risk]) * DAY))
    review = due - DAYS_TO_REVIEW[risk] * DAY
    if planned < review:
        planned = _between(draw, review, seen)
    return {"registered": registered, "assessed": assessed, "planned": planned}


def _due_in(draw: Draw) -> int:
    return draw.between(*DAYS_OF[draw.by_weight(NEXT)])


def _between(draw: Draw, first: date, last: date) -> date:
    return first + draw.between(0, (last - first).days) * DAY
