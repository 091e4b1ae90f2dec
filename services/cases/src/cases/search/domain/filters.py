"""The query language of lists. Rules: `docs/domain/lists.md §1`."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chassis.errors import Invalid
from chassis.moments import written
from chassis.numbers import HIGHEST
from chassis.site import TICK, Site

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
IS_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
IS_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*", re.ASCII)
WHOLE_DAY = re.compile(r".{10}[T ](00:00(:00(\.0+)?)?|23:59(:59(\.\d+)?)?)(Z|[+-]|$)")
MOST_VALUES = 500
"""That a list is asked for with, of all its filters together."""


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
    """From `low` to `high`, which belongs to it but for moments (ISO texts): these lie before it."""

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


def read_filters(params: Iterable[tuple[str, str]], describe: Describe, site: Site) -> list[Condition]:
    """All of these must hold. Refuses a name one cannot filter by: a misspelt filter would show more than was asked.

    `site`: whose days count.
    """
    grouped = _grouped(params)
    found: list[Condition] = []
    for name, given in grouped.items():
        if name == "or":
            found.extend(_alternatives(given, describe, site))
        elif name == "not":
            by_field = _by_first(given)
            found.extend(Not(_condition(field, rest, describe, site)) for field, rest in by_field.items())
        else:
            found.append(_condition(name, given, describe, site))
    return found


Operands = list[tuple[tuple[str, ...], str]]
"""Steps in brackets after the name, and the text."""


def _grouped(params: Iterable[tuple[str, str]]) -> dict[str, Operands]:
    grouped: dict[str, Operands] = {}
    left = MOST_VALUES
    for key, text in params:
        match = KEY.fullmatch(key)
        if match is None or "\0" in text:
            raise UnknownFilter({key[:64]: ["unknown_filter"]})
        left -= 1 + text.count(",")
        if left < 0:
            raise UnknownFilter({key[:64]: ["too_many_values"]}, limit=MOST_VALUES)
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


def _alternatives(given: Operands, describe: Describe, site: Site) -> list[Condition]:
    """`or[a]=1&or[b]=2`, or numbered: `or[0][a]=1&or[1][b]=2`."""
    by_first = _by_first(given)
    if all(key.isdigit() for key in by_first):
        by_first = {key: rest for part in by_first.values() for key, rest in list(_by_first(part).items())[:1]}
    return [AnyOf(tuple(_condition(name, rest, describe, site) for name, rest in by_first.items()))]


def _condition(name: str, given: Operands, describe: Describe, site: Site) -> Condition:
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
        return _range(field, ends.get("from", ""), ends.get("to", ""), site)
    texts = [item for _, text in given for item in ([text] if field.whole else text.split(","))]
    parts = [_one(field, text.strip(), site) for text in texts]
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


def _one(field: Filterable, text: str, site: Site) -> Condition:
    if text == "":
        return OneOf(field, (None,))
    if field.compared is Comparison.TEXT or field.compared is Comparison.UUID:
        return OneOf(field, (text,))
    if ".." in text:
        low, _, high = text.partition("..")
        return _range(field, low.strip("."), high.strip("."), site)
    if field.compared is Comparison.BOOL:
        if text not in {"true", "false", CALLED.get(field.name)}:
            raise UnknownFilter({field.name: ["not_a_boolean"]})
        return OneOf(field, (text != "false",))
    if field.compared is Comparison.INT:
        return OneOf(field, (_whole(field, text),))
    return _range(field, text, text, site)


def _range(field: Filterable, low: str, high: str, site: Site) -> Condition:
    if field.compared is Comparison.INT:
        return Between(field, _whole(field, low) if low else None, _whole(field, high) if high else None)
    bound = BOUNDS.get(field.compared)
    if bound is None:
        raise UnknownFilter({field.name: ["no_range"]})
    try:
        return Between(field, bound(low, site)[0] if low else None, bound(high, site)[1] if high else None)
    except ValueError:
        raise UnknownFilter({field.name: ["not_a_date"]}) from None


def _whole(field: Filterable, text: str) -> int:
    if WHOLE.fullmatch(text) is None:
        raise UnknownFilter({field.name: ["not_a_whole_number"]})
    if abs(int(text)) > HIGHEST:
        raise UnknownFilter({field.name: ["out_of_range"]})
    return int(text)


def _day(text: str, site: Site) -> tuple[str, str]:
    """The day, or that of a moment, which both begins and ends a range of days.

    Clients that know no days name one by its first or last second, where they tell the time.
    """
    told = _told(text)
    day = site.day_of(told[: len("2000-01-01")] if WHOLE_DAY.match(told) else told).isoformat()
    return day, day


def _moment(text: str, site: Site) -> tuple[str, str]:
    """The moment or the first one of a day, and the first one after it."""
    told = _told(text)
    if IS_DAY.fullmatch(told):
        day = date.fromisoformat(told)
        return written(site.begins(day)), written(site.ends(day))
    at = site.moment(told)
    return written(at), written(at + TICK)


def _told(text: str) -> str:
    """What was typed, its plus given back that a query string takes for a blank. Raises ValueError."""
    told = text[:11] + text[11:].replace(" ", "+")
    if IS_DAY.fullmatch(told) or IS_MOMENT.fullmatch(told):
        return told
    raise ValueError


BOUNDS = {Comparison.DATE: _day, Comparison.SPAN: _day, Comparison.MOMENT: _moment}
"""What begins a range, and what ends one, read from the same text. A bound at the ends of the calendar is no error."""


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
