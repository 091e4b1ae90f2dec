"""How alike two children are: points for and against, each with its reason. Rules: `docs/domain/sound-alikes.md`."""

from dataclasses import dataclass
from datetime import date

from cases.likeness.domain.names import MOST_WORDS, NAME_POINTS, best_likeness
from cases.search.domain.sounding import SOUNDS, words_of

POINTS: dict[str, int] = SOUNDS["points"]
SHOWN: int = SOUNDS["shown"]
"""Points from which a child is shown to whoever registers one."""
TOLD: int = SOUNDS["told"]
"""Points from which a supervisor is told of a child in a file that its owner does not see."""
YEAR_OF_DAYS = 366
YEARS_APART = 3
AREA = 2
"""How many codes of a place, from the country down, make an area."""


@dataclass(frozen=True, kw_only=True)
class Child:
    """What tells one child from another, as far as it is known. `born`: a day. `place`: codes from the country down."""

    names: tuple[str, ...]
    born: str | None = None
    age: int | None = None
    sex: str | None = None
    place: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for it, or by negative points against it."""

    field: str
    code: str
    points: int


@dataclass(frozen=True)
class Likeness:
    points: int
    reasons: tuple[Reason, ...]


UNLIKE = Likeness(0, ())


def compare(one: Child, other: Child, *, least: int | None = None) -> Likeness:
    """Names that do not sound alike are never outweighed by anything else. Of a pair that cannot come to `least` points
    the names, which take longest, are not compared: it is as unlike.
    """
    beside = [
        reason for reason in (_of_birth(one, other), _of_sex(one, other), _of_place(one, other)) if reason is not None
    ]
    points = sum(reason.points for reason in beside)
    if least is not None and points + NAME_POINTS[-1] < least:
        return UNLIKE
    name = best_likeness(one.names, other.names)
    if not name.points:
        return UNLIKE
    return Likeness(name.points + points, (Reason("name", name.way, name.points), *beside))


def most_points(child: Child) -> int:
    """How many any other child can have at most, by what is known of this one."""
    words = max((len(words_of(name)[:MOST_WORDS]) for name in child.names), default=0)
    known = {
        "same_birth_day": child.born is not None,
        "of_like_age": child.born is None and child.age is not None,
        "same_sex": child.sex is not None,
        "same_place": bool(child.place),
    }
    return NAME_POINTS[min(words, len(NAME_POINTS) - 1)] + sum(
        POINTS[code] for code, is_known in known.items() if is_known
    )


def _reason(field: str, code: str) -> Reason:
    return Reason(field, code, POINTS[code])


def _of_birth(one: Child, other: Child) -> Reason | None:
    first, second = _day(one.born), _day(other.born)
    if first is not None and second is not None:
        return _reason("date_of_birth", _days(first, second))
    if one.age is None or other.age is None:
        return None
    apart = abs(one.age - other.age)
    if apart > 1:
        return _reason("age", "born_years_apart" if apart <= YEARS_APART else "ages_differ")
    return _reason("age", "of_like_age")


def _days(first: date, second: date) -> str:
    if first == second:
        return "same_birth_day"
    if (first.year, first.month, first.day) == (second.year, second.day, second.month):
        return "day_and_month_swapped"
    apart = abs((first - second).days)
    if apart <= YEAR_OF_DAYS:
        return "born_within_a_year"
    return "born_years_apart" if apart <= YEARS_APART * YEAR_OF_DAYS else "ages_differ"


def _day(told: str | None) -> date | None:
    try:
        return None if told is None else date.fromisoformat(told)
    except ValueError:
        return None


def _of_sex(one: Child, other: Child) -> Reason | None:
    if one.sex is None or other.sex is None:
        return None
    return _reason("sex", "same_sex" if one.sex == other.sex else "sex_differs")


def _of_place(one: Child, other: Child) -> Reason | None:
    if not one.place or not other.place:
        return None
    if one.place == other.place:
        return _reason("location_current", "same_place")
    shared = 0
    for first, second in zip(one.place, other.place, strict=False):
        if first != second:
            break
        shared += 1
    near = shared >= min(AREA, len(one.place), len(other.place))
    return _reason("location_current", "near_place" if near else "place_differs")
