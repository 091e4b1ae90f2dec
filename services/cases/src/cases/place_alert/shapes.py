"""What goes over the wire about places that were named again."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from chassis.shapes import OwnGiven, PageMetadata, Shape


class PlaceFileShown(Shape):
    """A child's file that the caller may open: its case, or an incident that is of no case. `new`: the child to whom
    it happened last. `harmed`: something happened to the child there; else it says that the child lives there.
    """

    id: UUID
    record_type: Literal["cases", "incidents"]
    short_id: str | None
    name: str | None
    status: str | None
    new: bool
    harmed: bool


class ActedShown(Shape):
    by: str
    by_full_name: str | None
    at: datetime


class PlaceAlertShown(Shape):
    """A place of abuse that was named again. `location`: where it lies; `setting`: a code of the sort of place it is.
    `children`: how many others something happened to there in so many `months`. `files`: those that the caller may
    open; `withheld`: how many files there are beside them. `acted`: who acted on it in the name of one of those files;
    `abilities`: `act`, where nobody did in the name of one of them in which the caller is told.
    """

    id: UUID
    at: datetime
    location: str | None
    setting: str | None
    children: int
    months: int
    files: list[PlaceFileShown]
    withheld: int
    acted: list[ActedShown]
    abilities: list[str]


class PlaceAlertPage(Shape):
    data: list[PlaceAlertShown]
    metadata: PageMetadata


class ActGiven(OwnGiven):
    """That somebody acted is never taken back."""

    acted: Literal[True]


class ActBody(OwnGiven):
    data: ActGiven
