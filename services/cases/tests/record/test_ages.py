"""The age that is shown is right today: when the birth date is written, and as the child grows."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from cases.record.store.table import record
from cases.renewal import commands as renewal
from cases.renewal import store
from cases.renewal.commands import days_between, renew
from chassis.actor import service_actor
from contracts.cases import CaseChanged
from sqlalchemy import select, update

TODAY = (datetime.now(UTC) + timedelta(hours=9)).date()
"""In Dili, where these tests are."""


def born(years: int, days: int = 0) -> str:
    """So many years ago and so many days after that."""
    day = TODAY + timedelta(days=days)
    return (day - timedelta(days=1)).replace(year=day.year - years).isoformat()


def age_of(birth: str, day: date) -> int:
    told = date.fromisoformat(birth)
    return day.year - told.year - ((day.month, day.day) < (told.month, told.day))


@pytest.fixture
def grow(database, keyring):
    """Whatever is to be made anew by that day, at noon in Dili; how many turns it took."""

    async def until(day: date) -> int:
        turns = 1
        while True:
            async with database.transaction(service_actor("cases")) as uow:
                if not await renew(uow, keyring, datetime(day.year, day.month, day.day, 3, tzinfo=UTC)):
                    return turns
            turns += 1

    return until


@pytest.fixture
def shown(amina):
    async def ask(case):
        return (await amina.get(f"/api/v2/cases/{case['id']}")).json()["data"]

    return ask


async def test_an_age_follows_its_birth_date(a_case, amina, shown):
    case = await a_case(date_of_birth=born(9))
    assert case["age"] == 9
    changed = await amina.patch(f"/api/v2/cases/{case['id']}", json={"data": {"date_of_birth": born(4)}})
    assert changed.json()["data"]["age"] == 4
    assert (await shown(case))["age"] == 4


@pytest.mark.parametrize(("told", "status"), [(9, 200), (8, 200), (10, 200), (7, 422), (11, 422), (0, 422)])
async def test_an_age_that_its_birth_date_contradicts_is_refused_by_name(amina, told, status):
    answer = await amina.post("/api/v2/cases", json={"data": {"date_of_birth": born(9), "age": told}})
    assert answer.status_code == status
    if status == 200:
        assert answer.json()["data"]["age"] == 9
    else:
        assert answer.json()["facts"]["problems"] == {"/age": "contradicts_birth_date"}


async def test_an_age_alone_is_held_against_the_birth_date_that_is_there(a_case, amina, shown):
    case = await a_case(date_of_birth=born(9))
    path = f"/api/v2/cases/{case['id']}"
    assert (await amina.patch(path, json={"data": {"age": 12}})).status_code == 422
    assert (await amina.patch(path, json={"data": {"age": 8}})).status_code == 200
    assert (await shown(case))["age"] == 9
    assert (await amina.patch(path, json={"data": {"date_of_birth": None, "age": 12}})).status_code == 200
    assert (await shown(case))["age"] == 12


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("age", -1, "out_of_range"),
        ("age", 201, "out_of_range"),
        ("date_of_birth", (TODAY + timedelta(days=1)).isoformat(), "in_the_future"),
        ("date_of_birth", "1899-12-31", "out_of_range"),
    ],
)
async def test_no_child_is_of_no_age(amina, field, value, code):
    answer = await amina.post("/api/v2/cases", json={"data": {field: value}})
    assert (answer.status_code, answer.json()["facts"]["problems"]) == (422, {f"/{field}": code})


async def test_a_child_is_born_today(a_case):
    assert (await a_case(date_of_birth=TODAY.isoformat()))["age"] == 0


async def test_who_a_row_tells_of_has_an_age_too(amina):
    row = {"relation": "sister", "relation_age": 201}
    answer = await amina.post("/api/v2/cases", json={"data": {"family_details_section": [row]}})
    assert answer.json()["facts"]["problems"] == {"/family_details_section/0/relation_age": "out_of_range"}


async def test_a_child_grows_and_nobody_did_it(a_case, amina, shown, grow, published, client, people):
    case = await a_case(date_of_birth=born(8, days=10), sex="female")
    await grow(TODAY)
    before = await shown(case)
    assert before["age"] == 7
    await grow(TODAY + timedelta(days=8))
    assert await shown(case) == before
    await grow(TODAY + timedelta(days=9))
    after = await shown(case)
    assert after == before | {"age": 8, "version": before["version"] + 1}
    found = (await amina.get("/api/v2/cases", params={"age": "8..8"})).json()["data"]
    assert [each["id"] for each in found] == [case["id"]]
    [event] = await published(CaseChanged)
    assert (event.facts["age"], event.changed) == (8, ["age"])
    history = (await client(people.admin).get(f"/api/v2/cases/{case['id']}/record_history")).json()["data"]
    assert (history[0]["user_name"], history[0]["record_changes"]) == (
        service_actor("cases").user_name,
        [{"age": {"from": 7, "to": 8}}],
    )


async def test_who_worked_offline_over_the_birthday_clashes_with_nobody(a_case, amina, shown, grow):
    case = await a_case(date_of_birth=born(8, days=10))
    await grow(TODAY + timedelta(days=9))
    wanted = {"data": {"age": 7, "sex": "male"}, "base_version": case["version"]}
    assert (await amina.patch(f"/api/v2/cases/{case['id']}", json=wanted)).status_code == 200
    assert (await shown(case))["sex"] == "male"


@pytest.mark.parametrize("away", [1, 30, 365, 800])
async def test_however_long_nobody_looked_every_age_is_right(a_case, shown, grow, away):
    births = [born(years, days) for years, days in ((1, 1), (5, 12), (9, 200), (12, 364), (3, 0))]
    cases = [await a_case(date_of_birth=birth) for birth in [*births, "2016-02-29"]]
    await grow(TODAY)
    later = TODAY + timedelta(days=away)
    await grow(later)
    ages = [(await shown(case))["age"] for case in cases]
    assert ages == [age_of(birth, later) for birth in [*births, "2016-02-29"]]


def test_who_is_born_on_a_leap_day_is_older_on_the_first_of_march():
    assert list(days_between(date(2027, 2, 27), date(2027, 3, 1))) == ["02-28", "03-01", "02-29"]
    assert len(set(days_between(None, date(2027, 3, 1)))) == 366


async def test_records_of_an_older_way_are_found_and_grow(a_case, amina, shown, grow, database, monkeypatch):
    monkeypatch.setattr(renewal, "MOST_AT_ONCE", 2)
    cases = [await a_case(date_of_birth=born(6), telephone_current="+670 7700 0001") for _ in range(5)]
    async with database.transaction(service_actor("cases")) as uow:
        await uow.session.execute(update(record).values(search=[]))
        await store.write_progress(uow.session, store.Progress(0, None, None))
    assert await grow(TODAY) == 3
    found = (await amina.get("/api/v2/cases?query=77000001&phone_number=true")).json()
    assert found["metadata"]["total"] == len(cases)
    assert {(await shown(case))["version"] for case in cases} == {1}
    assert await grow(TODAY) == 1


async def test_what_was_erased_does_not_grow(a_case, grow, database):
    case = await a_case(date_of_birth=born(8, days=10))
    async with database.transaction(service_actor("cases")) as uow:
        await uow.session.execute(update(record).values(wrapped_key=None))
    await grow(TODAY + timedelta(days=9))
    async with database.session() as session:
        assert await session.scalar(select(record.c.version).where(record.c.id == UUID(case["id"]))) == 1
