"""Putting off what is next, to a day and for a reason. Rules: `docs/domain/tasks.md §8`."""

from dataclasses import dataclass
from datetime import date, datetime

from chassis.errors import Conflict, Invalid
from chassis.moments import written
from chassis.site import TICK
from contracts.values import Values

from cases.case.domain.next_action import (
    ACTION,
    DUE,
    POSTPONED,
    POSTPONED_BECAUSE,
    POSTPONED_FROM,
    POSTPONED_TO,
    note_next,
    risk_of,
)
from cases.record.domain import ownership
from cases.record.domain.hand import Hand
from cases.record.domain.moments import read_moment
from cases.record.domain.record import Record, after, copied
from cases.record.domain.rules import Rules


class NextMovedOn(Conflict):
    """`next_action`: what is next by now; of a closed case nothing."""

    code = "next_action_moved_on"
    title = "Something else is next for this case by now."


class AnotherPostponed(Conflict):
    """`next_action`: what was put off."""

    code = "another_postponed"
    title = "Something else was put off in this case. Do that first."


@dataclass(frozen=True, kw_only=True)
class Postponement:
    """`action`: what is put off, one of `NEXT_ACTIONS`. `until`: the last day on which it is in time then."""

    action: str
    until: date
    reason: str


def postpone(record: Record, wanted: Postponement, rules: Rules, hand: Hand) -> Record:
    """The case whose next action waits until the end of a later day, no further from its first one than policy says."""
    pack, values = rules.packs.on(hand.today), copied(record.values)
    note_next(values, rules, hand.site, pack)
    if values.get(ACTION) != wanted.action:
        raise NextMovedOn(next_action=values.get(ACTION))
    if POSTPONED in values and (values[POSTPONED], values[POSTPONED_TO]) != (wanted.action, values[DUE]):
        raise AnotherPostponed(next_action=values[POSTPONED])
    first = values.get(POSTPONED_FROM, values[DUE])
    latest = pack.late(risk_of(values, rules), "postponement", _moment(first, hand), hand.site)
    _must_be_later(wanted.until, _moment(values[DUE], hand), hand.site.day(latest), hand)
    values |= {
        POSTPONED: wanted.action,
        POSTPONED_FROM: first,
        POSTPONED_TO: written(hand.site.ends(wanted.until) - TICK),
        POSTPONED_BECAUSE: wanted.reason,
    }
    note_next(values, rules, hand.site, pack)
    ownership.stamp_update(values, hand.user_name, hand.now)
    return after(record, values)


def _must_be_later(until: date, due: datetime, latest: date, hand: Hand) -> None:
    if until > latest:
        raise Invalid({"until": ["beyond_policy"]}, latest=latest.isoformat())
    if until < hand.today:
        raise Invalid({"until": ["in_the_past"]})
    if hand.site.ends(until) - TICK <= due:
        raise Invalid({"until": ["not_later"]})


def _moment(text: object, hand: Hand) -> datetime:
    """Of a moment that we wrote ourselves."""
    found = read_moment(text, hand.site)
    return hand.now if found is None else found


def told(values: Values) -> Values:
    """What an audit says of it: codes and moments alone."""
    return {name: values[name] for name in (POSTPONED, POSTPONED_TO, POSTPONED_BECAUSE)}
