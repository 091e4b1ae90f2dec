"""What goes over the wire about places."""

from typing import Annotated

from chassis.query import YES_OR_NO, Query, asking, one, ordering, paging, several
from chassis.shapes import Described, Given, Shape
from contracts.values import Values
from fastapi import Depends
from pydantic import Field

MOST_AT_ONCE = 1000
ORDERED_BY = ("code", "admin_level", "type", "hierarchy", "name")


class LocationShown(Shape):
    """`name`: the placenames from the country down. `hierarchy`: the codes on that way. `admin_level`: 0, a country."""

    id: int
    code: str
    type: str | None
    disabled: bool
    name: dict[str, str]
    admin_level: int
    placename: dict[str, str]
    hierarchy: list[str]


class PlaceOfFile(Shape):
    id: int
    code: str
    type: str | None
    admin_level: int
    name: dict[str, str]
    disabled: bool


class LocationGiven(Given):
    """Code and parent are given once; the level follows from the parent. English is needed in a new one."""

    code: str | None = None
    parent_code: str | None = None
    type: str | None = None
    placename: dict[str, str | None] | None = None
    disabled: bool | None = None


class LocationOfMany(LocationGiven):
    id: int


class LocationBody(Given):
    data: Annotated[Values, Described(LocationGiven)]


class LocationsBody(Given):
    data: Annotated[list[Annotated[Values, Described(LocationOfMany)]], Field(max_length=MOST_AT_ONCE)]


class ImportedFile(Given):
    """A CSV file whose columns are tagged by HXL, in Base64."""

    data_base64: str
    content_type: str | None = None
    file_name: str | None = None


class ImportBody(Given):
    data: ImportedFile


class ImportFailure(Shape):
    """Counted from 1. `column`: null where the whole row could not be read."""

    row: int
    column: int | None
    code: str


class Imported(Shape):
    """`created_total`: places that were not there before."""

    status: str
    file_name: str | None
    total: int
    success_total: int
    failure_total: int
    failures: list[ImportFailure]
    created_total: int


class ImportAnswer(Shape):
    data: Imported
    errors: list[ImportFailure]


LocationQuery = Annotated[
    Query,
    Depends(
        asking(
            several("disabled", "`false` leaves out what is no longer in use.", **YES_OR_NO),
            *ordering(ORDERED_BY),
            one("locale", "The language whose names are ordered."),
            *paging(),
        )
    ),
]
