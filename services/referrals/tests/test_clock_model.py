"""Every order of what can happen to a referral, until no order leads to anything new.

The referral is ours; cases is a model of what it promises. What is on its way arrives late, twice or never; a half that
dies before its commit has not heard, and one that dies after it hears again. Rules: `docs/domain/referrals.md §18`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from chassis.errors import Refusal
from chassis.site import Site
from referrals.clock.domain import DEFAULTS, TABLE, Happening, Phase, Side, Timing
from referrals.referral.domain import Referral
from referrals.transition.domain import TIMED_OUT, GrantState, Status

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
TIMING = Timing(clocks=DEFAULTS, site=Site(ZoneInfo("Asia/Dili")), risk="high")
FINAL = {Status.REJECTED, Status.DONE, Status.REVOKED, Status.REFUSED}
H = Happening
BY_PEOPLE: dict[Happening, Callable[[Referral], None]] = {
    H.ACCEPTED: lambda each: each.accept(at=NOW),
    H.REJECTED: lambda each: each.reject(at=NOW, by="service", reason="no_capacity"),
    H.HELPED: lambda each: each.finish(at=NOW, outcome="given", need_met="partly"),
    H.UNHELPED: lambda each: each.finish(at=NOW, outcome="not_given", need_met="no"),
    H.REVOKED: lambda each: each.revoke(at=NOW),
    H.ACKNOWLEDGED: lambda each: each.step(H.ACKNOWLEDGED, at=NOW),
    H.CONTACTED: lambda each: each.step(H.CONTACTED, at=NOW),
    H.PROGRESSED: lambda each: each.step(H.PROGRESSED, at=NOW),
    H.PAUSED: lambda each: each.step(H.PAUSED, at=NOW, reason="child_away"),
    H.RESUMED: lambda each: each.step(H.RESUMED, at=NOW),
    H.CONFIRMED: lambda each: each.step(H.CONFIRMED, at=NOW),
    H.REROUTED: lambda each: each.step(H.REROUTED, at=NOW),
}
TELLS_CASES = {H.REJECTED, H.HELPED, H.UNHELPED, H.REVOKED}
OF_THE_GIVER = {H.REVOKED, H.CONFIRMED, H.REROUTED}


@dataclass(frozen=True)
class World:
    """`to_cases`: in the order of the referral's numbers; `to_us`: about different subjects, so in no order; `heard`:
    what arrived already and may arrive again. `told`: of this run of the clock, how often the supervisor was.
    """

    referral: Referral
    to_cases: tuple[str, ...] = ("made",)
    to_us: frozenset[str] = frozenset()
    heard: frozenset[str] = frozenset()
    access: str = "none"
    consent: bool = True
    told: int = 0

    @property
    def key(self) -> tuple[object, ...]:
        each = self.referral
        marks = (each.acknowledged_at, each.contacted_at, each.progressed_at, each.loop_closed_at)
        flags = tuple(moment is not None for moment in (*marks, each.paused_at, each.expired_at))
        said = (each.status, each.grant_state, each.ended_because, each.need_met, each.next_action, each.next_action_of)
        return (said, flags, self.to_cases, self.to_us, self.heard, self.access, self.consent, self.told)


@dataclass
class Rules:
    """As they are; a test breaks one of them to see that it is missed."""

    people: dict[Happening, Callable[[Referral], None]] = field(default_factory=lambda: dict(BY_PEOPLE))
    takes_back_late_grants: bool = True
    winds: bool = True
    tells_again: bool = False
    hears_the_end: bool = True


class Violated(AssertionError):
    pass


def must(holds: object, what: str) -> None:
    if not holds:
        raise Violated(what)


def changed(world: World, rules: Rules, change: Callable[[Referral], None], **more: object) -> World:
    made = replace(world.referral)
    change(made)
    if rules.winds:
        made.wind(TIMING)
    told = world.told if made.expired_at is not None else 0
    return replace(world, referral=made, **{"told": told} | more)


def steps(world: World, rules: Rules) -> Iterator[World]:
    yield from people_act(world, rules)
    yield from cases_acts(world)
    yield from we_hear(world, rules)
    each = world.referral
    if each.grant_state is GrantState.ASKED and not each.remote:
        yield changed(world, rules, lambda made: made.refuse(TIMED_OUT, at=NOW))
    runs = each.next_action_due is not None and each.next_action_of != Side.SYSTEM
    if runs and (each.expired_at is None or rules.tells_again):
        yield changed(world, rules, lambda made: made.expire(at=NOW), told=world.told + 1)


def people_act(world: World, rules: Rules) -> Iterator[World]:
    each = world.referral
    leads = each.leads
    for happening, act in rules.people.items():
        if happening not in OF_THE_GIVER and each.grant_state is not GrantState.GRANTED:
            continue
        try:
            after = changed(world, rules, act)
        except Refusal:
            must(happening not in leads, f"{happening} is refused in {each.phase}, where the table has it")
            continue
        must(happening in leads, f"{happening} happens in {each.phase}, where the table has it not")
        must(after.referral.phase is leads[happening], f"{happening} leads from {each.phase} elsewhere than it says")
        if happening in TELLS_CASES:
            after = replace(after, to_cases=(*after.to_cases, "over"))
        yield after


def cases_acts(world: World) -> Iterator[World]:
    if world.to_cases:
        first, rest = world.to_cases[0], world.to_cases[1:]
        if first == "over":
            yield replace(world, to_cases=rest, access="ended")
        elif world.consent and world.access == "none":
            yield replace(world, to_cases=rest, access="open", to_us=world.to_us | {"granted"})
        else:
            yield replace(world, to_cases=rest, access="ended", to_us=world.to_us | {"refused"})
    if world.consent:
        if world.access == "open":
            yield replace(world, consent=False, access="ended", to_us=world.to_us | {"ended"})
        else:
            yield replace(world, consent=False)


def we_hear(world: World, rules: Rules) -> Iterator[World]:
    for said in sorted(world.to_us | world.heard):
        now = replace(world, to_us=world.to_us - {said}, heard=world.heard | {said})
        yield REACTIONS[said](now, rules)


def granted(world: World, rules: Rules) -> World:
    """As `referral/reactions.py` takes it."""
    each = world.referral
    if each.grant_state is GrantState.REFUSED and rules.takes_back_late_grants:
        return replace(world, to_cases=(*world.to_cases, "over")) if "over" not in world.to_cases else world
    if each.grant_state is not GrantState.ASKED:
        return world
    return changed(world, rules, lambda made: made.grant(at=NOW))


def refused(world: World, rules: Rules) -> World:
    if world.referral.grant_state is not GrantState.ASKED:
        return world
    return changed(world, rules, lambda made: made.refuse("consent_missing", at=NOW))


def ended(world: World, rules: Rules) -> World:
    if not world.referral.is_open or not rules.hears_the_end:
        return world
    return changed(world, rules, lambda made: made.end("consent_withdrawn", at=NOW))


REACTIONS = {"granted": granted, "refused": refused, "ended": ended}


def hold(before: World | None, now: World) -> None:
    each = now.referral
    over = each.phase is Phase.OVER
    said = (each.next_action, each.next_action_of, each.next_action_due)
    must(all(one is None for one in said) if over else None not in said, f"{each.phase} answers {said}")
    if before is not None and before.referral.status in FINAL:
        must(each.status is before.referral.status, f"{before.referral.status} became {each.status}")
    must(now.told <= 1, "the supervisor is told twice of one delay")
    must((each.expired_at is None) or each.next_action_of == Side.SUPERVISOR, "what ran out is nobody's")
    came_to_nothing = each.status is Status.REJECTED and each.loop_closed_at is None
    must(not came_to_nothing or each.next_action == "reroute", "a need that nobody met is forgotten")
    if each.status is Status.ACCEPTED:
        must(each.grant_state is GrantState.GRANTED, "accepted by somebody to whom it is not open")
    if not now.to_cases and not now.to_us:
        must((now.access == "open") is (each.is_open and each.grant_state is GrantState.GRANTED), "access and referral")


def explore(rules: Rules) -> tuple[int, set[Phase]]:
    """How many worlds there are, and the phases in them. Raises Violated with the first rule that is broken."""
    people = {"transitioned_by": "amina", "transitioned_to": "partner"}
    made = Referral(id=UUID(int=1), record_id=UUID(int=2), created_at=NOW, **people)
    made.wind(TIMING)
    first = World(made)
    hold(None, first)
    seen, waiting, phases = {first.key}, [first], set()
    while waiting:
        world = waiting.pop()
        phases.add(world.referral.phase)
        for after in steps(world, rules):
            hold(world, after)
            if after.key not in seen:
                seen.add(after.key)
                waiting.append(after)
    return len(seen), phases


def test_no_order_of_anything_breaks_a_rule():
    worlds, phases = explore(Rules())
    assert phases == set(TABLE) - {Phase.OUTSIDE}
    assert worlds > 500


def without(change: Callable[[Referral], None]) -> dict[Happening, Callable[[Referral], None]]:
    return BY_PEOPLE | {H.ACCEPTED: change}


def takes_whatever_it_is(each: Referral) -> None:
    each.status, each.responded_at, each.next_action_since = Status.ACCEPTED, NOW, NOW


def declines_and_forgets(each: Referral) -> None:
    each.reject(at=NOW)
    each.loop_closed_at = NOW


@pytest.mark.parametrize(
    "broken",
    [
        Rules(people=without(takes_whatever_it_is)),
        Rules(people=BY_PEOPLE | {H.REJECTED: declines_and_forgets}),
        Rules(takes_back_late_grants=False),
        Rules(hears_the_end=False),
        Rules(winds=False),
        Rules(tells_again=True),
    ],
    ids=["accepts after the end", "a lost need", "a late grant", "a deaf end", "no clock", "told twice"],
)
def test_each_rule_that_is_broken_is_missed(broken):
    with pytest.raises(Violated):
        explore(broken)


def test_one_to_somebody_outside_is_its_sender_s_until_it_is_taken_back():
    sent = Referral(id=UUID(int=1), record_id=UUID(int=2), created_at=NOW, transitioned_by="amina", remote=True)
    sent.grant(at=NOW)
    sent.wind(TIMING)
    assert (sent.phase, sent.next_action, sent.next_action_owner) == (Phase.OUTSIDE, "progress", "amina")
    assert set(sent.leads) == {H.PROGRESSED, H.REVOKED, H.ENDED}
    sent.step(H.PROGRESSED, at=NOW)
    assert sent.phase is Phase.OUTSIDE
    sent.revoke(at=NOW)
    sent.wind(TIMING)
    assert (sent.phase, sent.next_action, sent.next_action_due) == (Phase.OVER, None, None)
