"""What goes over the wire about dashboards."""

from typing import Annotated

from chassis.query import Query, asking, several
from chassis.shapes import Shape
from fastapi import Depends


class Count(Shape):
    """`query`: the filters of the list that shows what was counted."""

    count: int
    query: list[str]


Counts = Count | dict[str, Count] | dict[str, dict[str, Count]]
"""A number, or by one or two things it is broken down by."""


class Dashboard(Shape):
    name: str
    type: str
    indicators: dict[str, Counts]


DashboardQuery = Annotated[
    Query, Depends(asking(several("names", "Only dashboards called so, with or without `dashboard.`.")))
]
