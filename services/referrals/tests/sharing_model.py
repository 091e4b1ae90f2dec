"""Every order of what can happen to a case, two referrals and a transfer of it, until no order leads to anything new.

The owner refers the case to a partner in another agency, who refers it on, and offers it to that partner. Referrals and
transfer are ours; cases is a model of what it promises (`docs/domain/referrals.md §4`, `§14`, `§16`). What is sent
arrives late, twice or never, in any order between subjects; who dies before a commit has not heard, and who dies after
it hears again.

    .mahon/venv/bin/python services/referrals/tests/sharing_model.py

prints how many states there are and that none breaks a rule. A test asks the same of fewer: answers alone, and nothing
is heard twice.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Generic, TypeVar
from uuid import UUID

from chassis.errors import Refusal
from referrals.referral.domain import Referral
from referrals.transfer.domain import Transfer
from referrals.transition.domain import TIMED_OUT, GrantState, Status
from test_clock_model import BY_PEOPLE, NOW, TIMING, H, Rules, Violated, World, changed, hold, must, people_act, we_hear

ANSWERS = {happening: BY_PEOPLE[happening] for happening in (H.ACCEPTED, H.REJECTED, H.REVOKED)}
MORE = {happening: BY_PEOPLE[happening] for happening in (H.HELPED, H.UNHELPED, H.ACKNOWLEDGED, H.REROUTED)}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What may happen, and what cases keeps to; a test breaks one promise to see that it is missed."""

    twice: bool = True
    asks_for_consent: bool = True
    ends_all_without_consent: bool = True
    ends_what_hangs_on_it: bool = True
    hands_over_what_is_open_only: bool = True
    hears_of_the_owner: bool = True
    rules: Rules = field(default_factory=lambda: Rules(people=dict(ANSWERS)))


@dataclass(frozen=True)
class Offer:
    """The transfer, with what is on its way: as `World` is of a referral."""

    transfer: Transfer
    to_cases: tuple[str, ...] = ("made",)
    to_us: frozenset[str] = frozenset()
    heard: frozenset[str] = frozenset()
    access: str = "none"

    @property
    def key(self) -> tuple[object, ...]:
        each = self.transfer
        said = (each.status, each.grant_state, each.ended_because, each.ended_at is None)
        return (said, self.to_cases, self.to_us, self.heard, self.access)


Side = TypeVar("Side", World, Offer)


@dataclass
class Known(Generic[Side]):
    """The states of one of the three by number. `alone`: where each leads without cases."""

    lead: Callable[[Side], Iterator[Side]]
    check: Callable[[Side | None, Side], None]
    states: list[Side] = field(default_factory=list)
    numbers: dict[tuple[object, ...], int] = field(default_factory=dict)
    alone: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def number(self, state: Side, before: Side | None = None) -> int:
        self.check(before, state)
        if state.key not in self.numbers:
            self.numbers[state.key] = len(self.states)
            self.states.append(state)
        return self.numbers[state.key]

    def leads(self, number: int) -> tuple[int, ...]:
        if number not in self.alone:
            state = self.states[number]
            self.alone[number] = tuple({self.number(after, state) for after in self.lead(state)} - {number})
        return self.alone[number]


def said_by_cases(state: Side, message: str | None, *, access: str) -> Side:
    to_us = state.to_us if message is None else state.to_us | {message}
    return replace(state, to_cases=state.to_cases[1:], access=access, to_us=to_us)


def ended_by_cases(state: Side) -> Side:
    return replace(state, access="ended", to_us=state.to_us | {"ended"})


def of_referral(asked: Asked) -> Callable[[World], Iterator[World]]:
    def lead(world: World) -> Iterator[World]:
        each, rules = world.referral, asked.rules
        yield from people_act(world, rules)
        yield from we_hear(world if asked.twice else replace(world, heard=frozenset()), rules)
        if each.grant_state is GrantState.ASKED:
            yield changed(world, rules, lambda made: made.refuse(TIMED_OUT, at=NOW))
        if each.next_action_due is not None and each.next_action_of != "system" and each.expired_at is None:
            yield changed(world, rules, lambda made: made.expire(at=NOW), told=world.told + 1)

    return lead


def stepped(offer: Offer, act: Callable[[Transfer], None], *told: str) -> Offer:
    made = replace(offer.transfer)
    act(made)
    return replace(offer, transfer=made, to_cases=(*offer.to_cases, *told))


OF_GIVER = ((lambda made: made.withdraw(at=NOW), "over"),)
OF_TAKER = (
    (lambda made: made.take(by="partner", at=NOW), "accepted"),
    (lambda made: made.decline(by="partner", at=NOW), "over"),
)
HEARD: dict[str, Callable[[Transfer], None]] = {
    "granted": lambda made: made.grant(at=NOW),
    "refused": lambda made: made.refuse("consent_missing", at=NOW),
    "ended": lambda made: made.end("consent_withdrawn", at=NOW),
    "assigned": lambda made: made.carry_out(at=NOW),
}


def answered(offer: Offer) -> Iterator[Offer]:
    is_open = offer.transfer.grant_state is GrantState.GRANTED
    for act, told in (*OF_GIVER, *(OF_TAKER if is_open else ())):
        try:
            yield stepped(offer, act, told)
        except Refusal:
            continue


def hear(offer: Offer, message: str, asked: Asked) -> Offer:
    """As `transfer/reactions.py` takes it."""
    each = offer.transfer
    if message == "granted" and each.grant_state is GrantState.REFUSED:
        return stepped(offer, lambda made: None, *(() if "over" in offer.to_cases else ("over",)))
    matters = each.grant_state is GrantState.ASKED if message in {"granted", "refused"} else each.is_open
    if not matters or (message == "assigned" and not asked.hears_of_the_owner):
        return offer
    return stepped(offer, HEARD[message])


def of_transfer(asked: Asked) -> Callable[[Offer], Iterator[Offer]]:
    def lead(offer: Offer) -> Iterator[Offer]:
        yield from answered(offer)
        if offer.transfer.grant_state is GrantState.ASKED:
            yield stepped(offer, lambda made: made.refuse(TIMED_OUT, at=NOW))
        for said in offer.to_us | offer.heard:
            kept = offer.heard | ({said} if asked.twice else set())
            yield hear(replace(offer, to_us=offer.to_us - {said}, heard=kept), said, asked)

    return lead


def hold_offer(before: Offer | None, now: Offer) -> None:
    each = now.transfer
    if before is not None and before.transfer.ended_at is not None:
        must(
            each.status is before.transfer.status, f"a transfer that was {before.transfer.status} became {each.status}"
        )
    if each.status is Status.ACCEPTED:
        must(each.grant_state is GrantState.GRANTED, "taken over by somebody to whom it is not open")
    if not now.to_cases and not now.to_us:
        waits = each.status is Status.IN_PROGRESS and each.grant_state is GrantState.GRANTED
        must((now.access == "open") is waits, "access and transfer")


Place = tuple[int, int, int, bool, bool]
"""The numbers of both referrals and of the transfer; whether the family agrees; whether the case is the partner's."""
NOT_MADE = -1


class Model:
    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.first = Known(of_referral(asked), hold)
        self.second = Known(of_referral(asked), hold)
        self.offers = Known(of_transfer(asked), hold_offer)

    @cached_property
    def begun(self) -> Place:
        offer = Transfer(
            id=UUID(int=3), record_id=UUID(int=9), created_at=NOW, transitioned_by="amina", transitioned_to="partner"
        )
        first = self.first.number(self._referral(1, "amina", "partner"))
        return (first, NOT_MADE, self.offers.number(Offer(offer)), True, False)

    def _referral(self, number: int, by: str, to: str) -> World:
        made = Referral(
            id=UUID(int=number), record_id=UUID(int=9), created_at=NOW, transitioned_by=by, transitioned_to=to
        )
        made.wind(TIMING)
        return World(made)

    def steps(self, place: Place) -> Iterator[Place]:
        first, second, offer, agreed, is_theirs = place
        for after in self.first.leads(first):
            yield (after, second, offer, agreed, is_theirs)
        for after in self.offers.leads(offer):
            yield (first, second, after, agreed, is_theirs)
        if second == NOT_MADE:
            if self.first.states[first].access == "open":
                made = self.second.number(self._referral(2, "partner", "colleague"))
                yield (first, made, offer, agreed, is_theirs)
        else:
            for after in self.second.leads(second):
                yield (first, after, offer, agreed, is_theirs)
        yield from self._cases_hears(place)
        if agreed:
            yield self._without_consent(place)

    def _cases_hears(self, place: Place) -> Iterator[Place]:
        first, second, offer, agreed, is_theirs = place
        one, other = self.first.states[first], None if second == NOT_MADE else self.second.states[second]
        asks = self.asked.asks_for_consent
        if one.to_cases:
            after = _taken(one, may=agreed or not asks)
            number = self.first.number(after, one)
            yield (number, self._follows(second, after, is_theirs), offer, agreed, is_theirs)
        if other is not None and other.to_cases:
            has_it = one.access == "open" or is_theirs
            after = _taken(other, may=has_it and (agreed or not asks))
            yield (first, self.second.number(after, other), offer, agreed, is_theirs)
        offered = self.offers.states[offer]
        if offered.to_cases:
            after_offer = _taken(offered, may=agreed or not asks)
            takes_over = offered.to_cases[0] == "accepted"
            if takes_over and (offered.access == "open" or not self.asked.hands_over_what_is_open_only):
                after_offer, is_theirs = said_by_cases(offered, "assigned", access="ended"), True
            yield (first, second, self.offers.number(after_offer, offered), agreed, is_theirs)

    def _follows(self, second: int, one: World, is_theirs: bool) -> int:
        """What hangs on a referral ends with it, unless its giver owns the case."""
        if second == NOT_MADE or one.access == "open" or is_theirs or not self.asked.ends_what_hangs_on_it:
            return second
        other = self.second.states[second]
        return self.second.number(ended_by_cases(other), other) if other.access == "open" else second

    def _without_consent(self, place: Place) -> Place:
        first, second, offer, _, is_theirs = place
        if not self.asked.ends_all_without_consent:
            return (first, second, offer, False, is_theirs)
        one, offered = self.first.states[first], self.offers.states[offer]
        if one.access == "open":
            first = self.first.number(ended_by_cases(one), one)
        if offered.access == "open":
            offer = self.offers.number(ended_by_cases(offered), offered)
        if second != NOT_MADE and self.second.states[second].access == "open":
            other = self.second.states[second]
            second = self.second.number(ended_by_cases(other), other)
        return (first, second, offer, False, is_theirs)

    def hold(self, place: Place) -> None:
        first, second, offer, agreed, is_theirs = place
        offered = self.offers.states[offer]
        opened = [self.first.states[first].access == "open", offered.access == "open"]
        hangs = second != NOT_MADE and self.second.states[second].access == "open"
        must(agreed or not (hangs or any(opened)), "somebody has the case although the family does not agree any more")
        must(not hangs or opened[0] or is_theirs, "somebody has the case of whom its giver has it no longer")
        carried_out = offered.transfer.status is Status.ACCEPTED and offered.transfer.ended_at is not None
        must(not carried_out or is_theirs, "a transfer says that it was carried out, and the case is another's")
        if not offered.to_cases and not offered.to_us:
            must(carried_out is is_theirs, "whose the case is and what the transfer says")

    def explore(self) -> int:
        """How many states there are. Raises Violated with the first rule that is broken."""
        seen, waiting = {self.begun}, [self.begun]
        self.hold(self.begun)
        while waiting:
            for after in self.steps(waiting.pop()):
                if after not in seen:
                    self.hold(after)
                    seen.add(after)
                    waiting.append(after)
        return len(seen)


def _taken(state: Side, *, may: bool) -> Side:
    """Cases hears the first of what is on its way to it."""
    if state.to_cases[0] != "made":
        return said_by_cases(state, None, access="ended")
    if may and state.access == "none":
        return said_by_cases(state, "granted", access="open")
    return said_by_cases(state, "refused", access="ended")


BROKEN = {
    "a referral is opened without consent": {"asks_for_consent": False},
    "consent is withdrawn and nothing ends": {"ends_all_without_consent": False},
    "what was referred on stays open": {"ends_what_hangs_on_it": False},
    "an offer that ended is handed over": {"hands_over_what_is_open_only": False},
    "nobody hears of the new owner": {"hears_of_the_owner": False},
    "a grant that comes late stays": {"rules": Rules(people=dict(ANSWERS), takes_back_late_grants=False)},
    "the end is not heard": {"rules": Rules(people=dict(ANSWERS), hears_the_end=False)},
    "no clock is set": {"rules": Rules(people=dict(ANSWERS), winds=False)},
}


def main() -> None:
    began = time.monotonic()
    model = Model(Asked(rules=Rules(people=ANSWERS | MORE)))
    states = model.explore()
    sizes = [len(known.states) for known in (model.first, model.second, model.offers)]
    print(f"{states:,} states (referrals {sizes[0]} and {sizes[1]}, transfer {sizes[2]}), 0 break a rule,", end=" ")
    print(f"{time.monotonic() - began:.0f} s")
    for what, broken in BROKEN.items():
        try:
            Model(Asked(**broken)).explore()
        except Violated as found:
            print(f"  {what}: {found}")
        else:
            sys.exit(f"{what}: nothing notices it")


if __name__ == "__main__":
    main()
