"""By when a pack says something has to be done: hours, days, working days over holidays, months of every length."""

from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cases.policy_pack.domain import DEFAULT_PACK, DEFAULTS, STEPS, Packs, read_pack
from chassis.deadlines import Deadline
from chassis.errors import Invalid
from chassis.site import Site
from hypothesis import given
from hypothesis import strategies as st

DILI = Site(ZoneInfo("Asia/Dili"))


def pack(version=1, **changed):
    return read_pack(version, deepcopy(DEFAULTS) | changed)


def of_one(unit, amount):
    steps = {step: {unit: amount} for step in STEPS}
    return pack(deadlines={"only": steps}, clock=None, caseload_weights=None, unknown_risk="only")


def here(text):
    return datetime.fromisoformat(f"{text}+09:00")


@pytest.mark.parametrize(
    ("unit", "amount", "since", "due"),
    [
        ("hours", 24, "2026-11-27T16:30", "2026-11-28T16:30"),
        ("hours", 72, "2026-12-30T00:00", "2027-01-02T00:00"),
        ("days", 3, "2026-11-27T00:00", "2026-11-30T23:59:59.999"),
        ("days", 3, "2026-11-27T23:59", "2026-11-30T23:59:59.999"),
        ("days", 5, "2028-02-26T10:00", "2028-03-02T23:59:59.999"),
        ("weeks", 2, "2026-12-24T10:00", "2027-01-07T23:59:59.999"),
        ("months", 1, "2026-01-31T10:00", "2026-02-28T23:59:59.999"),
        ("months", 1, "2028-01-31T10:00", "2028-02-29T23:59:59.999"),
        ("months", 1, "2026-02-28T10:00", "2026-03-28T23:59:59.999"),
        ("months", 3, "2026-11-30T10:00", "2027-02-28T23:59:59.999"),
        ("months", 6, "2026-08-31T10:00", "2027-02-28T23:59:59.999"),
        ("months", 12, "2026-12-15T10:00", "2027-12-15T23:59:59.999"),
        # A Friday: Saturday and Sunday do not count.
        ("working_days", 1, "2026-11-13T10:00", "2026-11-16T23:59:59.999"),
        # A Sunday counts as little as it did before.
        ("working_days", 1, "2026-11-15T10:00", "2026-11-16T23:59:59.999"),
        # 1 November is a Sunday and a holiday, 2 and 3 November are holidays.
        ("working_days", 1, "2026-10-30T10:00", "2026-11-04T23:59:59.999"),
        ("working_days", 3, "2026-10-29T10:00", "2026-11-05T23:59:59.999"),
        # 7 and 8 December are holidays after a weekend.
        ("working_days", 2, "2026-12-04T10:00", "2026-12-10T23:59:59.999"),
        ("working_days", 1, "2026-12-30T10:00", "2027-01-04T23:59:59.999"),
        # From 8:00 to 12:30 and from 14:00 to 17:30.
        ("working_hours", 8, "2026-11-10T08:00", "2026-11-10T17:30"),
        ("working_hours", 2, "2026-11-10T03:00", "2026-11-10T10:00"),
        ("working_hours", 2, "2026-11-10T13:00", "2026-11-10T16:00"),
        ("working_hours", 4, "2026-11-10T12:00", "2026-11-10T17:30"),
        ("working_hours", 1, "2026-11-10T17:30", "2026-11-11T09:00"),
        ("working_hours", 20, "2026-11-09T08:00", "2026-11-11T12:00"),
        # A Friday's afternoon and evening.
        ("working_hours", 8, "2026-11-13T16:30", "2026-11-16T16:30"),
        ("working_hours", 8, "2026-11-13T19:00", "2026-11-16T17:30"),
        # 12 November, a Thursday, is a holiday.
        ("working_hours", 8, "2026-11-11T16:30", "2026-11-13T16:30"),
        ("working_hours", 1, "2026-11-12T09:00", "2026-11-13T09:00"),
        # The ends of a month and of a year, both before holidays.
        ("working_hours", 8, "2026-10-30T16:30", "2026-11-04T16:30"),
        ("working_hours", 2, "2026-12-30T17:00", "2027-01-04T09:30"),
    ],
)
def test_when_something_is_due(unit, amount, since, due):
    assert of_one(unit, amount).due(None, "review", here(since), DILI) == here(due)


def test_the_site_s_day_counts_and_not_the_server_s():
    """16:00 on the 22nd in UTC is one o'clock on the 23rd in Dili."""
    since = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)
    assert of_one("days", 1).due(None, "review", since, DILI) == here("2026-11-24T23:59:59.999")


@pytest.mark.parametrize(
    ("risk", "step", "deadline"),
    [
        ("high", "first_contact", {"hours": 24}),
        ("medium", "first_contact", {"hours": 72}),
        ("low", "first_contact", {"days": 7}),
        ("high", "case_plan", {"days": 5}),
        ("low", "review", {"months": 6}),
        (None, "follow_up", {"weeks": 2}),
        ("a level nobody knows", "assessment", {"days": 7}),
        (["high"], "assessment", {"days": 7}),
    ],
)
def test_the_defaults_are_by_risk_and_an_unknown_risk_counts_as_medium(risk, step, deadline):
    found = DEFAULT_PACK.deadline(risk, step)
    assert {found.unit: found.amount} == deadline
    assert (DEFAULT_PACK.version, DEFAULT_PACK.to_be_confirmed, DEFAULT_PACK.caseload_limit) == (0, True, 25)


MOMENTS = st.builds(
    lambda day, time: datetime.combine(day, time, UTC), st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.times()
)


@given(since=MOMENTS, unit=st.sampled_from(["days", "working_days", "weeks", "months"]), amount=st.integers(1, 60))
def test_nothing_is_due_before_it_begins_and_more_time_is_never_less(since, unit, amount):
    due, later = (of_one(unit, each).due(None, "review", since, DILI) for each in (amount, amount + 1))
    assert since < due < later
    if unit == "working_days":
        assert DEFAULT_PACK.works(DILI.day(due))
        days = (DILI.day(since) + timedelta(days=n) for n in range(1, (DILI.day(due) - DILI.day(since)).days + 1))
        assert sum(DEFAULT_PACK.works(day) for day in days) == amount


HALF = timedelta(minutes=30)


@given(day=st.dates(date(2026, 1, 1), date(2028, 1, 1)), halves=st.integers(0, 47), amount=st.integers(1, 40))
def test_as_much_is_worked_until_it_is_due_as_was_given(day, halves, amount):
    since = DILI.begins(day) + halves * HALF
    due = of_one("working_hours", amount).due(None, "review", since, DILI)
    assert left("working_hours", since, due) == amount * timedelta(hours=1)


@given(
    day=st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    halves=st.tuples(st.integers(0, 47), st.integers(0, 300), st.integers(0, 900)),
    of=st.sampled_from([("working_hours", 24), ("working_days", 5), ("hours", 30), ("days", 4)]),
)
def test_what_stood_still_has_left_what_it_had_left(day, halves, of):
    begun = DILI.begins(day) + halves[0] * HALF
    stopped = begun + halves[1] * HALF
    on = stopped + halves[2] * HALF
    one, calendar = of_one(*of), DEFAULT_PACK.calendar
    before = one.due(None, "review", begun, DILI)
    if stopped > before:
        return
    after = one.due(None, "review", calendar.gone_on(Deadline(of[1], of[0]), begun, (stopped, on), DILI), DILI)
    had_left = left(of[0], stopped, before)
    if of[0] == "working_days" and had_left == 0 and not DEFAULT_PACK.works(DILI.day(on)):
        had_left = 1
    assert after >= max(before, on)
    assert left(of[0], on, after) == had_left


def left(unit, since, due):
    """In hours, or in days that begin after it."""
    days = (DILI.day(since) + timedelta(days=n) for n in range(1, (DILI.day(due) - DILI.day(since)).days + 1))
    if unit.endswith("days"):
        return sum(unit == "days" or DEFAULT_PACK.works(day) for day in days)
    if unit == "hours":
        return due - since
    worked = timedelta()
    while since < due:
        time = since.astimezone(DILI.zone).strftime("%H:%M")
        open_now = "08:00" <= time < "12:30" or "14:00" <= time < "17:30"
        worked += HALF * (open_now and DEFAULT_PACK.works(DILI.day(since)))
        since += HALF
    return worked


def test_a_site_says_its_own_hours():
    steps = {step: {"working_hours": 5} for step in STEPS}
    told = {"deadlines": {"only": steps}, "clock": None, "unknown_risk": "only", "working_week": [5, 6]}
    told["caseload_weights"] = None
    night = pack(**told, working_day=[{"from": "20:00", "to": "23:30"}])
    assert night.due(None, "review", here("2026-11-13T22:00"), DILI) == here("2026-11-14T23:30")


def test_who_was_asked_before_a_weekend_is_not_late_by_working_hours_on_monday():
    late = {what: {"working_hours": 16} for what in ("supervisor", "national", "postponement")}
    strict = pack(clock=dict.fromkeys(DEFAULTS["deadlines"], late))
    asked, monday, wednesday = (here(text) for text in ("2026-11-13T17:00", "2026-11-16T17:00", "2026-11-18T08:00"))
    assert strict.unanswered_before("high", monday, DILI) <= asked < strict.unanswered_before("high", wednesday, DILI)


@pytest.mark.parametrize(
    ("unit", "amount"), [("hours", 1000), ("working_hours", 1000), ("working_days", 1000), ("months", 1000)]
)
def test_a_deadline_ends_with_the_calendar(unit, amount):
    since = datetime(9999, 12, 1, tzinfo=UTC)
    assert of_one(unit, amount).due(None, "review", since, DILI) >= since


WRONG = {
    "title": ("", "title"),
    "deadlines": ({}, "deadlines"),
    "unknown_risk": ("extreme", "unknown_risk"),
    "working_week": ([0, 8], "working_week"),
    "holidays": ([{"date": "2026-02-30"}], "holidays/0"),
    "caseload_limit": (0, "caseload_limit"),
    "working_day": ([{"from": "08:00", "to": "12:30"}, {"from": "12:00", "to": "17:30"}], "working_day"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_makes_no_pack_is_refused_by_its_path(name):
    value, path = WRONG[name]
    with pytest.raises(Invalid) as refused:
        pack(**{name: value})
    assert path in refused.value.facts["fields"]


def test_every_problem_is_told_at_once_and_a_step_is_named_by_its_place():
    deadlines = deepcopy(DEFAULTS["deadlines"])
    deadlines["high"]["review"] = {"fortnights": 1}
    deadlines["low"]["first_contact"] = {"days": True}
    del deadlines["medium"]["case_plan"]
    deadlines["medium"]["dance"] = {"days": 1}
    with pytest.raises(Invalid) as refused:
        pack(deadlines=deadlines, title=None)
    assert set(refused.value.facts["fields"]) == {
        "title",
        "deadlines/high/review",
        "deadlines/low/first_contact",
        "deadlines/medium/case_plan",
        "deadlines/medium/dance",
    }


def test_one_pack_is_in_force_on_each_day_and_the_later_word_counts():
    first, second = pack(1), pack(2)
    packs = Packs(((date(2026, 1, 1), first), (date(2026, 6, 1), second)))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 1)]
    assert [packs.on(day).version for day in days] == [0, 1, 1, 2]
    gone_back = Packs((*packs.decided, (date(2026, 7, 1), first)))
    assert [gone_back.on(date(2026, 6, 30)).version, gone_back.on(date(2026, 7, 1)).version] == [2, 1]
