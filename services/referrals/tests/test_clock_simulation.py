"""Ninety days of referrals under a simulated clock: nothing waits unseen, and nobody is bothered twice or too early."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from chassis.site import Site
from referrals.clock.domain import DEFAULTS, Happening, Phase, Side, Timing
from referrals.referral.domain import Referral

DILI = Site(ZoneInfo("Asia/Dili"))
BEGIN = datetime(2026, 11, 2, tzinfo=UTC)
TICK = timedelta(minutes=15)
DAYS = 90
HEALTH = "health_medical_service"
H = Happening


@dataclass
class Followed:
    """A referral, and what was seen of it: when its clock ran out, how long it stood still."""

    referral: Referral
    timing: Timing
    ran_out: list[tuple[str, datetime, datetime]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)


def made(number: int, at: datetime, dice: Random) -> Followed:
    people = {"transitioned_by": "amina", "transitioned_to": "partner", "service": dice.choice([HEALTH, None])}
    each = Referral(id=UUID(int=number), record_id=UUID(int=number), created_at=at, **people)
    incident = DILI.day(at) - timedelta(days=dice.choice([0, 1, 2, 9]))
    risk = dice.choice(["high", "medium", "low", None])
    timing = Timing(clocks=DEFAULTS, site=DILI, risk=risk, incident=incident)
    each.grant(at=at)
    each.wind(timing)
    return Followed(each, timing)


def somebody_acts(one: Followed, at: datetime, dice: Random) -> None:
    each = one.referral
    happening = dice.choice(sorted(each.leads))
    match happening:
        case H.ACCEPTED:
            each.accept(at=at)
        case H.REJECTED:
            each.reject(at=at, by="service", reason="no_capacity")
        case H.HELPED:
            each.finish(at=at, outcome="given", need_met="yes")
        case H.UNHELPED:
            each.finish(at=at, outcome="not_given", need_met="no")
        case H.REVOKED:
            each.revoke(at=at)
        case H.ENDED:
            each.end("consent_withdrawn", at=at)
        case _:
            each.step(happening, at=at, reason="child_away" if happening is H.PAUSED else None)
    one.counts[happening] += 1
    each.wind(one.timing)


def the_round(one: Followed, at: datetime) -> None:
    each = one.referral
    if each.next_action_due is None or each.expired_at is not None or each.next_action_due >= at:
        return
    one.ran_out.append((each.next_action or "", each.next_action_due, at))
    each.expire(at=at)
    each.wind(one.timing)


def simulated(seed: int) -> list[Followed]:
    dice, followed, at = Random(seed), [], BEGIN  # noqa: S311  # a simulation, which has to be the same again
    for turn in range(DAYS * 96):
        at = BEGIN + turn * TICK
        if dice.random() < 0.02:
            followed.append(made(len(followed), at, dice))
        for one in followed:
            chance = 0.0005 if one.referral.paused_at else 0.006
            if one.referral.leads and dice.random() < chance:
                somebody_acts(one, at, dice)
            the_round(one, at)
            looked_at(one, at)
    return followed


def looked_at(one: Followed, at: datetime) -> None:
    each = one.referral
    if each.phase is Phase.OVER:
        assert each.next_action is None
        return
    assert each.next_action_due is not None
    if each.next_action_of == Side.SUPERVISOR:
        assert each.expired_at is not None
    else:
        assert each.next_action_due + TICK >= at, "it waits unseen"


@pytest.mark.parametrize("seed", [7, 2026])
def test_ninety_days_of_referrals(seed):
    followed = simulated(seed)
    ran_out = [entry for one in followed for entry in one.ran_out]
    acted = sum((one.counts for one in followed), Counter())
    assert len(followed) > 100
    assert len(ran_out) > 100
    assert {action for action, _, _ in ran_out} >= {"acknowledge", "decide", "first_contact", "resume", "reroute"}
    assert set(acted) >= set(Happening) - {H.GRANTED, H.REFUSED}
    assert all(timedelta() < seen - due <= TICK for _, due, seen in ran_out)
    assert all(len({seen for _, _, seen in one.ran_out}) == len(one.ran_out) for one in followed)


def of_high_risk(*, service: str | None = None, incident: date | None = None) -> Followed:
    people = {"transitioned_by": "amina", "transitioned_to": "partner", "service": service}
    each = Referral(id=UUID(int=1), record_id=UUID(int=2), created_at=BEGIN, **people)
    timing = Timing(clocks=DEFAULTS, site=DILI, risk="high", incident=incident)
    each.grant(at=BEGIN)
    each.wind(timing)
    return Followed(each, timing)


def test_the_time_a_clock_stands_still_does_not_count_however_often_it_does():
    one = of_high_risk()
    each = one.referral
    each.accept(at=BEGIN)
    at = BEGIN
    for _ in range(3):
        each.step(H.PAUSED, at=at + timedelta(hours=1), reason="child_away")
        each.step(H.RESUMED, at=at + timedelta(hours=6))
        each.wind(one.timing)
        at += timedelta(hours=6)
    each.wind(one.timing)
    assert each.next_action_due == BEGIN + timedelta(hours=24 + 3 * 5)


@pytest.mark.parametrize(
    ("days_ago", "hours_left"),
    [(0, 24), (1, 24), (2, 15), (3, 24), (9, 24)],
)
def test_a_window_shortens_what_it_can_and_what_is_over_shortens_nothing(days_ago, hours_left):
    """At nine in the morning in Dili: of 72 hours from the beginning of the day before yesterday 15 are left."""
    one = of_high_risk(service=HEALTH, incident=DILI.day(BEGIN) - timedelta(days=days_ago))
    one.referral.accept(at=BEGIN)
    one.referral.wind(one.timing)
    assert one.referral.next_action_due == BEGIN + timedelta(hours=hours_left)


def test_standing_still_does_not_lengthen_a_window():
    one = of_high_risk(service=HEALTH, incident=DILI.day(BEGIN) - timedelta(days=2))
    each = one.referral
    each.accept(at=BEGIN)
    each.step(H.PAUSED, at=BEGIN + timedelta(hours=1), reason="no_access")
    each.step(H.RESUMED, at=BEGIN + timedelta(hours=11))
    each.wind(one.timing)
    assert each.next_action_due == BEGIN + timedelta(hours=15)


def test_a_time_for_the_answer_that_ended_over_a_weekend_begins_when_it_was_seen_in_time():
    """Eight working hours to see it, and 24 hours of any sort to answer: offered on a Friday at 17:00."""
    friday, saturday = (datetime.fromisoformat(f"2026-11-{day}T17:00+09:00") for day in (13, 14))
    people = {"transitioned_by": "amina", "transitioned_to": "partner"}
    each = Referral(id=UUID(int=1), record_id=UUID(int=2), created_at=friday, **people)
    timing = Timing(clocks=DEFAULTS, site=DILI, risk="medium")
    each.grant(at=friday)
    each.wind(timing)
    assert each.next_action_due == datetime.fromisoformat("2026-11-16T17:00+09:00")
    seen = saturday + timedelta(hours=5)
    each.step(H.ACKNOWLEDGED, at=seen)
    each.wind(timing)
    assert (each.next_action, each.next_action_due) == ("decide", seen + timedelta(hours=24))
