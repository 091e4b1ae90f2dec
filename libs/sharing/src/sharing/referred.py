"""`grants.referrals_through` and `beside.known_beside` as SQL conditions on the row as it is now."""

from collections.abc import Collection
from dataclasses import dataclass

from chassis.actor import Actor
from chassis.statements import Expression
from contracts.values import Values
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Text,
    and_,
    any_,
    bindparam,
    case,
    cast,
    false,
    func,
    literal,
    not_,
    or_,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB, JSONPATH

from sharing.grants import ACTIVE, OPENING
from sharing.predicate import NAMES
from sharing.scope import Reach, extent_of


@dataclass(frozen=True, kw_only=True)
class GrantedColumns:
    """Where a table keeps whose a record is and its grants: two texts, and two of JSONB (groups a list of text)."""

    owned_by: Expression
    owned_by_groups: Expression
    owned_by_agency_id: Expression
    grants: Expression


ASKER: Expression = bindparam("asker", type_=JSONB)
ASKER_NAME: Expression = bindparam("asker_name", type_=Text)
UNNAMED = "!exists(@.role) || @.role == null"
BY_ONE_WAY = "exists(@.ways[*] ? (!exists(@.roles[*] ? (!(@ == $roles[*])))))"
BY_ITS_GIVER = f"(!exists(@.giver_role) || (!exists(@.through[*]) && @.giver_role == $roles[*]) || {BY_ONE_WAY})"
BY_ITS_USER = f"(!({UNNAMED}) || !exists(@.user_role) || @.user_role == $roles[*])"


def asker_values(actor: Actor) -> Values:
    """Who asks, for conditions that are built once for everybody who sees as far."""
    return actor.once(asker_values, lambda: _asker_values(actor))


def _asker_values(actor: Actor) -> Values:
    names = list(extent_of(actor).names)
    return {"asker": {"user": actor.user_name, "names": names}, "asker_name": actor.user_name, "sight": names}


class Referred:
    """How a person who sees so far comes to records through referrals. Who it is: `asker_values`."""

    def __init__(self, columns: GrantedColumns, reach: Reach, *, is_service: bool) -> None:
        self._columns = columns
        self._reach = reach
        self._is_service = is_service

    def reached(self) -> ColumnElement[bool]:
        """Whether they come to the record through a referral."""
        return self._through(None, [])

    def opens(self, roles: Collection[str | None]) -> ColumnElement[bool]:
        """Whether a referral that they come through opens a form, which these roles have; None: their own has it.

        `chain.forms_through`. What was referred on takes the grant's `ways` (`chain.ways`), and is closed without them.
        """
        named = [role for role in roles if role is not None]
        tests = ["@.role == $roles[*]"] if named else []
        tests += [UNNAMED] if None in roles else []
        return self._through(f"({' || '.join(tests)}) && {BY_ITS_GIVER}", named) if tests else false()

    def knows(
        self, user_names: Collection[str], statuses: Collection[str] = ACTIVE, kinds: Collection[str] = OPENING
    ) -> ColumnElement[bool]:
        """Whether it is referred or offered to one of these people, who is the person themself or of their own side."""
        if not statuses:
            return false()
        mine = self._exists("@.user == $user && @.user == $people[*]", statuses, kinds, people=list(user_names))
        side = self._side()
        if side is None:
            return mine
        return or_(mine, self._exists(f"{side} && @.user == $people[*]", statuses, kinds, people=list(user_names)))

    def is_own(self) -> ColumnElement[bool]:
        return func.coalesce(self._columns.owned_by == ASKER_NAME, False, type_=Boolean)

    def _through(self, test: str | None, roles: Collection[str]) -> ColumnElement[bool]:
        if self._is_service:
            return false()
        mine, also = "@.user == $user", "" if test is None else f" && ({test})"
        by_others = self._by_others(also, roles)
        given = self._columns.grants != literal({}, JSONB)
        meets = true() if test is None else self._exists(mine + also, ACTIVE, roles=list(roles))
        found = case((self._exists(mine, ACTIVE), meets), else_=by_others)
        return and_(given, not_(self.is_own()), found)

    def _by_others(self, also: str, roles: Collection[str]) -> ColumnElement[bool]:
        side = self._side()
        if side is None:
            return false()
        test = f"{side}{also} && {BY_ITS_USER}" if also else side
        return and_(not_(self._on_own_side()), self._exists(test, ACTIVE, roles=list(roles)))

    def _side(self) -> str | None:
        """Of a referral: that it was made to the person's own team or agency."""
        return {Reach.GROUPS: "@.groups[*] == $names[*]", Reach.AGENCY: "@.agency == $names[*]"}.get(self._reach)

    def _on_own_side(self) -> ColumnElement[bool]:
        own: ColumnElement[bool] = (
            func.jsonb_exists_any(self._columns.owned_by_groups, NAMES)
            if self._reach is Reach.GROUPS
            else self._columns.owned_by_agency_id == any_(NAMES)
        )
        return func.coalesce(own, False, type_=Boolean)

    def _exists(
        self, test: str, statuses: Collection[str], kinds: Collection[str] = OPENING, **more: list[str]
    ) -> ColumnElement[bool]:
        named = ASKER.concat(literal(more, JSONB)) if more else ASKER
        under_way = " || ".join(f'@.status == "{status}"' for status in sorted(statuses))
        of_kind = " || ".join(f'@.kind == "{kind}"' for kind in sorted(kinds))
        path = f"$.* ? (({of_kind}) && {test} && ({under_way}))"
        return func.jsonb_path_exists(self._columns.grants, cast(path, JSONPATH), named, type_=Boolean)
