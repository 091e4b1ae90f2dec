"""By when something has to be done for a child, as data. Rules: `docs/domain/tasks.md §6`."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from chassis.errors import Invalid
from chassis.site import DAY, LAST_DAY, TICK, WEEK, Site
from contracts.values import FrozenValues, Values

T = TypeVar("T")
STEPS = ("first_contact", "assessment", "case_plan", "follow_up", "review")
LADDER = ("supervisor", "national")
"""Who is told, one after the other, of what is overdue and nobody acts on."""
CLOCK = (*LADDER, "postponement")
UNITS = ("hours", "days", "working_days", "weeks", "months")
LONGEST = 1000
LONGEST_TITLE = 200
MOST_HOLIDAYS = 2000
MOST_LEVELS = 20
CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")
WHOLE_WEEK = range(1, 8)


@dataclass(frozen=True)
class Deadline:
    """`amount` of `unit` (one of `UNITS`) after something happened."""

    amount: int
    unit: str


@dataclass(frozen=True, kw_only=True)
class PolicyPack:
    """`deadlines`: by risk level, by step. `clock`: by risk level, how long after it was due each rung of the `LADDER`
    is told, and how far it may be put off at most. `unknown_risk`: the level of a case of which none of these is known.
    `working_week`: 1 for Monday … 7. `to_be_confirmed`: whether nobody with authority has agreed to it yet.
    """

    version: int
    title: str
    deadlines: Mapping[str, Mapping[str, Deadline]]
    clock: Mapping[str, Mapping[str, Deadline]]
    unknown_risk: str
    working_week: frozenset[int]
    holidays: frozenset[date]
    caseload_limit: int
    to_be_confirmed: bool

    def level(self, risk: object) -> str:
        return risk if isinstance(risk, str) and risk in self.deadlines else self.unknown_risk

    def deadline(self, risk: object, step: str) -> Deadline:
        return self.deadlines[self.level(risk)][step]

    def due(self, risk: object, step: str, since: datetime, site: Site) -> datetime:
        """The last moment at which the step is in time: to the hour, or at the end of a day of the site."""
        return self._after(self.deadline(risk, step), since, site)

    def late(self, risk: object, what: str, due: datetime, site: Site) -> datetime:
        """The last moment before a rung is told of what was due, or to which it may be put off."""
        return self._after(self.clock[self.level(risk)][what], due, site)

    def _after(self, deadline: Deadline, since: datetime, site: Site) -> datetime:
        if deadline.unit == "hours":
            span, last = timedelta(hours=deadline.amount), site.ends(LAST_DAY)
            return last if since > last - span else since + span
        return site.ends(self._day(site.day(since), deadline)) - TICK

    def works(self, day: date) -> bool:
        return day.isoweekday() in self.working_week and day not in self.holidays

    def _day(self, since: date, deadline: Deadline) -> date:
        match deadline.unit:
            case "working_days":
                return self._working_day(since, deadline.amount)
            case "weeks":
                return _within(since, deadline.amount * WEEK)
            case "months":
                return _months_after(since, deadline.amount)
            case _:
                return _within(since, deadline.amount * DAY)

    def _working_day(self, since: date, amount: int) -> date:
        day = since
        while amount and day < LAST_DAY:
            day += DAY
            amount -= self.works(day)
        return day


def _within(since: date, span: timedelta) -> date:
    return LAST_DAY if since > LAST_DAY - span else since + span


def _months_after(since: date, months: int) -> date:
    """The same day of a later month, or its last one where it is shorter."""
    years, month = divmod(since.month - 1 + months, 12)
    year = since.year + years
    if year >= LAST_DAY.year:
        return LAST_DAY
    return date(year, month + 1, min(since.day, monthrange(year, month + 1)[1]))


PackErrors = dict[str, list[str]]


def read_pack(version: int, given: FrozenValues) -> PolicyPack:
    """A pack from its data; refuses with every problem at once, by path: `deadlines/high/review`."""
    problems: PackErrors = {}
    deadlines = _deadlines(given.get("deadlines"), "deadlines", STEPS, problems)
    unknown = given.get("unknown_risk")
    if not isinstance(unknown, str) or unknown not in deadlines:
        problems["unknown_risk"] = ["not_a_risk_level"]
    pack = PolicyPack(
        version=version,
        title=_title(given.get("title"), problems),
        deadlines=deadlines,
        clock=_clock(given, deadlines, problems),
        unknown_risk=str(unknown),
        working_week=_working_week(given.get("working_week"), problems),
        holidays=_holidays(given.get("holidays"), problems),
        caseload_limit=_number(given.get("caseload_limit"), "caseload_limit", problems),
        to_be_confirmed=given.get("to_be_confirmed") is not False,
    )
    if not isinstance(given.get("to_be_confirmed", True), bool):
        problems["to_be_confirmed"] = ["not_yes_or_no"]
    if problems:
        raise Invalid(problems)
    return pack


def _title(given: Any, problems: PackErrors) -> str:
    if isinstance(given, str) and given.strip() and len(given) <= LONGEST_TITLE:
        return given.strip()
    problems["title"] = ["missing"]
    return ""


def _deadlines(given: Any, where: str, steps: Sequence[str], problems: PackErrors) -> dict[str, dict[str, Deadline]]:
    if not isinstance(given, dict) or not given:
        problems[where] = ["missing"]
        return {}
    if len(given) > MOST_LEVELS or not all(CODE.fullmatch(risk) for risk in given):
        problems[where] = ["not_risk_levels"]
        return {}
    return {str(risk): _steps(told, f"{where}/{risk}", steps, problems) for risk, told in given.items()}


def _steps(given: Any, where: str, steps: Sequence[str], problems: PackErrors) -> dict[str, Deadline]:
    told = given if isinstance(given, dict) else {}
    for name in sorted(told.keys() - set(steps)):
        problems[f"{where}/{name}"] = ["unknown_step"]
    return {step: _deadline(told.get(step), f"{where}/{step}", problems) for step in steps}


def told_clock(given: FrozenValues) -> Any:
    """The clock of a pack's data: of one that says none, the defaults' of the same risk, else of the middle one."""
    clock, levels = DEFAULTS["clock"], given.get("deadlines")
    default = {risk: clock.get(risk, clock["medium"]) for risk in levels} if isinstance(levels, dict) else {}
    said = given.get("clock")
    return default if said is None else said


def _clock(given: FrozenValues, deadlines: FrozenValues, problems: PackErrors) -> dict[str, dict[str, Deadline]]:
    """Every risk level that has deadlines has its clock."""
    if not deadlines:
        return {}
    found = _deadlines(told_clock(given), "clock", CLOCK, problems)
    for risk in sorted(deadlines.keys() - found.keys()):
        problems.setdefault(f"clock/{risk}", ["missing"])
    return found


def _deadline(given: Any, where: str, problems: PackErrors) -> Deadline:
    if not isinstance(given, dict) or len(given) != 1:
        problems[where] = ["missing"]
        return Deadline(0, "days")
    [(unit, amount)] = given.items()
    if unit not in UNITS:
        problems[where] = ["unknown_unit"]
    return Deadline(_number(amount, where, problems), unit)


def _number(given: Any, where: str, problems: PackErrors) -> int:
    if isinstance(given, int) and not isinstance(given, bool) and 1 <= given <= LONGEST:
        return given
    problems[where] = ["not_a_positive_number"]
    return 0


def _working_week(given: Any, problems: PackErrors) -> frozenset[int]:
    if isinstance(given, list) and given and all(type(day) is int and day in WHOLE_WEEK for day in given):
        return frozenset(given)
    problems["working_week"] = ["not_days_of_the_week"]
    return frozenset()


def _holidays(given: Any, problems: PackErrors) -> frozenset[date]:
    """`[{"date": "2026-05-20", "name": "…"}]`."""
    if not isinstance(given, list) or len(given) > MOST_HOLIDAYS:
        problems["holidays"] = ["not_a_list"]
        return frozenset()
    found = set()
    for place, holiday in enumerate(given):
        try:
            found.add(date.fromisoformat(holiday["date"]))
            _check_name(holiday, f"holidays/{place}", problems)
        except (KeyError, TypeError, ValueError):
            problems[f"holidays/{place}"] = ["not_a_day"]
    return frozenset(found)


def _check_name(holiday: FrozenValues, where: str, problems: PackErrors) -> None:
    name = holiday.get("name", "")
    is_name = name is None or (isinstance(name, str) and len(name) <= LONGEST_TITLE)
    if not is_name or holiday.keys() - {"date", "name"}:
        problems[where] = ["not_a_name"]


def _late(supervisor: int, national: int, postponement: int) -> Values:
    """In days."""
    told = {"supervisor": supervisor, "national": national, "postponement": postponement}
    return {what: {"days": days} for what, days in told.items()}


def _risk(contact: Values, assessment: int, plan: int, follow_up: Values, review: Values) -> Values:
    return {
        "first_contact": contact,
        "assessment": {"days": assessment},
        "case_plan": {"days": plan},
        "follow_up": follow_up,
        "review": review,
    }


HOLIDAYS = (
    *("2026-01-01", "2026-03-03", "2026-03-20", "2026-04-03", "2026-05-01", "2026-05-20", "2026-05-27", "2026-06-04"),
    *("2026-08-30", "2026-11-01", "2026-11-02", "2026-11-03", "2026-11-12", "2026-11-28"),
    *("2026-12-07", "2026-12-08", "2026-12-25", "2026-12-31"),
    *("2027-01-01", "2027-03-03", "2027-03-09", "2027-03-26", "2027-05-01", "2027-05-16", "2027-05-20", "2027-05-27"),
    *("2027-08-30", "2027-11-01", "2027-11-02", "2027-11-03", "2027-11-12", "2027-11-28"),
    *("2027-12-07", "2027-12-08", "2027-12-25", "2027-12-31"),
)
"""Of Timor-Leste; of 2027 the Islamic ones (9 March, 16 May) are estimates."""
DEFAULTS: Values = {
    "title": "Defaults, to be confirmed by the ministry",
    "to_be_confirmed": True,
    "deadlines": {
        "high": _risk({"hours": 24}, 3, 5, {"weeks": 1}, {"months": 1}),
        "medium": _risk({"hours": 72}, 7, 14, {"weeks": 2}, {"months": 3}),
        "low": _risk({"days": 7}, 14, 28, {"months": 1}, {"months": 6}),
    },
    "clock": {"high": _late(1, 3, 3), "medium": _late(3, 7, 7), "low": _late(7, 14, 14)},
    "unknown_risk": "medium",
    "working_week": [1, 2, 3, 4, 5],
    "holidays": [{"date": day} for day in HOLIDAYS],
    "caseload_limit": 25,
}
"""What counts until somebody puts another pack in force."""
DEFAULT_PACK = read_pack(0, DEFAULTS)


def counting(decided: Sequence[tuple[date, T]], day: date, otherwise: T) -> T:
    """What counts on this day: of what was decided and has begun, the later word."""
    return next((what for since, what in reversed(decided) if since <= day), otherwise)


@dataclass(frozen=True)
class Packs:
    """`decided`: from which day on a pack counts, in the order in which that was decided; the later word counts."""

    decided: tuple[tuple[date, PolicyPack], ...] = ()

    def on(self, day: date) -> PolicyPack:
        """The one pack in force on this day."""
        return counting(self.decided, day, DEFAULT_PACK)


NOTHING_DECIDED = Packs()
