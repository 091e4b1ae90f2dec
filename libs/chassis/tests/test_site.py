"""The site's day in every zone there is, over every change of its clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from chassis.settings import ServiceSettings
from chassis.site import DAY, TICK, Site
from hypothesis import given
from hypothesis import strategies as st

DILI = Site(ZoneInfo("Asia/Dili"))
CAIRO = Site(ZoneInfo("Africa/Cairo"))
sites = st.sampled_from(sorted(available_timezones() - {"localtime"})).map(lambda name: Site(ZoneInfo(name)))
# In some years of the past a place had one calendar day twice, or not at all.
START = datetime(2013, 1, 1, tzinfo=UTC)
moments = st.integers(0, 27 * 365 * 24 * 60).map(lambda past: START + timedelta(minutes=past))


def test_a_site_is_where_the_settings_say():
    assert ServiceSettings(time_zone="Pacific/Kiritimati").site.zone == ZoneInfo("Pacific/Kiritimati")


def test_sunday_morning_in_dili_is_sunday():
    assert DILI.day(datetime(2026, 11, 28, 20, 41, tzinfo=UTC)) == date(2026, 11, 29)


@given(site=sites, moment=moments)
def test_every_moment_lies_in_its_day_and_in_no_other(site, moment):
    day = site.day(moment)
    assert site.begins(day) <= moment < site.ends(day)
    assert site.ends(day) == site.begins(day + DAY)
    assert (site.day(site.begins(day)), site.day(site.ends(day) - TICK)) == (day, day)


@given(site=sites, moment=moments, ago=st.integers(0, 60))
def test_every_moment_lies_in_its_week_and_in_no_other(site, moment, ago):
    week = site.week(moment, ago=ago)
    assert week.first_day.weekday() == 6
    assert week.first <= moment - timedelta(days=7 * ago) + timedelta(hours=2)
    assert moment - timedelta(days=7 * ago) - timedelta(hours=2) <= week.last
    assert week.last + TICK == site.week(moment, ago=ago - 1).first
    assert week.first_day <= site.day(moment) - ago * 7 * DAY <= week.last_day


@pytest.mark.parametrize(
    ("day", "first", "hours"),
    [
        # At midnight the clock leaps to one o'clock; in autumn the hour before midnight comes twice.
        (date(2026, 4, 24), datetime(2026, 4, 23, 22, tzinfo=UTC), 23),
        (date(2026, 10, 29), datetime(2026, 10, 28, 21, tzinfo=UTC), 25),
    ],
)
def test_a_day_begins_and_ends_where_the_clock_leaps_at_midnight(day, first, hours):
    assert CAIRO.begins(day) == first
    assert CAIRO.ends(day) - first == timedelta(hours=hours)


@pytest.mark.parametrize("site", [Site(ZoneInfo("Pacific/Pago_Pago")), DILI, Site(ZoneInfo("Pacific/Kiritimati"))])
@pytest.mark.parametrize(
    "text",
    ["0001-01-01", "9999-12-31", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999-12:00", "9999-12-31T00:00"],
)
def test_the_ends_of_the_calendar_are_some_day_everywhere(site, text):
    at, told = site.moment(text), date.fromisoformat(text[:10])
    assert at.tzinfo is UTC
    for day in (site.day_of(text), site.day(at)):
        assert abs(day - told) <= 5 * DAY
        assert site.begins(day) <= site.ends(day)


@pytest.mark.parametrize("text", ["", "today", "2026-02-30", "2026-13-01", "10000-01-01", "-001-01-01", "infinity"])
def test_what_is_no_day_and_no_moment_is_said(text):
    for read in (DILI.moment, DILI.day_of):
        with pytest.raises(ValueError, match=r".+"):
            read(text)
