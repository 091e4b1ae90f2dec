"""Who looked at a record, and a record as it was on a day."""

from datetime import datetime

import pytest
from cases.history.store import record_history
from sqlalchemy import update

API = "/api/v2"


@pytest.fixture
async def looked_at(a_case, amina, client, people):
    """A case that Amina and Joao looked at, that Joao changed, and that somebody else was refused."""
    case = await a_case(age=3, consent_for_services=True, disclosure_other_orgs=True)
    url = f"{API}/cases/{case['id']}"
    await amina.get(url)
    await client(people.joao).patch(url, json={"data": {"age": 4}})
    await client(people.joao).get(url)
    assert (await client(people.rosa).get(url)).status_code == 404
    return case


async def access(client, person, case, query=""):
    answer = await client(person).get(f"{API}/cases/{case['id']}/access_log{query}")
    assert answer.status_code == 200, answer.text
    return answer.json()


def told(answer):
    return [(entry["action"], entry["user_name"]) for entry in answer["data"]]


async def test_it_says_who_looked_and_who_changed_newest_first(looked_at, client, people):
    answer = await access(client, people.admin, looked_at)
    assert told(answer) == [("show", "joao"), ("update", "joao"), ("show", "amina")]
    assert answer["metadata"] == {"total": 3, "per": 20, "page": 1}
    first = answer["data"][0]
    assert (first["full_name"], first["role_name"]) == ("Joao", "Supervisor")
    assert (first["record_id"], first["record_type"]) == (looked_at["id"], "cases")


async def test_it_has_pages(looked_at, client, people):
    answer = await access(client, people.admin, looked_at, "?per=1&page=2")
    assert told(answer) == [("update", "joao")]
    assert answer["metadata"] == {"total": 3, "per": 1, "page": 2}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?filters[actions][0]=update", [("update", "joao")]),
        ("?filters[actions][]=update,show&filters[access_users][0]=amina", [("show", "amina")]),
        ("?filters[access_users][0]=amina,rosa", [("show", "amina")]),
        ("?filters[timestamp][from]=2099-01-01", []),
        ("?filters[timestamp][to]=2000-01-01", []),
        ("?filters[timestamp][from]=2000-01-01&filters[actions]=update", [("update", "joao")]),
        ("?filters[actions][0]=record_history", []),
    ],
)
async def test_it_is_narrowed(looked_at, client, people, query, found):
    assert told(await access(client, people.admin, looked_at, query)) == found


async def test_who_asked_for_history_and_log_is_told_of_too(looked_at, client, people):
    await client(people.admin).get(f"{API}/cases/{looked_at['id']}/record_history")
    await access(client, people.admin, looked_at)
    both = "?filters[actions]=record_history,access_log"
    assert told(await access(client, people.admin, looked_at, both)) == [
        ("access_log", "admin"),
        ("record_history", "admin"),
    ]


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ("?filters[actions][0]=nonsense", "filters[actions]", "unknown_action"),
        ("?filters[timestamp][from]=yesterday", "filters[timestamp][from]", "not_a_moment"),
        ("?filters[timestamp][to]=2026-13-40", "filters[timestamp][to]", "not_a_moment"),
    ],
)
async def test_what_it_cannot_be_asked_is_refused(a_case, client, people, query, field, code):
    case = await a_case(age=3)
    answer = await client(people.admin).get(f"{API}/cases/{case['id']}/access_log{query}")
    assert answer.status_code == 422
    assert answer.json()["facts"]["fields"] == {field: [code]}


@pytest.mark.parametrize("path", ["access_log", "as_it_was?on=2099-01-01"])
@pytest.mark.parametrize(("who", "status"), [(None, 401), ("amina", 403), ("partner", 403), ("admin", 200)])
async def test_who_may_ask(a_case, client, people, path, who, status):
    case = await a_case(age=3)
    answer = await client(who and getattr(people, who)).get(f"{API}/cases/{case['id']}/{path}")
    assert answer.status_code == status


@pytest.mark.parametrize("path", ["access_log", "as_it_was?on=2099-01-01"])
async def test_of_a_record_out_of_sight_nothing_is_said(a_case, client, people, path):
    rights = {"case": ["read", "access_log", "change_log"]}
    stranger = await people.add("stranger", permissions=rights, groups=["south"])
    case = await a_case(age=3)
    assert (await client(stranger).get(f"{API}/cases/{case['id']}/{path}")).status_code == 404


async def test_who_came_by_a_referral_learns_of_nobody_else(looked_at, client, people, share):
    rights = {"case": ["read", "receive_referral", "access_log"]}
    helper = await people.add("helper", permissions=rights, groups=["health"], agency="hospital")
    await share(looked_at["id"], "helper")
    await client(helper).get(f"{API}/cases/{looked_at['id']}")
    answer = await access(client, helper, looked_at)
    assert told(answer) == [("show", "helper"), ("show", None), ("update", None), ("show", "amina")]
    assert {entry["full_name"] for entry in answer["data"]} == {"Helper", None, "Amina"}
    assert told(await access(client, helper, looked_at, "?filters[access_users][0]=joao")) == []


async def test_each_who_looked_is_named_once(looked_at, client, people):
    query = f"?record_type=case&record_id={looked_at['id']}"
    answer = await client(people.admin).get(f"{API}/users/access{query}")
    assert answer.status_code == 200
    assert [each["user_name"] for each in answer.json()["data"]] == ["amina", "joao"]
    refused = await client(people.admin).get(f"{API}/users/access?record_type=house&record_id={looked_at['id']}")
    assert refused.json()["facts"]["fields"] == {"record_type": ["unknown_record_type"]}


async def test_a_record_is_shown_as_it_was_at_the_end_of_a_day(a_case, amina, client, people, database):
    case = await a_case(age=3, occupation="invented", sex="female")
    url = f"{API}/cases/{case['id']}"
    for age, occupation in ((4, "another"), (5, "third")):
        await amina.patch(url, json={"data": {"age": age, "occupation": occupation}})
    async with database.session() as session:
        for version, day in ((1, "2026-01-10"), (2, "2026-02-10"), (3, "2026-03-10")):
            moment = update(record_history).where(record_history.c.version == version)
            at = datetime.fromisoformat(f"{day}T12:00:00+00:00")
            await session.execute(moment.values(at=at))

    async def on(day):
        answer = await client(people.admin).get(f"{url}/as_it_was?on={day}")
        return answer.json()["data"] if answer.status_code == 200 else answer.json()["facts"]["fields"]

    found = {day: await on(day) for day in ("2026-01-20", "2026-02-20", "2026-03-20")}
    assert [(each["version"], each["record"]["age"]) for each in found.values()] == [(1, 3), (2, 4), (3, 5)]
    assert [each["record"]["occupation"] for each in found.values()] == ["invented", "another", "third"]
    assert {each["record"]["sex"] for each in found.values()} == {"female"}
    assert await on("2026-01-01") == {"on": ["not_registered_yet"]}


async def test_the_past_shows_no_more_than_the_present(a_case, amina, client, people):
    auditor = await people.add("auditor", scope="all", permissions={"case": ["read", "change_log"]})
    case = await a_case(age=3, occupation="invented")
    await amina.patch(f"{API}/cases/{case['id']}", json={"data": {"occupation": "another"}})
    answer = await client(auditor).get(f"{API}/cases/{case['id']}/as_it_was?on=2099-01-01")
    assert "age" in answer.json()["data"]["record"]
    assert "occupation" not in answer.json()["data"]["record"]
