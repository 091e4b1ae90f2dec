"""Moments as people and clients write them, and what lies so and so long after them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cases.record.domain.moments import after, day_in, end_of_day, moment_in, read_moment
from chassis.site import Site

DILI = Site(ZoneInfo("Asia/Dili"))
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-22", datetime(2026, 11, 21, 15, tzinfo=UTC)),
        ("2026-11-22T21:00:00", NOON),
        ("2026-11-22T12:00:00.000Z", NOON),
        ("2026-11-22T21:00:00+09:00", NOON),
        ("22 November", None),
        ("", None),
        (None, None),
        (20261122, None),
    ],
)
def test_a_moment_is_read_with_its_zone_and_without_one_as_it_is_told_here(text, moment):
    assert read_moment(text, DILI) == moment


def test_a_day_ends_a_tick_before_midnight_here():
    end = datetime(2026, 11, 22, 14, 59, 59, 999_000, tzinfo=UTC)
    assert end_of_day("2026-11-22", DILI) == end_of_day("2026-11-22T12:00:00Z", DILI) == end
    assert end_of_day("2026-11-21T15:00:00Z", DILI) == end
    assert end_of_day("some day", DILI) is None
    assert end_of_day(None, DILI) is None


@pytest.mark.parametrize(
    ("value", "day", "moment"),
    [
        ("2026-11-22", "2026-11-22", "2026-11-21T15:00:00.000Z"),
        ("2026-11-21T15:00:00Z", "2026-11-22", "2026-11-21T15:00:00.000Z"),
        ("2026-11-22T00:30:00+14:00", "2026-11-21", "2026-11-21T10:30:00.000Z"),
        ("some day", None, None),
        ({"from": "2026-11-22"}, None, None),
        (7, None, None),
    ],
)
def test_a_day_and_a_moment_are_made_of_each_other_here(value, day, moment):
    assert [day_in(value, DILI), moment_in(value, DILI)] == [day, moment]


@pytest.mark.parametrize(
    ("timeframe", "later"),
    [
        ("30_minutes", timedelta(minutes=30)),
        ("1_hour", timedelta(hours=1)),
        ("3_days", timedelta(days=3)),
        ("2_weeks", timedelta(days=14)),
        ("1_month", timedelta(days=30)),
        ("2_years", timedelta(days=730)),
        ("0_days", timedelta()),
        ("9999_days", timedelta(days=9999)),
    ],
)
def test_so_much_later(timeframe, later):
    assert after(NOON, timeframe) == NOON + later


@pytest.mark.parametrize(
    "timeframe",
    [
        "",
        "3",
        "days",
        "_days",
        "three_days",
        "-3_days",
        "3_moons",
        "10000_days",
        "3_days_later",
        "x_moons",
        "9999_years",
        None,
        3,
    ],
)
def test_a_timeframe_that_is_none_leads_nowhere(timeframe):
    assert after(NOON, timeframe) is None
