"""The query language of lists. Rules: `docs/domain/lists.md §1`."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from chassis.errors import Invalid
from chassis.moments import written
from chassis.numbers import HIGHEST

RESERVED = frozenset(
    """
        fields order order_by page per total id_search query query_scope phonetic phone_number format locale
        since remote
    """.split()
)
"""Names that ask for no filter. `remote` means nothing: integrations send it with everything."""
CALLED = {"has_photo": "photo"}
"""What clients say for true of a field. Rule: `docs/domain/clients.md`."""
KEY = re.compile(r"(?P<name>[^\[\]]+)(?P<path>(\[[^\[\]]*\])*)")
STEP = re.compile(r"\[([^\[\]]*)\]")
LOCATION = re.compile(r"loc:(?P<field>[a-z_0-9]*?[a-z_])(?P<level>[0-5])?")
WHOLE = re.compile(r"-?\d{1,10}")
MOST_VALUES = 1000


class Comparison(StrEnum):
    """How a field's value is read and compared."""

    TEXT = "text"
    BOOL = "bool"
    INT = "int"
    DATE = "date"
    MOMENT = "moment"
    SPAN = "span"
    """Days from the first to the last, either of which may be open: it lies in every range that it touches."""
    UUID = "uuid"


@dataclass(frozen=True, kw_only=True)
class Filterable:
    """A field one may filter by. `many`: its value is a list. `sealed`: only equality, by blind token if `token`."""

    name: str
    compared: Comparison = Comparison.TEXT
    many: bool = False
    sealed: bool = False
    token: bool = False
    whole: bool = False
    """Taken as it stands: a comma is part of it."""


Describe = Callable[[str], Filterable | None]
Bound = int | str | None


@dataclass(frozen=True)
class OneOf:
    field: Filterable
    values: tuple[str | int | bool | None, ...]


@dataclass(frozen=True)
class Between:
    """From `low` to before `high` for dates and moments (ISO texts), to `high` inclusive for numbers."""

    field: Filterable
    low: Bound
    high: Bound


@dataclass(frozen=True)
class Located:
    """In one of the places or below it, the place being at `level` or further up."""

    field: Filterable
    codes: tuple[str, ...]
    level: int


@dataclass(frozen=True)
class AssignedTo:
    user_name: str


@dataclass(frozen=True)
class AnyOf:
    conditions: tuple["Condition", ...]


@dataclass(frozen=True)
class Not:
    condition: "Condition"


Condition = OneOf | Between | Located | AssignedTo | AnyOf | Not


class UnknownFilter(Invalid):
    code = "unknown_filter"
    title = "The list cannot be filtered by this."


def read_filters(params: Iterable[tuple[str, str]], describe: Describe) -> list[Condition]:
    """All of these must hold. Refuses a name one cannot filter by: a misspelt filter would show more than was asked."""
    grouped = _grouped(params)
    found: list[Condition] = []
    for name, given in grouped.items():
        if name == "or":
            found.extend(_alternatives(given, describe))
        elif name == "not":
            by_field = _by_first(given)
            found.extend(Not(_condition(field, rest, describe)) for field, rest in by_field.items())
        else:
            found.append(_condition(name, given, describe))
    return found


Operands = list[tuple[tuple[str, ...], str]]
"""Steps in brackets after the name, and the text."""


def _grouped(params: Iterable[tuple[str, str]]) -> dict[str, Operands]:
    grouped: dict[str, Operands] = {}
    for count, (key, text) in enumerate(params):
        match = KEY.fullmatch(key)
        if match is None or count > MOST_VALUES or "\0" in text:
            raise UnknownFilter({key[:64]: ["unknown_filter"]})
        if match["name"] not in RESERVED:
            grouped.setdefault(match["name"], []).append((tuple(STEP.findall(match["path"])), text))
    return grouped


def _by_first(given: Operands) -> dict[str, Operands]:
    found: dict[str, Operands] = {}
    for steps, text in given:
        if not steps:
            raise UnknownFilter({"or": ["needs_a_field"]})
        found.setdefault(steps[0], []).append((steps[1:], text))
    return found


def _alternatives(given: Operands, describe: Describe) -> list[Condition]:
    """`or[a]=1&or[b]=2`, or numbered: `or[0][a]=1&or[1][b]=2`."""
    by_first = _by_first(given)
    if all(key.isdigit() for key in by_first):
        by_first = {key: rest for part in by_first.values() for key, rest in list(_by_first(part).items())[:1]}
    return [AnyOf(tuple(_condition(name, rest, describe) for name, rest in by_first.items()))]


def _condition(name: str, given: Operands, describe: Describe) -> Condition:
    if name == "assign":
        return AssignedTo(given[-1][1])
    located = LOCATION.fullmatch(name)
    if located is not None:
        return _location(name, located, given, describe)
    field = describe(name)
    if field is None:
        raise UnknownFilter({name[:64]: ["unknown_filter"]})
    if field.sealed and not field.token:
        raise UnknownFilter({name: ["sealed"]})
    ends = {steps[0]: text for steps, text in given if steps and steps[0] in {"from", "to"}}
    if ends:
        return _range(field, ends.get("from", ""), ends.get("to", ""))
    texts = [item for _, text in given for item in ([text] if field.whole else text.split(","))]
    parts = [_one(field, text.strip()) for text in texts]
    if len(parts) == 1:
        return parts[0]
    values = tuple(value for part in parts if isinstance(part, OneOf) for value in part.values)
    ranges = tuple(part for part in parts if not isinstance(part, OneOf))
    if not ranges:
        return OneOf(field, values)
    return AnyOf((*ranges, OneOf(field, values)) if values else ranges)


def _location(name: str, match: re.Match[str], given: Operands, describe: Describe) -> Condition:
    field = describe(match["field"]) or describe(name.removeprefix("loc:"))
    if field is None:
        raise UnknownFilter({name[:64]: ["unknown_filter"]})
    codes = tuple(code.strip().upper() for _, text in given for code in text.split(","))
    return Located(field, codes, int(match["level"] or 0))


def _one(field: Filterable, text: str) -> Condition:
    if text == "":
        return OneOf(field, (None,))
    if field.compared is Comparison.TEXT or field.compared is Comparison.UUID:
        return OneOf(field, (text,))
    if ".." in text:
        low, _, high = text.partition("..")
        return _range(field, low.strip("."), high.strip("."))
    if field.compared is Comparison.BOOL:
        if text not in {"true", "false", CALLED.get(field.name)}:
            raise UnknownFilter({field.name: ["not_a_boolean"]})
        return OneOf(field, (text != "false",))
    if field.compared is Comparison.INT:
        return OneOf(field, (_whole(field, text),))
    return _range(field, text, text)


def _range(field: Filterable, low: str, high: str) -> Condition:
    if field.compared is Comparison.INT:
        return Between(field, _whole(field, low) if low else None, _whole(field, high) if high else None)
    if field.compared in {Comparison.DATE, Comparison.MOMENT, Comparison.SPAN}:
        return Between(field, _start(field, low), _end(field, high))
    raise UnknownFilter({field.name: ["no_range"]})


def _whole(field: Filterable, text: str) -> int:
    if WHOLE.fullmatch(text) is None:
        raise UnknownFilter({field.name: ["not_a_whole_number"]})
    if abs(int(text)) > HIGHEST:
        raise UnknownFilter({field.name: ["out_of_range"]})
    return int(text)


def _start(field: Filterable, text: str) -> str | None:
    return None if not text else written(_moment(field, text))


def _end(field: Filterable, text: str) -> str | None:
    """Just after the moment, or after the whole day where only a day was given."""
    if not text:
        return None
    step = timedelta(days=1) if len(text) == len("2000-01-01") else timedelta(milliseconds=1)
    return written(_moment(field, text) + step)


def _moment(field: Filterable, text: str) -> datetime:
    try:
        if len(text) == len("2000-01-01"):
            day = date.fromisoformat(text)
            return datetime(day.year, day.month, day.day, tzinfo=UTC)
        found = datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UnknownFilter({field.name: ["not_a_date"]}) from None


def names_of(conditions: Iterable[Condition]) -> set[str]:
    """Fields the conditions look at."""
    found: set[str] = set()
    for condition in conditions:
        match condition:
            case AnyOf(conditions=parts):
                found |= names_of(parts)
            case Not(condition=part):
                found |= names_of([part])
            case OneOf(field=field) | Between(field=field) | Located(field=field):
                found.add(field.name)
            case _:
                pass
    return found


Places = Mapping[str, str]
"""Dotted path of codes by location code."""


def codes_below(codes: Iterable[str], level: int, places: Places) -> list[str]:
    """The places themselves and every place below them whose ancestor at `level` or above it is one of them."""
    wanted = set(codes)
    found = set(wanted)
    for code, path in places.items():
        parts = [part.upper() for part in path.split(".")]
        if wanted.intersection(parts) and (len(parts) > level or code.upper() in wanted):
            found.add(code)
    return sorted(found)
