"""Columns read off a dataclass: a table and what its rows become say each field once."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime
from types import NoneType
from typing import Any, get_args, get_type_hints
from uuid import UUID

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, LargeBinary, Text, Uuid
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.types import TypeEngine

TYPES: dict[type, TypeEngine[Any]] = {
    bool: Boolean(),
    int: Integer(),
    str: Text(),
    bytes: LargeBinary(),
    datetime: DateTime(timezone=True),
    date: Date(),
    UUID: Uuid(),
}
"""The first that a field's type is one of: a word of a list is a text, yes or no is no number."""


def columns_of(entry: type, *declared: Column[Any]) -> Iterator[Column[Any]]:
    """A column for each field, which may be empty where the field may be None; objects are kept as JSONB.

    `declared`: those of which there is more to say, instead of the one for the field of their name, or beside them.
    """
    yield from declared
    said, hints = {column.name for column in declared}, get_type_hints(entry)
    for name in (field.name for field in fields(entry) if field.name not in said):
        options = get_args(hints[name])
        [kind] = {hints[name]} if NoneType not in options else set(options) - {NoneType}
        yield Column(name, _type_of(kind), nullable=NoneType in options)


def _type_of(kind: Any) -> TypeEngine[Any]:
    if kind == list[str]:
        return ARRAY(Text)
    return next((TYPES[each] for each in TYPES if isinstance(kind, type) and issubclass(kind, each)), JSONB())
