"""What the routes of forms, lookups, places and settings share: how ids are left."""

from chassis.shapes import Shape


class Numbered(Shape):
    """What is said of a thing that was changed or deleted, and not shown again."""

    id: int
