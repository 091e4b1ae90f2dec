"""Which children were hurt at the same places, or live there; every other place is named once."""

from typing import Any

from demonstration.draw import Draw
from demonstration.places import Municipality, municipalities
from demonstration.sources import toml

RESIDENTIAL = "residential_care"
NAMED = ("cp_incident_location_type", "incident_location", "cp_incident_location_type_other")


def with_places(case: dict[str, Any], draw: Draw, home: Municipality) -> dict[str, Any]:
    """The case with the names of its places. The dice are left alone, so that nothing else of the child changes."""
    rows = [_row(row, draw, home) for row in case.get("incident_details", [])]
    if case.get("living_setting") != RESIDENTIAL:
        return case | ({"incident_details": rows} if rows else {})
    house = _repeated(RESIDENTIAL, home)
    lives = {"residential_care_name": f"Uma {_number(draw)} Ezemplu"}
    if house is not None:
        lives = {"location_current": _post(house), "residential_care_name": _spelt(house, draw)}
        rows = [row | _at(house, draw) if place == 0 else row for place, row in enumerate(rows)]
    return case | lives | ({"incident_details": rows} if rows else {})


def _row(row: dict[str, Any], draw: Draw, home: Municipality) -> dict[str, Any]:
    if "cp_incident_location_type_other" not in row:
        return row
    repeated = _repeated(row["cp_incident_location_type"], home)
    if repeated is not None:
        return row | _at(repeated, draw)
    return row | {"cp_incident_location_type_other": f"{row['cp_incident_location_type_other']} {_number(draw)}"}


def _repeated(setting: str, home: Municipality) -> dict[str, Any] | None:
    listed: list[dict[str, Any]] = toml("repeated_places")["place"]
    return next((each for each in listed if each["setting"] == setting and home.letters in each["of"]), None)


def _at(place: dict[str, Any], draw: Draw) -> dict[str, Any]:
    return dict(zip(NAMED, (place["setting"], _post(place), _spelt(place, draw)), strict=True))


def _post(place: dict[str, Any]) -> str:
    [found] = [each for each in municipalities() if each.letters == place["municipality"]]
    post: int = place["post"]
    return found.posts[post - 1]


def _spelt(place: dict[str, Any], draw: Draw) -> str:
    spellings: list[str] = place["spellings"]
    return spellings[_number(draw) % len(spellings)]


def _number(draw: Draw) -> int:
    return int(draw.id("place")[:6], 16)
