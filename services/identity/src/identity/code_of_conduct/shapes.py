"""What goes over the wire about the code of conduct."""

from datetime import datetime

from chassis.shapes import Given, Shape


class CodeShown(Shape):
    id: int
    title: str
    content: str
    created_on: datetime
    created_by: str


class CodeAttributes(Given):
    title: str = ""
    content: str = ""


class CodeBody(Given):
    data: CodeAttributes
