"""A referral's clock rule by rule: by which pack, by which risk, by when, and whose turn that leaves. Rules:
`docs/domain/referrals.md §18`.
"""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from chassis.site import Site
from referrals.clock.domain import DEFAULTS, Clocks, Happening, Phase, Timing, in_force
from referrals.referral.domain import (
    Referral,
    ReferralAlreadyAnswered,
    ReferralClosed,
    ReferralNotAccepted,
    StepNotNow,
)
from referrals.transition.domain import GrantState, Status
from sharing.clocks import DEFAULT_CLOCKS

DILI = Site(ZoneInfo("Asia/Dili"))
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AT = datetime(2026, 11, 17, 1, 0, tzinfo=UTC)
HIGH = Timing(clocks=DEFAULTS, site=DILI, risk="high")
GRANTED, ACCEPTED = {"grant_state": GrantState.GRANTED}, {"grant_state": GrantState.GRANTED, "status": Status.ACCEPTED}
DONE, REJECTED = {"status": Status.DONE}, {"status": Status.REJECTED}
PAUSED = {"paused_at": AT + HOUR, "paused_because": "child_away"}


def here(text):
    return datetime.fromisoformat(f"{text}+09:00")


def decided(since, version, **more):
    usual = {"clocks": DEFAULT_CLOCKS, "windows": {}, "unknown_risk": "medium", "working_week": [1, 2, 3, 4, 5]}
    return {"effective_from": since, "version": version, "holidays": []} | usual | more


def made(**more):
    sides = {"transitioned_by": "sender", "transitioned_to": "clinic"}
    return Referral(**{"id": UUID(int=2), "record_id": UUID(int=1), "created_at": AT} | sides | more)


def due(clocks, risk, clock, since):
    """Of no service, so that no window shortens it."""
    return Timing(clocks=clocks, site=DILI, risk=risk).due(clock, since, service=None)


def test_of_what_was_decided_and_has_begun_the_later_word_counts():
    said = [decided("2026-06-01", 1), decided("2026-01-01", 2), decided("2026-07-01", 3)]
    found = {
        day: in_force(said, date.fromisoformat(day)).version
        for day in ("2025-12-31", "2026-01-01", "2026-06-30", "2026-07-01")
    }
    assert found == {"2025-12-31": 0, "2026-01-01": 2, "2026-06-30": 2, "2026-07-01": 3}
    assert in_force([], date(2026, 1, 1)) is DEFAULTS


def test_what_was_decided_is_read_as_it_was_said():
    clocks = {risk: by | {"decide": {"working_days": 1}} for risk, by in DEFAULT_CLOCKS.items()}
    said = decided("2026-01-01", 7, clocks=clocks, working_week=[6], holidays=["2026-11-21"], unknown_risk="low")
    found = Clocks.of(said | {"windows": {"health": {"hours": 5}}})
    assert (found.version, found.unknown_risk) == (7, "low")
    assert found.calendar.working_week == {6}
    assert found.calendar.holidays == {date(2026, 11, 21)}
    assert found.windows["health"].written() == {"hours": 5}
    assert found.calendar.working_day == DEFAULTS.calendar.working_day
    mornings = Clocks.of(said | {"working_day": [{"from": "07:00", "to": "11:00"}]})
    assert mornings.calendar.working_day == (("07:00", "11:00"),)
    assert due(found, "high", "decide", AT) == here("2026-11-28T23:59:59.999")
    assert due(found, "high", "acknowledge", AT) == AT + 2 * HOUR


@pytest.mark.parametrize(
    ("risk", "hours"), [("high", 4), ("medium", 24), (None, 24), ("unheard of", 24), (["high"], 24)]
)
def test_a_risk_that_is_not_known_has_the_clock_of_the_level_that_is_named(risk, hours):
    assert due(DEFAULTS, risk, "decide", AT) == AT + hours * HOUR


HEALTH = "health_medical_service"


@pytest.mark.parametrize("clock", ["acknowledge", "decide", "first_contact"])
def test_a_window_after_the_incident_shortens_what_comes_before_the_help(clock):
    ends = here("2026-11-17T12:00")
    short = Clocks.of(decided("2026-01-01", 1, windows={HEALTH: {"hours": 12}}))
    timing = Timing(clocks=short, site=DILI, risk="medium", incident=date(2026, 11, 17))
    since = ends - HOUR
    assert timing.due(clock, since, service=HEALTH) == ends
    unchanged = due(short, "medium", clock, since)
    assert timing.due(clock, since, service="education") == timing.due(clock, since, service=None) == unchanged
    assert timing.due(clock, ends, service=HEALTH) == due(short, "medium", clock, ends)
    nothing_known = Timing(clocks=short, site=DILI, risk="medium")
    assert nothing_known.due(clock, since, service=HEALTH) == unchanged
    assert timing.due(clock, ends - 60 * DAY, service=HEALTH) == due(short, "medium", clock, ends - 60 * DAY)


@pytest.mark.parametrize("clock", ["progress", "confirm", "reroute"])
def test_a_window_shortens_nothing_after_that(clock):
    timing = Timing(clocks=DEFAULTS, site=DILI, risk="low", incident=date(2026, 11, 17))
    assert timing.due(clock, AT, service=HEALTH) == due(DEFAULTS, "low", clock, AT)


def turn(referral, timing=HIGH):
    referral.wind(timing)
    told = (referral.next_action, referral.next_action_of, referral.next_action_owner, referral.next_action_policy)
    return told, referral.next_action_due


@pytest.mark.parametrize(
    ("stands", "told", "lasts"),
    [
        pytest.param({}, ("open", "system", None, None), timedelta(minutes=10), id="opening"),
        pytest.param(GRANTED, ("acknowledge", "recipient", "clinic", 0), 2 * HOUR, id="offered"),
        pytest.param(GRANTED | {"acknowledged_at": AT}, ("decide", "recipient", "clinic", 0), 4 * HOUR, id="received"),
        pytest.param(ACCEPTED, ("first_contact", "recipient", "clinic", 0), 24 * HOUR, id="accepted"),
        pytest.param(
            GRANTED | {"status": Status.REJECTED}, ("reroute", "sender", "sender", 0), 4 * HOUR, id="rejected"
        ),
        pytest.param(
            GRANTED | {"status": Status.DONE, "need_met": "no"},
            ("reroute", "sender", "sender", 0),
            4 * HOUR,
            id="unmet",
        ),
        pytest.param(GRANTED | {"status": Status.REVOKED}, (None, None, None, None), None, id="taken back"),
        pytest.param(
            {"status": Status.REFUSED, "grant_state": GrantState.REFUSED}, (None, None, None, None), None, id="refused"
        ),
        pytest.param(
            ACCEPTED | {"expired_at": AT}, ("reroute", "supervisor", None, 0), 4 * HOUR, id="its clock ran out"
        ),
        pytest.param(
            ACCEPTED | {"expired_at": AT + HOUR} | PAUSED,
            ("reroute", "supervisor", None, 0),
            5 * HOUR,
            id="it ran out while it stood still",
        ),
    ],
)
def test_whose_turn_it_is_for_what_and_by_when(stands, told, lasts):
    found, due = turn(made(**stands))
    assert found == told
    assert due == (None if lasts is None else AT + lasts)


@pytest.mark.parametrize(
    ("stands", "told", "due"),
    [
        (ACCEPTED | {"contacted_at": AT}, ("progress", "recipient", "clinic", 0), here("2026-11-24T23:59:59.999")),
        (ACCEPTED | {"progressed_at": AT}, ("progress", "recipient", "clinic", 0), here("2026-11-24T23:59:59.999")),
        (ACCEPTED | PAUSED, ("resume", "recipient", "clinic", 0), here("2026-11-24T23:59:59.999")),
        (GRANTED | {"remote": True}, ("progress", "sender", "sender", 0), here("2026-11-24T23:59:59.999")),
        (GRANTED | {"status": Status.DONE}, ("confirm", "sender", "sender", 0), here("2026-11-20T23:59:59.999")),
        (
            GRANTED | DONE | {"need_met": "partly"},
            ("confirm", "sender", "sender", 0),
            here("2026-11-20T23:59:59.999"),
        ),
    ],
)
def test_what_ends_with_a_day_ends_with_a_day_of_the_site(stands, told, due):
    assert turn(made(**stands)) == (told, due)


def test_a_clock_is_counted_from_when_the_turn_began_and_else_from_when_it_was_made():
    since = AT + 3 * HOUR
    one = made(**GRANTED, next_action_since=since)
    assert turn(one)[1] == since + 2 * HOUR
    assert one.next_action_since == since
    over = made(**GRANTED, status=Status.REVOKED, next_action_since=since)
    over.wind(HIGH)
    assert over.next_action_since is None


def test_what_stood_still_is_left_out_by_the_clock_of_the_risk():
    """Three days of which one is worked on: of a clock in hours they all count, of one in working days the one."""
    stood_still = (here("2026-11-20T10:00"), here("2026-11-23T10:00"))
    by_hours = Timing(clocks=DEFAULTS, site=DILI, risk="medium").gone_on("first_contact", AT, stood_still)
    assert by_hours == AT + 3 * DAY
    low = Timing(clocks=DEFAULTS, site=DILI, risk="low")
    by_days = low.gone_on("first_contact", AT, stood_still)
    assert DILI.day(by_days) == date(2026, 11, 18)
    assert low.due("first_contact", by_days, service=None) == here("2026-11-27T23:59:59.999")


def test_who_sees_to_a_service_is_measured_by_its_window():
    timing = Timing(clocks=DEFAULTS, site=DILI, risk="low", incident=DILI.day(AT))
    window_ends = here("2026-11-20T00:00")
    assert turn(made(**ACCEPTED, service=HEALTH), timing)[1] == window_ends
    assert turn(made(**ACCEPTED, service="education"), timing)[1] > window_ends


def test_it_is_granted_at_a_moment_and_its_turn_begins_then():
    one = made()
    one.grant(at=AT + HOUR)
    assert (one.grant_state, one.settled_at, one.next_action_since) == (GrantState.GRANTED, AT + HOUR, AT + HOUR)


MARKED = {"expired_at": AT, "paused_at": AT, "paused_because": "child_away", "next_action_since": AT}


def begun(referral):
    """Since when its turn runs, and what is left of a clock that ran out or stood still."""
    return referral.next_action_since, referral.paused_at, referral.paused_because, referral.expired_at


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda each, at: each.accept(at=at), Status.ACCEPTED),
        (lambda each, at: each.reject(at=at), Status.REJECTED),
        (lambda each, at: each.revoke(at=at), Status.REVOKED),
        (lambda each, at: each.end("record_closed", at=at), Status.REVOKED),
    ],
)
def test_an_answer_ends_what_ran_out_and_what_stood_still_and_begins_anew(answer, status):
    one = made(**GRANTED, **MARKED, claim="health")
    answer(one, AT + HOUR)
    assert one.status is status
    assert begun(one) == (AT + HOUR, None, None, None)
    is_over = status is not Status.ACCEPTED
    assert (one.ended_at, one.claim) == ((AT + HOUR, None) if is_over else (None, "health"))


def test_an_answer_says_when_by_whom_and_why():
    accepted, rejected, plain = made(**GRANTED), made(**GRANTED), made(**GRANTED)
    accepted.accept(at=AT)
    rejected.reject(at=AT, by="family", reason="unsafe")
    plain.reject(at=AT)
    assert accepted.responded_at == rejected.responded_at == plain.responded_at == AT
    assert (rejected.declined_by, rejected.decline_reason) == ("family", "unsafe")
    assert (plain.declined_by, plain.decline_reason) == (None, None)
    done, unsaid = made(**ACCEPTED), made(**ACCEPTED)
    done.finish(at=AT + HOUR, outcome="given", need_met="partly")
    unsaid.finish(at=AT)
    assert (done.status, done.ended_at, done.outcome, done.need_met) == (Status.DONE, AT + HOUR, "given", "partly")
    assert (unsaid.outcome, unsaid.need_met) == (None, None)
    ended = made(**GRANTED)
    ended.end("record_closed", at=AT)
    assert ended.ended_because == "record_closed"


CLOSED = (Status.REJECTED, Status.DONE, Status.REVOKED, Status.REFUSED)


@pytest.mark.parametrize("status", CLOSED)
@pytest.mark.parametrize("answer", ["accept", "reject", "finish", "revoke"])
def test_nobody_answers_what_is_closed(status, answer):
    one = made(**GRANTED, status=status)
    with pytest.raises(ReferralClosed) as refused:
        getattr(one, answer)(at=AT)
    assert refused.value.facts == {"status": status}
    assert one.status is status


def test_nobody_answers_twice_and_nobody_is_through_with_what_they_did_not_accept():
    for answer in (made(**ACCEPTED).accept, made(**ACCEPTED).reject):
        with pytest.raises(ReferralAlreadyAnswered) as again:
            answer(at=AT)
        assert again.value.facts == {"status": Status.ACCEPTED}
    with pytest.raises(ReferralNotAccepted) as early:
        made(**GRANTED).finish(at=AT)
    assert early.value.facts == {"status": Status.IN_PROGRESS}


def test_what_cannot_be_now_is_refused_and_says_what_is_waited_for():
    one = made(**GRANTED)
    one.wind(HIGH)
    with pytest.raises(StepNotNow) as refused:
        one.step(Happening.CONTACTED, at=AT)
    assert refused.value.facts == {"next_action": "acknowledge"}
    assert one.contacted_at is None


@pytest.mark.parametrize(
    ("step", "mark"), [(Happening.CONTACTED, "contacted_at"), (Happening.PROGRESSED, "progressed_at")]
)
def test_contact_and_progress_are_marked_and_begin_anew(step, mark):
    one = made(**ACCEPTED, **PAUSED, next_action_since=AT)
    one.step(step, at=AT + 2 * HOUR)
    assert [getattr(one, name) for name in ("contacted_at", "progressed_at")].count(AT + 2 * HOUR) == 1
    assert getattr(one, mark) == AT + 2 * HOUR
    assert begun(one) == (AT + 2 * HOUR, None, None, None)


def test_seen_in_time_the_time_for_the_answer_runs_on_and_seen_late_it_begins():
    early, late = made(**GRANTED, next_action_since=AT), made(**GRANTED, next_action_since=AT, expired_at=AT + HOUR)
    for each in (early, late):
        each.step(Happening.ACKNOWLEDGED, at=AT + 2 * HOUR)
        assert each.acknowledged_at == AT + 2 * HOUR
    assert begun(early) == (AT, None, None, None)
    assert begun(late) == (AT + 2 * HOUR, None, None, None)


def test_a_clock_that_stands_still_says_since_when_and_why_and_goes_on_with_the_time_it_had():
    one = made(**ACCEPTED, next_action_since=AT)
    one.step(Happening.PAUSED, at=AT + HOUR, reason="child_away")
    assert begun(one) == (AT, AT + HOUR, "child_away", None)
    assert Happening.PAUSED not in one.leads
    assert one.leads[Happening.RESUMED] is one.phase is Phase.ACCEPTED
    one.step(Happening.RESUMED, at=AT + 4 * HOUR)
    assert one.stood_still == (AT + HOUR, AT + 4 * HOUR)
    one.wind(HIGH)
    assert begun(one) == (AT + 3 * HOUR, None, None, None)
    assert (one.next_action_due, one.stood_still) == (AT + 27 * HOUR, None)
    one.wind(HIGH)
    assert one.next_action_due == AT + 27 * HOUR
    assert one.leads[Happening.PAUSED] is Phase.ACCEPTED


def test_one_that_ran_out_while_it_stood_still_begins_anew():
    one = made(**ACCEPTED, **MARKED)
    one.step(Happening.RESUMED, at=AT + 4 * HOUR)
    assert begun(one) == (AT + 4 * HOUR, None, None, None)
    never_begun = made(**ACCEPTED, **PAUSED)
    never_begun.step(Happening.RESUMED, at=AT + 4 * HOUR)
    assert begun(never_begun) == (AT + 4 * HOUR, None, None, None)


@pytest.mark.parametrize(
    ("status", "step"), [(Status.DONE, Happening.CONFIRMED), (Status.REJECTED, Happening.REROUTED)]
)
def test_who_gave_it_closes_the_loop_once(status, step):
    one = made(**GRANTED, status=status, expired_at=AT)
    one.step(step, at=AT + HOUR)
    assert one.loop_closed_at == AT + HOUR
    assert begun(one) == (AT + HOUR, None, None, None)
    assert (one.phase, dict(one.leads)) == (Phase.OVER, {})


def test_a_clock_that_runs_out_closes_nothing():
    one = made(**ACCEPTED, next_action_since=AT)
    one.expire(at=AT + HOUR)
    assert (one.expired_at, one.status, one.next_action_since, one.is_open) == (AT + HOUR, Status.ACCEPTED, AT, True)
    assert Happening.PAUSED not in one.leads


@pytest.mark.parametrize("status", list(Status))
def test_it_is_open_while_somebody_may_answer_or_help(status):
    assert made(status=status).is_open is (status in (Status.IN_PROGRESS, Status.ACCEPTED))


def test_what_stood_still_and_then_waits_for_nothing_has_nothing_to_leave_out():
    one = made(**GRANTED, status=Status.REVOKED, next_action_since=AT, stood_still=(AT, AT + HOUR))
    one.wind(HIGH)
    assert (one.next_action_since, one.stood_still) == (None, None)


def missed(referral, at=AT + 5 * HOUR, work=lambda each, at: each.expire(at=at)):
    work(referral, at)
    return referral.missed_at


def test_when_the_first_clock_of_who_was_asked_ran_out_is_kept():
    waiting = {"next_action_of": "recipient", "next_action_due": AT + 2 * HOUR}
    assert missed(made(**ACCEPTED, **waiting)) == AT + 2 * HOUR
    assert missed(made(**ACCEPTED, **waiting), at=AT + 2 * HOUR) is None
    assert missed(made(**ACCEPTED, **waiting, missed_at=AT)) == AT
    assert missed(made(**ACCEPTED, **waiting | {"next_action_of": "sender"})) is None
    assert missed(made(**ACCEPTED, **waiting | {"next_action_due": None})) is None
    paused = made(**ACCEPTED, **waiting)
    assert missed(paused, work=lambda each, at: each.step(Happening.PAUSED, at=at)) == AT + 2 * HOUR
    assert missed(made(**GRANTED, **waiting), work=lambda each, at: each.accept(at=at)) == AT + 2 * HOUR


@pytest.mark.parametrize(
    ("acknowledged", "lasts", "since"),
    [
        pytest.param(2 * HOUR, 4 * HOUR, AT, id="seen in time"),
        pytest.param(4 * HOUR, 4 * HOUR, AT, id="seen in the last moment"),
        pytest.param(5 * HOUR, 9 * HOUR, AT + 5 * HOUR, id="seen after the time for the answer was over"),
    ],
)
def test_a_time_for_the_answer_that_was_over_begins_when_it_was_seen(acknowledged, lasts, since):
    one = made(**GRANTED, next_action_since=AT, acknowledged_at=AT + acknowledged)
    assert turn(one)[1] == AT + lasts
    assert one.next_action_since == since
