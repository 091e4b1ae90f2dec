"""Who sees which records, in SQL: the same rule as `policy.scope.within`, on the row as it is now."""

from typing import Any

from sqlalchemy import ColumnElement, Text, any_, bindparam, literal, true
from sqlalchemy.dialects.postgresql import ARRAY

from cases.record.policy.scope import Extent, Reach
from cases.record.store.table import record

COLUMNS = {
    Reach.PERSON: record.c.associated_users,
    Reach.GROUPS: record.c.associated_groups,
    Reach.AGENCY: record.c.associated_agencies,
}
PREFIX = {Reach.PERSON: "user", Reach.GROUPS: "group", Reach.AGENCY: "agency"}


NAMES = bindparam("sight", type_=ARRAY(Text))


def visible_to(extent: Extent) -> ColumnElement[bool]:
    return visible_from(extent.reach, literal(list(extent.names), ARRAY(Text)))


def visible_from(reach: Reach, names: ColumnElement[Any] = NAMES) -> ColumnElement[bool]:
    """For statements that are built once: who asks is given as `sight`."""
    if reach is Reach.EVERYTHING:
        return true()
    if reach is Reach.IDENTIFIED:
        return record.c.identified_by == any_(names)
    return COLUMNS[reach].op("&&", is_comparison=True)(names)


def departure_names(extent: Extent) -> list[str]:
    """How departures name the people inside this extent."""
    prefix = PREFIX.get(extent.reach)
    return [] if prefix is None else [f"{prefix}:{name}" for name in extent.names]
