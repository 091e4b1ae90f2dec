"""What goes over the wire about lookups."""

from typing import Annotated

from chassis.shapes import Described, Given, Maybe, Shape
from contracts.values import Values


class Option(Shape):
    """`tags`: words that forms pick options by."""

    id: str
    display_text: dict[str, str]
    disabled: Maybe[bool] = None
    tags: Maybe[list[str]] = None


class LookupShown(Shape):
    """`locked`: belongs to the system, so that nobody changes it."""

    id: int
    unique_id: str
    name: dict[str, str]
    locked: bool
    values: list[Option]


class OptionGiven(Given):
    """`_delete`: takes the option of this id away."""

    id: str
    display_text: dict[str, str | None] | None = None
    disabled: bool | None = None
    tags: list[str] | None = None
    _delete: bool = False


class LookupGiven(Given):
    """English is needed in a new one. Options that are not sent stay, after those that are."""

    unique_id: str | None = None
    name: dict[str, str | None] | None = None
    values: list[OptionGiven] | None = None


class LookupBody(Given):
    data: Annotated[Values, Described(LookupGiven)]
