"""What goes over the wire about user groups."""

from datetime import datetime
from typing import Annotated

from chassis.query import YES_OR_NO, Query, asking, one, ordering, paging, several
from chassis.shapes import Given, Shape
from fastapi import Depends
from pydantic import Field

ORDERS = {"id", "unique_id", "name", "description", "disabled"}


class GroupBrief(Shape):
    id: int
    unique_id: str
    name: str
    description: str
    disabled: bool
    core_resource: bool


class GroupOfUser(GroupBrief):
    created_at: datetime | None
    updated_at: datetime | None


class GroupShown(GroupBrief):
    agency_unique_ids: list[str]


class GroupAttributes(Given):
    """What may be written of a group; anything else in `data` is ignored, as in Primero."""

    unique_id: str | None = Field(None, min_length=1, max_length=200, pattern=r"^\S+$")
    name: str = Field("", max_length=200)
    description: str | None = Field(None, max_length=2000)
    disabled: bool = False
    agency_ids: list[int] | None = None
    agency_unique_ids: list[str] | None = None


class GroupBody(Given):
    data: GroupAttributes


GroupQuery = Annotated[
    Query,
    Depends(
        asking(
            one("managed", "Only those the caller may open or give.", **YES_OR_NO),
            several("disabled", **YES_OR_NO),
            several("agency_unique_ids"),
            *ordering(ORDERS),
            *paging(),
        )
    ),
]
