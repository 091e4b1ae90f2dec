"""What goes over the wire about the people a case can be given or shown to."""

from chassis.shapes import Shape


class Target(Shape):
    """`location`: the reporting location, where there is one."""

    id: int
    user_name: str
    full_name: str
    code: str | None
    position: str | None
    location: str | None
    agency: str | None
    disabled: bool
    services: list[str]
