"""Nobody reads a list of other people's children by searching: it is counted, limited, written down and told."""

from datetime import UTC, datetime, timedelta

import pytest
from cases.bootstrap import write_defaults
from cases.glimpse.commands import tell_of_limits
from cases.glimpse.domain import COUNTED_FOR, SEARCHED, limit_in
from cases.record.store.setup import SETUP
from cases.settings.store import system_settings
from chassis.actor import service_actor
from chassis.tables import audit_entry
from contracts.cases import SearchLimitReached, SettingsChanged
from sqlalchemy import select, update
from testkit.people import MODULE

LIMIT = 5
WAYS = {"id_search": "query={short_id}&id_search=true", "phonetic": "query=Fictional&phonetic=true"}


@pytest.fixture(autouse=True)
async def configuration(database):
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        options = {"system_options": {"records_shown_beyond_sight_per_hour": LIMIT}}
        await uow.session.execute(update(system_settings).values(settings=options))
    SETUP.forget()


@pytest.fixture
async def cases(client, people):
    """Eight cases of Amina's; Rosa is of another team."""
    amina = client(people.amina)
    made = [await amina.post("/api/v2/cases", json={"data": {"module_id": MODULE}}) for _ in range(8)]
    return [answer.json()["data"]["short_id"] for answer in made]


@pytest.fixture
def rosa(client, people):
    return client(people.rosa)


async def by_id(person, short_id):
    return await person.get(f"/api/v2/cases?query={short_id}&id_search=true")


@pytest.fixture
def audited(database):
    async def found():
        async with database.session() as session:
            wanted = select(audit_entry).where(audit_entry.c.action == SEARCHED).order_by(audit_entry.c.position)
            return (await session.execute(wanted)).all()

    return found


async def test_after_so_many_records_of_others_a_search_is_refused(rosa, cases):
    for short_id in cases[:LIMIT]:
        assert len((await by_id(rosa, short_id)).json()["data"]) == 1
    refused = await by_id(rosa, cases[LIMIT])
    assert refused.status_code == 429
    assert refused.json()["code"] == "search_limit_reached"
    assert refused.json()["facts"] == {"limit": LIMIT, "minutes": 60}
    assert cases[LIMIT] not in refused.text


async def test_one_search_shows_no_more_than_are_left(rosa, cases, client, people):
    first = await rosa.get("/api/v2/cases?query=case&id_search=true&per=1000")
    assert first.status_code == 200
    begun = cases[0][:3]
    shown = [
        len((await rosa.get(f"/api/v2/cases?query={short_id[:3]}&id_search=true&per=1000")).json()["data"])
        for short_id in (begun,)
    ]
    assert shown[0] <= LIMIT


async def test_one_s_own_records_and_misses_count_for_nothing(client, people, rosa, cases):
    amina = client(people.amina)
    for _ in range(LIMIT + 1):
        assert (await by_id(amina, cases[0])).status_code == 200
        assert (await by_id(rosa, "nothing-like-it")).status_code == 200
    assert (await by_id(rosa, cases[0])).status_code == 200


async def test_a_plain_list_and_one_who_sees_everything_are_not_limited(client, people, rosa, cases):
    admin = client(people.admin)
    for short_id in cases:
        assert (await by_id(admin, short_id)).status_code == 200
        assert (await by_id(rosa, short_id)).status_code in (200, 429)
    assert (await rosa.get("/api/v2/cases")).status_code == 200


async def test_each_search_is_written_down_without_what_was_looked_for(rosa, cases, audited, people):
    for short_id in cases[:2]:
        await by_id(rosa, short_id)
    await by_id(rosa, "nothing-like-it")
    entries = await audited()
    assert [entry.facts for entry in entries] == [{"resource": "case", "shown": shown} for shown in (1, 1, 0)]
    assert {(entry.user_name, entry.subject) for entry in entries} == {("rosa", str(people.rosa.id))}
    assert cases[0] not in str(entries)


async def test_supervisors_are_told_once_an_hour_and_of_no_child(database, rosa, cases, published, people):
    now = datetime.now(UTC)
    for short_id in cases[: LIMIT - 1]:
        await by_id(rosa, short_id)
    await tell(database, now)
    assert await published(SearchLimitReached) == []
    await by_id(rosa, cases[LIMIT])
    await tell(database, now)
    await tell(database, now)
    [event] = await published(SearchLimitReached)
    assert (event.user_name, event.record_id, event.shown, event.limit) == ("rosa", people.rosa.id, LIMIT, LIMIT)
    assert all(short_id not in event.model_dump_json() for short_id in cases)
    await tell(database, now + COUNTED_FOR + timedelta(minutes=1))
    assert len(await published(SearchLimitReached)) == 1


async def test_an_administrator_sets_how_many_and_nothing_else(client, people, rosa, cases, published):
    await people.add("root", scope="all", permissions={"system": ["manage"]})
    root = client(people.known["root"])
    asked = {"data": {"system_options": {"records_shown_beyond_sight_per_hour": 1}}}
    assert (await rosa.patch("/api/v2/system_settings", json=asked)).status_code == 403
    answer = await root.patch("/api/v2/system_settings", json=asked)
    assert answer.status_code == 200, answer.text
    assert answer.json()["data"]["system_options"]["records_shown_beyond_sight_per_hour"] == 1
    assert (await published(SettingsChanged))[-1].settings["system_options"]["records_shown_beyond_sight_per_hour"] == 1
    SETUP.forget()
    assert [(await by_id(rosa, short_id)).status_code for short_id in cases[:2]] == [200, 429]
    for wrong in (-1, "many", None, 10_001):
        options = {"records_shown_beyond_sight_per_hour": wrong}
        refused = await root.patch("/api/v2/system_settings", json={"data": {"system_options": options}})
        assert refused.status_code == 422
    for other in ({}, {"show_alerts": False}, asked["data"]["system_options"] | {"show_alerts": False}):
        refused = await root.patch("/api/v2/system_settings", json={"data": {"system_options": other}})
        assert refused.status_code == 422


async def tell(database, now):
    async with database.transaction(service_actor("cases")) as uow:
        await tell_of_limits(uow, now)


@pytest.mark.parametrize(("said", "limit"), [(7, 7), (0, 0), (None, 100), ("many", 100), (True, 100), (-1, 100)])
def test_a_setting_says_how_many(said, limit):
    assert limit_in({"system_options": {"records_shown_beyond_sight_per_hour": said}}) == limit
    assert limit_in({}) == limit_in({"system_options": None}) == 100
