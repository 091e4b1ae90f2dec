"""Moments as people and clients write them, and what lies so and so long after them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from cases.record.domain.moments import after, end_of_day, read_moment

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-11-22", datetime(2026, 11, 22, tzinfo=UTC)),
        ("2026-11-22T12:00:00", NOON),
        ("2026-11-22T12:00:00.000Z", NOON),
        ("2026-11-22T21:00:00+09:00", NOON),
        ("22 November", None),
        ("", None),
        (None, None),
        (20261122, None),
    ],
)
def test_a_moment_is_read_with_its_zone_and_without_one_in_utc(text, moment):
    assert read_moment(text) == moment


def test_a_moment_keeps_the_zone_it_was_written_in():
    assert read_moment("2026-11-22T21:00:00+09:00").tzinfo == timezone(timedelta(hours=9))


def test_a_day_ends_a_second_before_midnight_in_utc():
    assert end_of_day("2026-11-22") == datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC)
    assert end_of_day("2026-11-22T12:00:00Z") == datetime(2026, 11, 22, 23, 59, 59, tzinfo=UTC)
    assert end_of_day("some day") is None
    assert end_of_day(None) is None


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
    ["", "3", "days", "_days", "three_days", "-3_days", "3_moons", "10000_days", "3_days_later", "x_moons", None, 3],
)
def test_a_timeframe_that_is_none_leads_nowhere(timeframe):
    assert after(NOON, timeframe) is None
