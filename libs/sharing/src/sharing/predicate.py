"""The rules of `sharing.scope` as SQL conditions on the row as it is now."""

from dataclasses import dataclass

from chassis.statements import Expression
from sqlalchemy import ColumnElement, Text, any_, bindparam, literal, true
from sqlalchemy.dialects.postgresql import ARRAY

from sharing.scope import Extent, Reach

NAMES: Expression = bindparam("sight", type_=ARRAY(Text))


@dataclass(frozen=True, kw_only=True)
class AssociatedColumns:
    """Where a table keeps who stands beside a record: three arrays of text, and a text."""

    user_names: Expression
    user_groups: Expression
    user_agencies: Expression
    identified_by: Expression


def visible(columns: AssociatedColumns, reach: Reach, names: Expression = NAMES) -> ColumnElement[bool]:
    """`scope.within`. Without `names` for statements that are built once: who asks is then given as `sight`."""
    if reach is Reach.EVERYTHING:
        return true()
    if reach is Reach.IDENTIFIED:
        return columns.identified_by == any_(names)
    associated = {
        Reach.PERSON: columns.user_names,
        Reach.GROUPS: columns.user_groups,
        Reach.AGENCY: columns.user_agencies,
    }[reach]
    return associated.bool_op("&&")(names)


def visible_within(columns: AssociatedColumns, extent: Extent) -> ColumnElement[bool]:
    return visible(columns, extent.reach, literal(list(extent.names), ARRAY(Text)))
