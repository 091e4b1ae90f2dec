"""Places from a CSV file tagged by the Humanitarian Exchange Language. Rules: `docs/domain/configuration.md §5`."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from chassis.errors import Invalid
from contracts.values import Values

from cases.location.domain.place import CODE
from cases.texts import LOCALES

TAG = re.compile(r"#(country|adm([1-5]))\+(name|code|type)(?:\+([\w-]+))?", re.IGNORECASE)
TYPES = ("country", "province", "district", "sub_district", "township", "village")
MOST_ROWS = 20_000
KNOWN_LOCALES = {locale.lower(): locale for locale in LOCALES}


@dataclass(frozen=True)
class TaggedColumn:
    """`level`: 0 is the country. `what`: name, code or type."""

    position: int
    level: int
    what: str
    locale: str


@dataclass(kw_only=True)
class Sheet:
    """`places`: what `read_location` takes, parents first. `failures`: `{row, column, code}`, counted from 1."""

    rows: int = 0
    places: list[Values] = field(default_factory=list)
    failures: list[Values] = field(default_factory=list)


def read_sheet(text: str) -> Sheet:
    """Every place of the file once. A row that lacks a code on the way to its last place fails; the rest count."""
    rows = list(islice(csv.reader(io.StringIO(text)), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise Invalid({"data_base64": ["too_many_rows"]}, limit=MOST_ROWS)
    tags = next((number for number, row in enumerate(rows) if any(cell.startswith("#") for cell in row)), None)
    if tags is None:
        raise Invalid({"data_base64": ["no_hxl_tags"]})
    sheet = Sheet()
    columns = list(_columns(rows[tags], tags, sheet))
    found: dict[str, Values] = {}
    for number, row in enumerate(rows[tags + 1 :], tags + 2):
        if any(cell.strip() for cell in row):
            sheet.rows += 1
            _read_row(row, number, columns, found, sheet)
    sheet.places = sorted(found.values(), key=lambda place: int(place["admin_level"]))
    return sheet


def _columns(tags: Sequence[str], number: int, sheet: Sheet) -> Iterator[TaggedColumn]:
    for position, tag in enumerate(tags):
        match = TAG.fullmatch(tag.replace(" ", ""))
        if match is None:
            continue
        locale = KNOWN_LOCALES.get((match[4] or "en").lower())
        if locale is None:
            sheet.failures.append({"row": number + 1, "column": position + 1, "code": "unknown_locale"})
            continue
        yield TaggedColumn(position, int(match[2] or 0), match[3].lower(), locale)


def _read_row(
    row: Sequence[str], number: int, columns: list[TaggedColumn], found: dict[str, Values], sheet: Sheet
) -> None:
    levels: dict[int, Values] = {}
    for column in columns:
        text = row[column.position].strip() if column.position < len(row) else ""
        place = levels.setdefault(column.level, {"placename": {}})
        if text and column.what == "name":
            place["placename"][column.locale] = text
        elif text:
            place[column.what] = text
    parent = None
    for level in sorted(levels):
        place = levels[level]
        if not place["placename"] and "code" not in place:
            continue
        code = _wrong_with(place)
        if code is not None:
            sheet.failures.append({"row": number, "column": None, "code": code})
            return
        found.setdefault(
            place["code"],
            {"type": TYPES[level], **place, "admin_level": level, "parent_code": parent},
        )
        parent = place["code"]


def _wrong_with(place: Values) -> str | None:
    if "code" not in place:
        return "code_missing"
    if not CODE.fullmatch(place["code"]):
        return "code_not_a_code"
    return None if place["placename"].get("en") else "name_missing"
