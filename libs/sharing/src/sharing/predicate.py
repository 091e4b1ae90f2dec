"""The rules of `sharing.scope` and `sharing.grants` as SQL conditions on the row as it is now."""

from dataclasses import dataclass

from chassis.actor import Actor
from chassis.statements import Expression
from contracts.values import Values
from sqlalchemy import Boolean, ColumnElement, Text, any_, bindparam, case, cast, func, literal, not_, or_, true
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, JSONPATH

from sharing.grants import ACTIVE, REFERRAL
from sharing.scope import Extent, Reach, extent_of

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
    return associated.op("&&", is_comparison=True)(names)


def visible_within(columns: AssociatedColumns, extent: Extent) -> ColumnElement[bool]:
    return visible(columns, extent.reach, literal(list(extent.names), ARRAY(Text)))


@dataclass(frozen=True, kw_only=True)
class GrantedColumns:
    """Where a table keeps whose a record is and its grants: two texts, and two of JSONB (groups a list of text)."""

    owned_by: Expression
    owned_by_groups: Expression
    owned_by_agency_id: Expression
    grants: Expression


def read_in_whole(columns: GrantedColumns, actor: Actor) -> ColumnElement[bool]:
    """`grants.reads_in_whole`."""
    if actor.is_service:
        return true()
    extent = extent_of(actor)
    mine = _Grants(columns.grants, "@.user == $user", {"user": actor.user_name})
    whole = case((mine.any(), mine.any_without_role()), else_=_read_by_colleagues(columns, extent))
    unshared = columns.grants == literal({}, JSONB)
    return or_(func.coalesce(columns.owned_by == actor.user_name, False), unshared, whole)


def _read_by_colleagues(columns: GrantedColumns, extent: Extent) -> ColumnElement[bool]:
    own: ColumnElement[bool]
    if extent.reach is Reach.GROUPS:
        theirs = _Grants(columns.grants, "@.groups[*] == $names[*]", {"names": list(extent.names)})
        own = func.jsonb_exists_any(columns.owned_by_groups, literal(list(extent.names), ARRAY(Text)))
    elif extent.reach is Reach.AGENCY:
        theirs = _Grants(columns.grants, "@.agency == $names[*]", {"names": list(extent.names)})
        own = columns.owned_by_agency_id == any_(literal(list(extent.names), ARRAY(Text)))
    else:
        return true()
    own_side = func.coalesce(own, False, type_=Boolean)
    return or_(own_side, not_(theirs.any()), theirs.any_without_role())


class _Grants:
    """The referrals under way among a record's grants that a JSON path describes."""

    def __init__(self, grants: Expression, whose: str, names: Values) -> None:
        statuses = " || ".join(f'@.status == "{status}"' for status in sorted(ACTIVE))
        self._grants = grants
        self._found = f'@.kind == "{REFERRAL}" && {whose} && ({statuses})'
        self._names = literal(names, JSONB)

    def any(self) -> ColumnElement[bool]:
        return self._exists(f"$.* ? ({self._found})")

    def any_without_role(self) -> ColumnElement[bool]:
        return self._exists(f"$.* ? ({self._found} && (!exists(@.role) || @.role == null))")

    def _exists(self, path: str) -> ColumnElement[bool]:
        return func.jsonb_path_exists(self._grants, cast(path, JSONPATH), self._names, type_=Boolean)
