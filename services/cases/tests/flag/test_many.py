"""Many records flagged at once, and the flags of all records."""

from uuid import uuid4

import pytest
from cases.flag import commands
from contracts.cases import FlagRaised


@pytest.fixture
def flags_of(ask):
    async def look(who, query=""):
        answer = await ask(who, "GET", f"flags{query}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    return look


async def test_every_record_of_a_list_is_flagged(a_record, ask, shown, published):
    one, two, other = await a_record(), await a_record(), await a_record()
    data = {"message": "All of you", "date": "2026-12-02", "filters": {"id": [one, two]}, "record_type": "case"}
    answer = await ask("joao", "POST", "cases/flags", data)
    said = {"message": "All of you", "date": "2026-12-02", "filters": {"id": [one, two]}, "flagged": 2}
    assert (answer.status_code, answer.json()) == (200, {"data": said})
    assert [(await shown(id))["flag_count"] for id in (one, two, other)] == [1, 1, 0]
    assert {str(event.record_id) for event in await published(FlagRaised)} == {one, two}


async def test_filters_say_what_the_list_says(a_record, ask, shown):
    one, two = await a_record(), await a_record()
    data = {"message": "Open ones", "filters": {"status": ["open"], "not": {"id": [two]}}}
    answer = await ask("joao", "POST", "cases/flags", data)
    assert (answer.status_code, answer.json()["data"]["flagged"]) == (200, 1), answer.text
    assert [(await shown(id))["flag_count"] for id in (one, two)] == [1, 0]


async def test_records_out_of_sight_are_not_flagged(a_record, ask, shown):
    mine, theirs = await a_record(), await a_record("rosa")
    answer = await ask("joao", "POST", "cases/flags", {"message": "x", "filters": {"id": [mine, theirs]}})
    assert answer.json()["data"]["flagged"] == 1
    assert (await shown(theirs, "rosa"))["flag_count"] == 0
    nothing = await ask("joao", "POST", "cases/flags", {"message": "x", "filters": {"id": [theirs]}})
    assert (nothing.status_code, nothing.json()["code"]) == (422, "nothing_done")


async def test_more_than_a_hundred_are_refused_and_none_is_flagged(a_record, ask, shown, monkeypatch):
    monkeypatch.setattr(commands, "MOST_AT_ONCE", 2)
    ids = [await a_record() for _ in range(3)]
    answer = await ask("joao", "POST", "cases/flags", {"message": "x", "filters": {"id": ids}})
    assert (answer.status_code, answer.json()["code"]) == (422, "too_many_to_flag")
    assert answer.json()["errors"][0]["message"] == "case.messages.bulk_flag_limit"
    assert [(await shown(id))["flag_count"] for id in ids] == [0, 0, 0]


@pytest.mark.parametrize(
    ("data", "fields"),
    [
        ({"message": "x"}, {"filters": ["missing"]}),
        ({"message": "x", "filters": {}}, {"filters": ["missing"]}),
        ({"filters": {"status": "open"}}, {"message": ["missing"]}),
        ({"message": "x", "filters": {"page": 1}}, {"filters/page": ["not_supported"]}),
        ({"message": "x", "filters": {"nosuch": ["1"]}}, {"nosuch": ["unknown_filter"]}),
    ],
)
async def test_what_would_flag_more_than_was_meant_is_refused(a_record, ask, shown, data, fields):
    id = await a_record()
    answer = await ask("joao", "POST", "cases/flags", data)
    assert (answer.status_code, answer.json()["facts"]["fields"]) == (422, fields)
    assert (await shown(id))["flag_count"] == 0


@pytest.mark.parametrize(
    ("who", "plural", "status"),
    [(None, "cases", 401), ("amina", "cases", 403), ("joao", "incidents", 403), ("admin", "incidents", 200)],
)
async def test_who_may_flag_many(a_record, ask, who, plural, status):
    id = await a_record(plural=plural)
    answer = await ask(who, "POST", f"{plural}/flags", {"message": "x", "filters": {"id": [id]}})
    assert answer.status_code == status, answer.text


async def test_the_same_command_flags_them_once(a_record, ask, shown):
    id = await a_record()
    key = {"Idempotency-Key": str(uuid4())}
    data = {"message": "x", "filters": {"id": [id]}}
    answers = [(await ask("joao", "POST", "cases/flags", data, headers=key)).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert (await shown(id))["flag_count"] == 1


async def test_all_flags_in_sight_are_listed_the_latest_day_first(a_record, flag, flags_of):
    case, incident, theirs = await a_record(), await a_record(plural="incidents"), await a_record("rosa")
    first = await flag(case, date="2026-12-01")
    second = await flag(incident, "joao", "incidents", date="2026-12-03")
    await flag(theirs, "rosa")
    body = await flags_of("joao")
    assert [row["id"] for row in body["data"]] == [second["id"], first["id"]]
    assert [row["record_type"] for row in body["data"]] == ["incidents", "cases"]
    assert body["metadata"] == {"total": 2, "per": None, "page": None}


async def test_the_list_of_flags_is_narrowed_and_paged(a_record, flag, ask, flags_of):
    case = await a_record()
    done, mine = await flag(case, date="2026-12-05"), await flag(case, "joao", date="2026-12-04")
    other = await flag(await a_record(plural="incidents"), plural="incidents", date="2026-12-03")
    await ask("amina", "PATCH", f"cases/{case}/flags/{done['id']}", {"unflag_message": "done"})

    async def ids(query):
        return [row["id"] for row in (await flags_of("joao", query))["data"]]

    assert await ids("?active_only=true") == [mine["id"], other["id"]]
    assert await ids("?flagged_by_me=true") == [mine["id"]]
    assert await ids("?record_type=incidents") == [other["id"]]
    assert await ids("?record_type=incidents,tracing_requests") == [other["id"]]
    assert await ids("?record_type=families") == []
    page = await flags_of("joao", "?per=1&page=2")
    assert ([row["id"] for row in page["data"]], page["metadata"]) == ([mine["id"]], {"total": 3, "per": 1, "page": 2})


@pytest.mark.parametrize("query", ["record_type=accounts", "record_type=cases;drop", "page=0"])
async def test_a_list_of_flags_refuses_what_it_does_not_know(ask, query):
    assert (await ask("joao", "GET", f"flags?{query}")).status_code == 422


@pytest.mark.parametrize(("who", "status"), [(None, 401), ("amina", 403), ("national", 200)])
async def test_who_may_list_all_flags(a_record, flag, ask, who, status):
    made = await flag(await a_record())
    answer = await ask(who, "GET", "flags")
    assert answer.status_code == status
    if status == 200:
        assert [row["id"] for row in answer.json()["data"]] == [made["id"]]


async def test_flags_of_a_kind_that_one_may_not_flag_are_not_listed(a_record, flag, people, flags_of, client):
    permissions = {"case": ["read"], "incident": ["read", "flag"], "dashboard": ["dash_flags"]}
    await people.add("half", scope="group", groups=["north"], permissions=permissions)
    await flag(await a_record())
    seen = await flag(await a_record(plural="incidents"), plural="incidents")
    assert [row["id"] for row in (await flags_of("half"))["data"]] == [seen["id"]]
