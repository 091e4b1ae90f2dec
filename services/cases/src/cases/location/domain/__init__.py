"""Places: a tree of codes, and the spreadsheets it comes from."""

from cases.location.domain.hxl import Sheet, read_sheet
from cases.location.domain.place import (
    SEPARATOR,
    CodeTaken,
    Location,
    LocationHasPlaces,
    Locations,
    announced,
    change_location,
    read_location,
)

__all__ = [
    "SEPARATOR",
    "CodeTaken",
    "Location",
    "LocationHasPlaces",
    "Locations",
    "Sheet",
    "announced",
    "change_location",
    "read_location",
    "read_sheet",
]
