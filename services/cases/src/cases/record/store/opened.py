"""`policy.openness` as SQL: whether a field of a record is open to whoever asks, and which of its values."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sharing.grants import ACCEPTED, ACTIVE, OPENING, PENDING, REFERRAL, TRANSFER
from sharing.predicate import visible
from sharing.referred import ASKER, ASKER_NAME, Referred
from sharing.scope import Reach
from sqlalchemy import ColumnElement, Integer, Text, and_, any_, case, cast, false, func, literal, not_, or_, true
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, JSONPATH

from cases.record.policy.openness import Modules, Openings, Openness
from cases.record.policy.reading import ALERT_TYPES
from cases.record.store.sight import GRANTED, SIGHT
from cases.record.store.table import record
from cases.search.store import Sql

MY_ALERTS = "!exists(@.user) || @.user == $user"
LISTED: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "referred_users": (ACTIVE, frozenset({REFERRAL})),
    "referred_users_pending": (frozenset({PENDING}), frozenset({REFERRAL})),
    "referred_users_accepted": (frozenset({ACCEPTED}), frozenset({REFERRAL})),
    "transferred_to_users": (frozenset({PENDING}), frozenset({TRANSFER})),
}
"""Of which states and kinds of grants a list of the people beside a record is made; every other of all under way."""


@dataclass(frozen=True)
class OpenTo:
    """For whoever sees so far and is shown so much; who it is comes with the values (`asker_values`).

    `beyond`: whether records out of the person's sight are looked through.
    """

    reach: Reach
    is_service: bool
    openings: Openings
    beyond: bool

    @cached_property
    def _referred(self) -> Referred:
        return Referred(GRANTED, self.reach, is_service=self.is_service)

    @cached_property
    def _seen(self) -> Sql:
        return visible(SIGHT, self.reach)

    @cached_property
    def _partly(self) -> Sql:
        """Whether the record comes through a referral, or is out of sight."""
        reached = self._referred.reached()
        return or_(reached, not_(self._seen)) if self.beyond else reached

    def where(self, name: str) -> Sql:
        """Whether the field is open."""
        field = self.openings.of(name)
        found = [self._inside(field)]
        if self.beyond:
            found = [case((self._seen, found[0]), else_=_of(field.beyond))]
        if field.of_owner:
            found.append(record.c.owned_by == ASKER_NAME)
        if field.of_name:
            found.append(not_(record.c.hidden_name))
        return and_(*found)

    def orders(self, name: str) -> Sql:
        """Whether the whole of the field is open, so that a list may be sorted by it."""
        return and_(self.where(name), not_(self._partly)) if self.openings.of(name).in_part else self.where(name)

    def _inside(self, field: Openness) -> Sql:
        own = _of(field.own)
        is_closed = field.own == frozenset() and not field.referred
        if field.referred is None or is_closed:
            return own
        forms = sorted(field.referred, key=str)
        through = or_(false(), *(and_(_of(modules), self._referred.opens(roles)) for modules, roles in forms))
        return case((self._referred.reached(), through), else_=own)

    def values(self, name: str, whole: Sql, values: list[Any] | None) -> Sql:
        """Whether it has one of the values, as far as they are open (none: whether it has no value); `whole`: the same
        where all are.
        """
        if not self.openings.of(name).in_part:
            return whole
        return case((self._partly, self._has_open(name, values)), else_=whole)

    def _has_open(self, name: str, values: list[Any] | None) -> Sql:
        if name == ALERT_TYPES:
            test = MY_ALERTS if values is None else f"@.type == $types[*] && ({MY_ALERTS})"
            alerts = _alerts(test, values)
            return not_(alerts) if values is None else alerts
        if name == "last_updated_by" or values is None:
            return false()
        known = self._referred.knows(values, *LISTED.get(name, (ACTIVE, OPENING)))
        if name == "associated_user_names":
            return or_(known, record.c.owned_by == any_(literal(values, ARRAY(Text))))
        return known

    def assigned(self, user_name: str, whole: Sql) -> Sql:
        """Who once had a record is told to who may know of everybody beside it."""
        return and_(or_(literal(user_name) == ASKER_NAME, not_(self._partly)), whole)

    def alert_count(self) -> ColumnElement[int]:
        path = cast(f"$[*] ? ({MY_ALERTS})", JSONPATH)
        mine = func.jsonb_array_length(func.jsonb_path_query_array(record.c.alerts, path, ASKER), type_=Integer)
        return case((self._partly, mine), else_=func.jsonb_array_length(record.c.alerts, type_=Integer))


def has_alerts(reach: Reach, *, is_service: bool) -> Sql:
    """Whether a record in the sight of whoever asks has an alert that they may know of."""
    return or_(not_(Referred(GRANTED, reach, is_service=is_service).reached()), _alerts(MY_ALERTS, None))


def _alerts(test: str, types: list[Any] | None) -> Sql:
    named = ASKER if types is None else ASKER.concat(literal({"types": types}, JSONB))
    return func.jsonb_path_exists(record.c.alerts, cast(f"$[*] ? ({test})", JSONPATH), named)


def _of(modules: Modules) -> Sql:
    """What is of no module is read as one of any."""
    if modules is None:
        return true()
    of_these = record.c.module_id == any_(literal(sorted(modules), ARRAY(Text)))
    return or_(of_these, record.c.module_id.is_(None)) if modules else false()
