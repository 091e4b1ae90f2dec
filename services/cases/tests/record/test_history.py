"""A record's history."""

import pytest


async def test_a_history_tells_who_changed_what_newest_first(a_case, amina, client, people):
    case = await a_case(age=3, occupation="invented", family_details_section=[{"relation_name": "Invented"}])
    url = f"/api/v2/cases/{case['id']}"
    await amina.patch(url, json={"data": {"age": 4, "occupation": "another"}})
    await client(people.joao).patch(url, json={"data": {"age": 5}})
    answer = await client(people.admin).get(f"{url}/record_history")
    assert answer.status_code == 200
    entries = answer.json()["data"]
    assert [(entry["action"], entry["user_name"]) for entry in entries] == [
        ("update", "joao"),
        ("update", "amina"),
        ("create", "amina"),
    ]
    assert {"age": {"from": 3, "to": 4}} in entries[1]["record_changes"]
    assert {"occupation": {"from": "invented", "to": "another"}} in entries[1]["record_changes"]
    assert {"age": {"from": None, "to": 3}} in entries[2]["record_changes"]
    assert {"occupation": {"from": None, "to": "invented"}} in entries[2]["record_changes"]
    assert answer.json()["metadata"] == {"total": 3, "per": 20, "page": 1}


@pytest.mark.parametrize(("who", "status"), [(None, 401), ("amina", 403), ("partner", 403), ("admin", 200)])
async def test_who_may_read_a_history(a_case, client, people, who, status):
    case = await a_case(age=3)
    answer = await client(who and getattr(people, who)).get(f"/api/v2/cases/{case['id']}/record_history")
    assert answer.status_code == status


async def test_a_reader_of_histories_sees_only_the_history_of_fields_they_may_read(a_case, amina, client, people):
    auditor = await people.add("auditor", scope="all", permissions={"case": ["read", "change_log"]})
    case = await a_case(age=3, occupation="invented")
    await amina.patch(f"/api/v2/cases/{case['id']}", json={"data": {"age": 4, "occupation": "another"}})
    answer = await client(auditor).get(f"/api/v2/cases/{case['id']}/record_history")
    told = [name for entry in answer.json()["data"] for change in entry["record_changes"] for name in change]
    assert "age" in told
    assert "occupation" not in told
