"""What the routes of forms, lookups, places and settings take: a document in the body, its number in the path."""

from typing import Annotated, Any

from fastapi import Path
from pydantic import BaseModel

Number = Annotated[int, Path(ge=0, le=2**31 - 1)]


class Document(BaseModel):
    data: dict[str, Any]
