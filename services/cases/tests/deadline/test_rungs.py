"""Which rung a deadline stands on, and when the next one is: `docs/domain/tasks.md §7`."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from cases.deadline.domain import RUNGS, CaseDeadline, DeadlineStanding, standing
from cases.policy_pack.domain import DEFAULT_PACK
from chassis.site import Site

DILI = Site(ZoneInfo("Asia/Dili"))
TICK = timedelta(milliseconds=1)


@pytest.fixture(autouse=True)
def configuration():
    """No database here."""


def here(text):
    return datetime.fromisoformat(f"{text}+09:00")


def deadline(risk="high", due="2026-11-18T15:00", **more):
    given = {"record_id": UUID(int=1), "short_id": "1", "owned_by": "amina", "risk": risk, "told": None}
    return CaseDeadline(**given | {"due": here(due)} | more)


def stands(at, of=None, pack=DEFAULT_PACK):
    found = standing(of or deadline(), pack, DILI, at)
    return None if found.rung < 0 else RUNGS[found.rung], found.next_at


REACHED, MISSED = here("2026-11-18T00:00"), here("2026-11-18T15:00") + TICK
SUPERVISOR, NATIONAL = here("2026-11-20T00:00"), here("2026-11-22T00:00")


@pytest.mark.parametrize(
    ("at", "rung", "next_at"),
    [
        pytest.param(REACHED - TICK, "reached", MISSED, id="before its day"),
        pytest.param(REACHED, "reached", MISSED, id="its day begins here, while it is yesterday in UTC"),
        pytest.param(MISSED - TICK, "reached", MISSED, id="in the last moment it is in time"),
        pytest.param(MISSED, "missed", SUPERVISOR, id="it is overdue"),
        pytest.param(SUPERVISOR - TICK, "missed", SUPERVISOR, id="the last moment of the pack's day"),
        pytest.param(SUPERVISOR, "supervisor", NATIONAL, id="supervisors are told"),
        pytest.param(NATIONAL - TICK, "supervisor", NATIONAL, id="the last moment of the third day"),
        pytest.param(NATIONAL, "national", None, id="who oversees all is told"),
        pytest.param(NATIONAL + timedelta(days=400), "national", None, id="for ever"),
    ],
)
def test_each_rung_is_passed_at_its_moment(at, rung, next_at):
    assert stands(at) == (rung, next_at)


@pytest.mark.parametrize(("risk", "supervisor", "national"), [("high", 1, 3), ("medium", 3, 7), ("low", 7, 14)])
def test_the_pack_says_by_risk_who_is_told_when(risk, supervisor, national):
    moments = deadline(risk).moments(DEFAULT_PACK, DILI)
    ends_of = [here("2026-11-19T00:00") + timedelta(days=days) for days in (supervisor, national)]
    assert moments == [REACHED, MISSED, *ends_of]
    assert deadline("unheard of").moments(DEFAULT_PACK, DILI) == deadline("medium").moments(DEFAULT_PACK, DILI)


def test_no_rung_is_told_before_the_one_below_it():
    """A pack may say hours for one rung that are longer than the days of the next."""
    high = DEFAULT_PACK.clock["high"]
    hasty = replace(DEFAULT_PACK, clock={"high": high | {"national": high["supervisor"]}})
    reached, missed, supervisor, national = deadline().moments(hasty, DILI)
    assert reached < missed < supervisor == national
    assert stands(supervisor, pack=hasty) == ("national", None)
    turned = replace(
        DEFAULT_PACK, clock={"high": high | {"supervisor": high["national"], "national": high["supervisor"]}}
    )
    assert deadline().moments(turned, DILI)[2:] == [NATIONAL, NATIONAL]


@pytest.mark.parametrize(
    ("told", "rung"), [(None, "missed"), (0, "missed"), (1, "missed"), (2, "supervisor"), (3, "national")]
)
def test_what_was_told_stays_told(told, rung):
    next_at = {"missed": SUPERVISOR, "supervisor": NATIONAL, "national": None}[rung]
    assert stands(MISSED, deadline(told=told)) == (rung, next_at)


def test_a_standing_says_of_which_deadline():
    one = deadline()
    assert standing(one, DEFAULT_PACK, DILI, MISSED) == DeadlineStanding(deadline=one, rung=1, next_at=SUPERVISOR)


def test_another_day_another_rung_and_another_case_is_another_occasion_and_nothing_else_is():
    one = deadline()
    others = [
        one.occasion(2),
        deadline(due="2026-11-18T15:01").occasion(1),
        replace(one, record_id=UUID(int=2)).occasion(1),
    ]
    assert len({one.occasion(1), *others}) == 4
    same = replace(one, owned_by="rosa", risk="low", short_id=None, told=3, due=one.due.astimezone(UTC))
    assert same.occasion(1) == one.occasion(1)


def test_a_later_mahon_knows_what_an_earlier_one_told():
    """Whoever hears of an occasion twice is told once: made in another way, it would be another one."""
    assert deadline().occasion(2) == UUID("ab7be022-22de-50f8-87ff-e69fad9b540f")
