"""The number in a path: what is none, or larger than any, is the number of nothing."""

from typing import Annotated, Any

from chassis.errors import NotFound
from pydantic import BeforeValidator

HIGHEST = 2_147_483_647


def read_number(text: Any) -> int:
    if isinstance(text, str) and text.isascii() and text.isdigit() and len(text) <= len(str(HIGHEST)):
        number = int(text)
        if 0 < number <= HIGHEST:
            return number
    raise NotFound


Number = Annotated[int, BeforeValidator(read_number)]
