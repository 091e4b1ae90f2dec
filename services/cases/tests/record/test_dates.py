"""Every date a person can type is refused by its field's name, or harms nothing: no error of ours, no list fails."""

from datetime import UTC, date, datetime, timedelta

import pytest
from chassis.site import Site
from contracts.cases import CaseRegistered
from contracts.system_field import Type
from contracts.system_fields import names_where
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

ODD = [
    *("9999-12-31", "0001-01-01", "10000-01-01", "-0001-01-01", "-0001", "2024-02-30", "2023-02-29", "2024-13-01"),
    *("2024-00-10", "2024-01-00", "infinity", "-infinity", "now", "today", "1700000000", "2024-W01-1", "20240101"),
    *("2024-01-01T24:00", "2024-01-01T23:59:60Z", "2024-01-01T00:00:00+18:00", "2024-01-01T00:00:00-18:00"),
    *("9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-18:00", "2024-01-01T00:00+24:00"),
    *("٢٠٢٦-١١-٢٨", "2024-01-01T", "2024-01-01 12:00", "1899-12-31", "1900-01-01", "2100-12-31", "2101-01-01"),
    *("", " ", "..", "2024-01-01..", 0, -1, 1700000000, 1700000000000, 1.5, True, [], ["2024-01-01"], {}, {"from": 1}),
]
days = st.dates().map(date.isoformat)
offsets = st.sampled_from(["", "Z", "+00:00", "+09:00", "-11:00", "+14:00", "+18:00", "-18:00", "+23:59", "+99:99"])
moments = st.builds(lambda at, offset: f"{at.isoformat()}{offset}", st.datetimes(), offsets)
typed = st.one_of(st.sampled_from(ODD), days, moments, st.text("0123456789-:TZ+ .", max_size=26))
LISTED = ("registration_date", "date_closure", "created_at", "last_updated_at", "followup_dates", "date_of_birth")


def rows(section, name):
    return lambda value: {section: [{name: value}]}


def plain(name):
    return lambda value: {name: value}


PLACES = {
    **{name: plain(name) for name in ("registration_date", "date_closure", "date_of_birth", "created_at", "id", "age")},
    "needed": rows("followup_subform_section", "followup_needed_by_date"),
    "done": rows("followup_subform_section", "followup_date"),
    "asked": rows("services_section", "service_response_day_time"),
    "given": rows("services_section", "service_implemented_day_time"),
    "appointment": rows("services_section", "service_appointment_date"),
    "note": rows("notes_section", "note_date"),
}
TOLD = set(names_where(lambda field: field.type in {Type.DAY, Type.DAYS, Type.MOMENT, Type.MOMENTS}))
generated = settings(
    max_examples=150,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@generated
@given(value=typed, place=st.sampled_from(sorted(PLACES)))
async def test_a_date_in_a_body_is_refused_by_name_or_kept_and_listed(value, place, amina, published):
    answer = await amina.post("/api/v2/cases", json={"data": {"sex": "female", **PLACES[place](value)}})
    assert answer.status_code in {200, 204, 422}, (place, value, answer.text)
    if answer.status_code == 422:
        facts = answer.json()["facts"]
        assert facts.get("problems") or facts.get("fields"), (place, value)
        return
    site = Site(UTC)
    facts = (await published(CaseRegistered))[-1].facts
    for name in TOLD & facts.keys():
        for text in facts[name] if isinstance(facts[name], list) else [facts[name]]:
            assert "1900" <= text[:4] <= "2100", (place, value, name)
            assert site.day_of(text)
    for query in ("order_by=registration_date", "order_by=created_at", "created_at=1900-01-01..2101-01-01"):
        found = await amina.get(f"/api/v2/cases?{query}&per=1")
        assert found.status_code == 200, (place, value, query)


@generated
@given(value=typed, other=typed, name=st.sampled_from(LISTED), form=st.integers(0, 5))
async def test_a_date_in_a_filter_is_refused_by_name_or_finds_something_or_nothing(value, other, name, form, amina):
    forms = (
        {name: value},
        {name: f"{value}.."},
        {name: f"..{value}"},
        {name: f"{value}..{other}"},
        {f"{name}[from]": value, f"{name}[to]": other},
        {f"not[{name}]": value},
    )
    params = {key: str(text) for key, text in forms[form].items()}
    answer = await amina.get("/api/v2/cases", params=params)
    assert answer.status_code in {200, 422}, params
    if answer.status_code == 422:
        assert name in str(answer.json()["facts"]["fields"]), params


@pytest.mark.parametrize("name", ["registration_date", "created_at"])
@pytest.mark.parametrize(
    "span", ["0001-01-01..9999-12-31", "..9999-12-31", "0001-01-01..", "0001-01-01T00:00Z..9999-12-31T23:59:59.999Z"]
)
async def test_all_of_the_calendar_holds_every_case(a_case, amina, name, span):
    case = await a_case()
    found = (await amina.get("/api/v2/cases", params={name: span})).json()["data"]
    assert [each["id"] for each in found] == [case["id"]]


async def test_a_day_in_a_filter_of_moments_is_the_site_s(amina, a_case):
    """A case of 28 November, 20:41 UTC, was registered on the 29th in Dili."""
    await a_case(created_at="2025-11-28T20:41:00.000Z")
    totals = []
    for asked in ("2025-11-28", "2025-11-29", "2025-11-28T20:41:00Z", "2025-11-29T05:41:00+09:00", "2025-11-29T05:41"):
        answer = await amina.get("/api/v2/cases", params={"created_at": asked})
        totals.append(answer.json()["metadata"]["total"])
    assert totals == [0, 1, 1, 1, 1]


async def test_moments_that_are_told_differently_are_kept_and_found_alike(amina, a_case):
    told = ["2026-03-01T09:00:00+09:00", "2026-03-01T00:00Z", "2026-03-01T09:00", "2026-02-28T13:00:00.000-11:00"]
    for text in told:
        case = await a_case(services_section=[{"service_type": "health", "service_implemented_day_time": text}])
        assert case["services_section"][0]["service_implemented_day_time"] == "2026-03-01T00:00:00.000Z"
    found = await amina.get("/api/v2/cases?service_implemented_day_times=2026-03-01T00:00:00.000Z")
    assert found.json()["metadata"]["total"] == len(told)


async def test_a_case_closed_on_sunday_morning_in_dili_is_closed_on_sunday(a_case, client, people):
    case = await a_case()
    answer = await client(people.joao).patch(
        f"/api/v2/cases/{case['id']}", json={"data": {"status": "closed"}, "record_action": "close"}
    )
    here = (datetime.now(UTC) + timedelta(hours=9)).date().isoformat()
    assert (answer.json()["data"]["date_closure"], case["registration_date"]) == (here, here)
