"""Timor-Leste's municipalities and administrative posts."""

from dataclasses import dataclass
from typing import Any

from demonstration.sources import json_file

SPECIAL_REGION = "OE"


@dataclass(frozen=True)
class Municipality:
    code: str
    letters: str
    population: int
    posts: tuple[str, ...]


def municipalities() -> tuple[Municipality, ...]:
    """With the codes of their posts; `letters` are those of ISO 3166-2:TL."""
    country = json_file("locations")["country"]["code"]
    return tuple(
        Municipality(
            code=country + row["code"],
            letters=row["code"],
            population=row["population"],
            posts=tuple(_post_code(country + row["code"], number + 1) for number in range(len(row["posts"]))),
        )
        for row in json_file("locations")["municipalities"]
    )


def locations() -> list[dict[str, Any]]:
    """Rows for `POST /api/v2/locations`, parents before children."""
    source = json_file("locations")
    country = source["country"]
    rows = [_row(country["code"], "country", 0, country["en"], country["tet"])]
    for row in source["municipalities"]:
        code = country["code"] + row["code"]
        kind = "special_region" if row["code"] == SPECIAL_REGION else "municipality"
        rows.append(_row(code, kind, 1, row["en"], row["tet"]) | {"parent_code": country["code"]})
    for row in source["municipalities"]:
        code = country["code"] + row["code"]
        for number, name in enumerate(row["posts"], 1):
            post = _row(_post_code(code, number), "administrative_post", 2, name, name)
            rows.append(post | {"parent_code": code})
    return rows


def _row(code: str, kind: str, level: int, english: str, tetum: str) -> dict[str, Any]:
    return {"code": code, "type": kind, "admin_level": level, "placename": {"en": english, "tet": tetum}}


def _post_code(municipality: str, number: int) -> str:
    return f"{municipality}{number:02d}"
