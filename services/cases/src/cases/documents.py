"""What the routes of forms, lookups, places and settings share: their number in the path, and how ids are left."""

from typing import Annotated

from chassis.shapes import Shape
from fastapi import Path

Number = Annotated[int, Path(ge=0, le=2**31 - 1)]


class Numbered(Shape):
    """What is said of a thing that was changed or deleted, and not shown again."""

    id: int
