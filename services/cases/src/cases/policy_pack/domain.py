"""By when something has to be done for a child, as data. Rules: `docs/domain/tasks.md §6`."""

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, TypeVar

from chassis.deadlines import UNITS, Calendar, Deadline, Spans
from chassis.errors import Conflict, Invalid
from chassis.site import DAY, TICK, Site
from contracts.values import FrozenValues, Values
from sharing.clocks import CLOCKS, DEFAULT_CLOCKS, DEFAULT_WINDOWS, HOLIDAYS, UNKNOWN_RISK, WORKING_DAY, WORKING_WEEK

T = TypeVar("T")
STEPS = ("first_contact", "assessment", "case_plan", "follow_up", "review")
LADDER = ("supervisor", "national")
"""Who is told, one after the other, of what is overdue and nobody acts on."""
CLOCK = (*LADDER, "postponement")
LONGEST = 1000
LONGEST_TITLE = 200
MOST_HOLIDAYS = 2000
MOST_DAYS = 2 * LONGEST * 31
MOST_LEVELS = 20
MOST_SERVICES = 200
CODE = re.compile(r"[A-Za-z0-9_-]{1,64}")
WHOLE_WEEK = range(1, 8)
MOST_SPANS = 10
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


@dataclass(frozen=True, kw_only=True)
class PolicyPack:
    """`deadlines`: by risk level, by step. `clock`: by risk level, how long after it was due each rung of the `LADDER`
    is told, and how far it may be put off at most. `unknown_risk`: the level of a case of which none of these is known.
    `referral_clocks`: by risk level, by clock. `service_windows`: by service, how long after an incident it helps.
    `working_week`: 1 for Monday … 7; `working_day`: from when until when. `caseload_weights`: by risk level, what a
    case weighs. `to_be_confirmed`: whether nobody with authority has agreed to it yet.
    """

    version: int
    title: str
    deadlines: Mapping[str, Mapping[str, Deadline]]
    clock: Mapping[str, Mapping[str, Deadline]]
    unknown_risk: str
    referral_clocks: Mapping[str, Mapping[str, Deadline]]
    service_windows: Mapping[str, Deadline]
    working_week: frozenset[int]
    working_day: Spans
    holidays: frozenset[date]
    caseload_limit: int
    caseload_weights: Mapping[str, int]
    to_be_confirmed: bool

    @property
    def load_limit(self) -> int:
        """What as many cases weigh as one officer has at most, all of them of a risk that is not known."""
        return self.caseload_limit * self.caseload_weights[self.unknown_risk]

    def weight(self, risk: object) -> int:
        return self.caseload_weights[self.level(risk)]

    def level(self, risk: object) -> str:
        return risk if isinstance(risk, str) and risk in self.deadlines else self.unknown_risk

    @property
    def calendar(self) -> Calendar:
        return Calendar(working_week=self.working_week, holidays=self.holidays, working_day=self.working_day)

    def deadline(self, risk: object, step: str) -> Deadline:
        return self.deadlines[self.level(risk)][step]

    def due(self, risk: object, step: str, since: datetime, site: Site) -> datetime:
        """The last moment at which the step is in time: to the hour, or at the end of a day of the site."""
        return self.calendar.due(self.deadline(risk, step), since, site)

    def late(self, risk: object, what: str, due: datetime, site: Site) -> datetime:
        """The last moment before a rung is told of what was due, or to which it may be put off."""
        return self.calendar.due(self.clock[self.level(risk)][what], due, site)

    def quiet_before(self, risk: object, now: datetime, site: Site) -> datetime:
        """Who was not seen to since before this moment was passed over twice: twice the time between two visits."""
        visits = self.deadline(risk, "follow_up")
        return self._ended(Deadline(2 * visits.amount, visits.unit), now, site)

    def unanswered_before(self, risk: object, now: datetime, site: Site) -> datetime:
        """Whoever was asked before this moment has had the time after which supervisors are told."""
        return self._ended(self.clock[self.level(risk)]["supervisor"], now, site)

    def _ended(self, deadline: Deadline, now: datetime, site: Site) -> datetime:
        """What began before this moment has had its time by now: to the hour, or of whole days, which have it with
        their last moment.
        """
        if deadline.unit == "hours":
            return now - timedelta(hours=deadline.amount)
        today = site.day(now)

        def has_ended(days: int) -> bool:
            return self.calendar.due(deadline, site.ends(today - days * DAY) - TICK, site) < now

        return site.ends(today - bisect_left(range(MOST_DAYS), True, key=has_ended) * DAY)

    def works(self, day: date) -> bool:
        return self.calendar.works(day)


def with_clocks(given: FrozenValues) -> Values:
    """A pack's data with what it leaves to the defaults."""
    clocks = given.get("referral_clocks") or {level: clocks_for(level) for level in given["deadlines"]}
    windows = given.get("service_windows")
    return {
        **given,
        "referral_clocks": clocks,
        "service_windows": DEFAULT_WINDOWS if windows is None else windows,
        "working_day": given.get("working_day") or WORKING_DAY,
        "caseload_weights": told_weights(given),
    }


PackErrors = dict[str, list[str]]


class OneAlone(Conflict):
    code = "one_person_alone"
    title = "Who proposed a policy pack does not put it in force: somebody else has to agree."


def needs_another(made_by: str | None, decided_by: Collection[str], who: str) -> bool:
    """Whether somebody else has to put it in force. Anybody goes back to one that another put in force."""
    return made_by == who and all(each == who for each in decided_by)


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
        referral_clocks=_clocks(given.get("referral_clocks"), deadlines, problems),
        service_windows=_windows(given.get("service_windows"), problems),
        working_week=_working_week(given.get("working_week"), problems),
        working_day=_working_day(given.get("working_day"), problems),
        holidays=_holidays(given.get("holidays"), problems),
        caseload_limit=_number(given.get("caseload_limit"), "caseload_limit", problems),
        caseload_weights=_weights(told_weights(given), deadlines, problems),
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


def told_weights(given: FrozenValues) -> Any:
    """What a case weighs by a pack's data: of one that says nothing, as by the defaults, else of the middle risk."""
    said, levels, default = given.get("caseload_weights"), given.get("deadlines"), DEFAULTS["caseload_weights"]
    if said is not None:
        return said
    return {risk: default.get(risk, default["medium"]) for risk in levels} if isinstance(levels, dict) else {}


def _weights(given: Any, levels: Collection[str], problems: PackErrors) -> dict[str, int]:
    if not levels:
        return {}
    if not isinstance(given, dict) or given.keys() != set(levels):
        problems["caseload_weights"] = ["not_the_risk_levels_of_the_deadlines"]
        return dict.fromkeys(levels, 1)
    return {risk: _number(weight, f"caseload_weights/{risk}", problems) for risk, weight in given.items()}


def clocks_for(level: str) -> Values:
    """The default clocks of a risk level; those of an unknown risk for a level of a site's own."""
    found: Values = DEFAULT_CLOCKS[level if level in DEFAULT_CLOCKS else UNKNOWN_RISK]
    return found


def _clocks(given: Any, levels: Collection[str], problems: PackErrors) -> dict[str, dict[str, Deadline]]:
    """A pack from before referrals had clocks says none, and runs by the defaults."""
    told = {level: clocks_for(level) for level in levels} if given is None else given
    if not isinstance(told, dict) or told.keys() != set(levels):
        problems["referral_clocks"] = ["not_the_risk_levels_of_the_deadlines"]
        return {}
    return {risk: _steps(told[risk], f"referral_clocks/{risk}", CLOCKS, problems) for risk in levels}


def _windows(given: Any, problems: PackErrors) -> dict[str, Deadline]:
    told = DEFAULT_WINDOWS if given is None else given
    if not isinstance(told, dict) or len(told) > MOST_SERVICES or not all(CODE.fullmatch(code) for code in told):
        problems["service_windows"] = ["not_services"]
        return {}
    return {str(code): _deadline(told[code], f"service_windows/{code}", problems) for code in told}


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


def _working_day(given: Any, problems: PackErrors) -> Spans:
    """`[{"from": "08:00", "to": "12:30"}]`, one after the other; a pack that says none has the defaults'."""
    told = WORKING_DAY if given is None else given
    if isinstance(told, list) and 1 <= len(told) <= MOST_SPANS and all(_is_span(span) for span in told):
        times = [time for span in told for time in (span["from"], span["to"])]
        if all(earlier < later for earlier, later in pairwise(times)):
            return tuple((span["from"], span["to"]) for span in told)
    problems["working_day"] = ["not_times_one_after_the_other"]
    return ()


def _is_span(given: Any) -> bool:
    if not isinstance(given, dict) or given.keys() != {"from", "to"}:
        return False
    return all(isinstance(time, str) and TIME.fullmatch(time) for time in given.values())


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


DEFAULTS: Values = {
    "title": "Defaults, to be confirmed by the ministry",
    "to_be_confirmed": True,
    "deadlines": {
        "high": _risk({"hours": 24}, 3, 5, {"weeks": 1}, {"months": 1}),
        "medium": _risk({"hours": 72}, 7, 14, {"weeks": 2}, {"months": 3}),
        "low": _risk({"days": 7}, 14, 28, {"months": 1}, {"months": 6}),
    },
    "clock": {"high": _late(1, 3, 3), "medium": _late(3, 7, 7), "low": _late(7, 14, 14)},
    "unknown_risk": UNKNOWN_RISK,
    "working_week": WORKING_WEEK,
    "working_day": WORKING_DAY,
    "holidays": [{"date": day} for day in HOLIDAYS],
    "caseload_limit": 25,
    "caseload_weights": {"high": 3, "medium": 2, "low": 1},
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

    def from_on(self, day: date) -> list[tuple[date, PolicyPack]]:
        """What may count on this day or a later one, in the order in which it was decided."""
        begun = [place for place, (since, _) in enumerate(self.decided) if since <= day]
        gone = set(begun[:-1])
        return [one for place, one in enumerate(self.decided) if place not in gone]


NOTHING_DECIDED = Packs()
