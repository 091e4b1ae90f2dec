"""Who sees which records, in SQL: the same rule as `policy.scope.within`, on the row as it is now."""

from sqlalchemy import ColumnElement, Text, literal, true
from sqlalchemy.dialects.postgresql import ARRAY

from cases.record.policy.scope import Extent, Reach
from cases.record.store.table import record

COLUMNS = {
    Reach.PERSON: record.c.associated_users,
    Reach.GROUPS: record.c.associated_groups,
    Reach.AGENCY: record.c.associated_agencies,
}
PREFIX = {Reach.PERSON: "user", Reach.GROUPS: "group", Reach.AGENCY: "agency"}


def visible_to(extent: Extent) -> ColumnElement[bool]:
    if extent.reach is Reach.EVERYTHING:
        return true()
    if extent.reach is Reach.IDENTIFIED:
        return record.c.identified_by.in_(extent.names)
    names = literal(list(extent.names), ARRAY(Text))
    return COLUMNS[extent.reach].op("&&", is_comparison=True)(names)


def departure_names(extent: Extent) -> list[str]:
    """How departures name the people inside this extent."""
    prefix = PREFIX.get(extent.reach)
    return [] if prefix is None else [f"{prefix}:{name}" for name in extent.names]
