"""What one person reads of one record as it stands. Whatever shows it, tells its past or echoes a write asks here.

Rules: `docs/domain/access.md §4`, `§5`, `§8`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from chassis.actor import Actor
from contracts.system_field import Beside
from contracts.values import FrozenValues, Values
from sharing.beside import known_beside, met_in
from sharing.scope import extent_of, sees

from cases.record.domain.alerts import Alert
from cases.record.domain.kind import Kind
from cases.record.domain.own_rows import OwnRows
from cases.record.domain.record import Record
from cases.record.policy.fields import FieldAccess

HIDDEN_NAME = "*******"
ALERT_TYPES = "current_alert_types"


@dataclass(frozen=True, kw_only=True)
class Reading:
    """`in_sight`: whether the reader's scope reaches it. `access`: the fields, as far as they are open here. `known`:
    whom of the people beside the child the reader may know of; none: all of them. `own_rows`: the limit to their own
    rows, if there is one. `starred`: where a hidden name stands. `withheld`: fields that are closed here, or open in
    part, although role and forms would open them.
    """

    actor: Actor
    record: Record
    in_sight: bool
    access: FieldAccess
    known: frozenset[str] | None
    own_rows: OwnRows | None
    starred: frozenset[str]
    withheld: frozenset[str]

    def alerts(self) -> list[Alert]:
        """Those that are not about somebody the reader may not know of."""
        if self.known is None:
            return self.record.alerts
        mine = (None, self.actor.user_name)
        return [alert for alert in self.record.alerts if alert.get("user") in mine]

    def within(self, names: frozenset[str]) -> "Reading":
        """Of these fields alone."""
        return replace(self, access=replace(self.access, readable=self.access.readable & names))

    def shown(self, values: FrozenValues) -> Values:
        """Of these values of the record those that may be read, as far as they may."""
        readable = self.access.readable
        answer = {name: value for name, value in values.items() if name in readable}
        for name in self._special(answer):
            answer[name] = None if answer[name] is None else self._part(name, answer[name])
        return answer

    def _special(self, answer: Values) -> list[str]:
        return [name for name in self.withheld if name in answer]

    def _part(self, name: str, value: Any) -> Any:
        if name in self.starred:
            return HIDDEN_NAME
        if self.own_rows is not None and name == self.own_rows.section:
            return self.own_rows.of(self.actor.user_name, value)
        if name == ALERT_TYPES:
            return list(dict.fromkeys(alert["type"] for alert in self.alerts()))
        return met_in(value, self.known or ())


def read_by(actor: Actor, record: Record, access: FieldAccess, name_parts: Iterable[str] = ()) -> Reading:
    """`access`: what the reader's forms and role open of the record. `name_parts`: of which names are put together."""
    known = known_beside(actor, record.values, record.grants.values())
    in_sight = sees(actor, record.values)
    if known is None and not in_sight:
        known = frozenset({record.values["owned_by"]})
    own_rows = limit_of(actor, record.kind, record.values)
    starred = _starred(actor, record, access, frozenset(name_parts), through=known is not None)
    people = _beside(record.kind, Beside.PEOPLE) | {ALERT_TYPES} if known is not None else frozenset()
    closed = _beside(record.kind, Beside.OTHERS) if known is not None else frozenset()
    if own_rows is not None:
        closed |= own_rows.told_by
        people |= {own_rows.section}
    narrowed = access
    if closed or starred:
        written = access.writable - (starred - {"name"})
        narrowed = replace(access, readable=access.readable - closed, writable=written)
    return Reading(
        actor=actor,
        record=record,
        in_sight=in_sight,
        access=narrowed,
        known=known,
        own_rows=own_rows,
        starred=starred,
        withheld=(people | closed | starred) & access.readable,
    )


def limit_of(actor: Actor, kind: Kind, facts: FrozenValues) -> OwnRows | None:
    """The limit to their own rows, for who is under it: not the owner, nor who sees more than what names them."""
    limit = kind.own_rows
    if limit is None or limit.permission not in actor.permissions.get(kind.resource, ()):
        return None
    return None if facts.get("owned_by") == actor.user_name or extent_of(actor).reaches_others else limit


def _starred(
    actor: Actor, record: Record, access: FieldAccess, name_parts: frozenset[str], *, through: bool
) -> frozenset[str]:
    """A hidden name is shown in no place; its parts stay open to the child's own side where they may be written."""
    if not record.values.get("hidden_name"):
        return frozenset()
    places = name_parts.union(record.kind.name_places)
    writes = not through and actor.may(record.kind.resource, "write")
    return places - (access.writable - {"name"}) if writes else places


def _beside(kind: Kind, how: Beside) -> frozenset[str]:
    return frozenset(name for name, field in kind.system.items() if field.beside is how)
