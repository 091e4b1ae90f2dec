"""Columns follow from the fields of a dataclass."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from chassis.columns import columns_of
from sqlalchemy import Column, Integer, MetaData, Table, Text
from sqlalchemy.dialects import postgresql

DIALECT = postgresql.dialect()


class Colour(StrEnum):
    RED = "red"


@dataclass
class Thing:
    kind: ClassVar[str] = "thing"

    id: int
    name: str
    note: str | None
    is_old: bool
    colour: Colour
    owner: UUID
    born: date | None
    seen_at: datetime
    words: list[str] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)
    rest: dict[str, Any] | None = None
    sealed: bytes = b""


def test_each_field_has_a_column_that_holds_it():
    table = Table("thing", MetaData(), *columns_of(Thing, Column("id", Integer, primary_key=True)))
    assert {column.name: (column.type.compile(DIALECT), column.nullable) for column in table.c} == {
        "id": ("INTEGER", False),
        "name": ("TEXT", False),
        "note": ("TEXT", True),
        "is_old": ("BOOLEAN", False),
        "colour": ("TEXT", False),
        "owner": ("UUID", False),
        "born": ("DATE", True),
        "seen_at": ("TIMESTAMP WITH TIME ZONE", False),
        "words": ("TEXT[]", False),
        "more": ("JSONB", False),
        "rest": ("JSONB", True),
        "sealed": ("BYTEA", False),
    }


def test_what_is_declared_stands_instead_or_beside():
    name, beside = Column("name", Text, unique=True), Column("beside", Text)
    found = {column.name: column for column in columns_of(Thing, name, beside)}
    assert found["name"] is name
    assert found["beside"] is beside
    assert found.keys() == {"beside", *Thing.__dataclass_fields__} - {"kind"}
