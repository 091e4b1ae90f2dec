"""The system fields of a record as they go over the wire: read off the table, for the models of bodies and answers."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from contracts.system_field import Type
from contracts.system_fields import TABLE
from contracts.values import Values

ON_THE_WIRE: dict[Type, Any] = {
    Type.TEXT: str,
    Type.TEXTS: list[str],
    Type.FLAG: bool,
    Type.DAY: date,
    Type.DAYS: list[date],
    Type.MOMENT: datetime,
    Type.MOMENTS: list[datetime],
    Type.NUMBER: float,
    Type.UUID: UUID,
    Type.ROWS: list[Values],
}


def shaped(names: Iterable[str]) -> Values:
    """These fields as `pydantic.create_model` takes them: each may be missing or null, for who may not read it."""
    return {name: (ON_THE_WIRE[TABLE[name].type] | None, None) for name in names}
