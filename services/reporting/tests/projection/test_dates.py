"""No date that a case may hold keeps it out of the dashboards, nor them from being counted."""

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from chassis.ids import derived_id
from chassis.site import Site
from contracts.cases import SettingsChanged
from contracts.permissions import CATALOGUE
from hypothesis import given
from hypothesis import strategies as st
from reporting.projection.domain import DATES, DUE_LISTS, MOMENTS, promoted

SITES = [Site(ZoneInfo(name)) for name in ("Pacific/Pago_Pago", "Asia/Dili", "Pacific/Kiritimati")] + [Site(UTC)]
ODD = ("9999-12-31", "0001-01-01", "9999-12-31T23:59:59-18:00", "0001-01-01T00:00:00+18:00", "infinity", "10000-01-01")
told = st.one_of(
    st.sampled_from(ODD), st.dates().map(str), st.datetimes().map(str), st.text(max_size=12), st.integers()
)


@given(site=st.sampled_from(SITES), one=told, many=st.lists(told, max_size=3))
def test_every_date_is_counted_or_counts_as_none(site, one, many):
    row = promoted(dict.fromkeys([*MOMENTS, *DATES], one) | dict.fromkeys(DUE_LISTS, many), site)
    assert all(row[name] is None or row[name].tzinfo is UTC for name in (*MOMENTS, *DUE_LISTS.values()))


@pytest.mark.parametrize("text", ODD)
async def test_a_case_with_an_impossible_date_stays_in_the_dashboards(text, people, cases, dashboards):
    dates = {"date_closure": text, "created_at": text, "followup_due_dates": [text], "service_due_dates": [text]}
    await cases.register(**dates)
    assert (await dashboards(people.amina))["case_overview"]["total"]["count"] == 1


@pytest.mark.parametrize("hours", [1e300, -1e300, 10**9, float(10**15), -5])
async def test_no_setting_keeps_the_dashboards_from_being_counted(hours, people, cases, dashboards, deliver):
    names = ("timeframe_hours_to_assign", "timeframe_hours_to_assign_high", "days_since_referral_status_changed")
    changed = SettingsChanged(settings={"system_options": dict.fromkeys(names, hours)})
    await deliver(changed, about=derived_id("settings", "settings"))
    person = await people.add("nadia", scope="all", permissions={"dashboard": sorted(CATALOGUE["dashboard"])})
    await cases.register()
    assert (await dashboards(person))["case_overview"]["total"]["count"] == 1
