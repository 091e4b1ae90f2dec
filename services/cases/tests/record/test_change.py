"""Changing a case through the API."""

from uuid import uuid4

import pytest
from contracts.cases import CaseChanged, CaseRegistered


@pytest.fixture
def change(amina):
    async def patch(case, by=amina, action=None, **values):
        params = {"record_action": action} if action else {}
        return await by.patch(f"/api/v2/cases/{case['id']}", params=params, json={"data": values})

    return patch


async def test_the_answer_shows_only_what_changed(a_case, change):
    case = await a_case(sex="male", age=4, risk_level="low")
    answer = await change(case, age=5, risk_level="low", no_such_field=1)
    assert answer.status_code == 200, answer.text
    data = answer.json()["data"]
    assert {"id", "enabled", "last_updated_at", "version", "abilities", "consent_missing", "age"} == set(data)
    assert (data["age"], data["version"]) == (5, 2)


async def test_rows_merge_by_their_id_and_leave_by_destroy(a_case, change):
    first, second = str(uuid4()), str(uuid4())
    case = await a_case(
        family_details_section=[
            {"unique_id": first, "relation_name": "Invented One", "relation_age": 40},
            {"unique_id": second, "relation_name": "Invented Two"},
        ]
    )
    answer = await change(case, family_details_section=[{"unique_id": first, "relation_age": 41}])
    assert answer.json()["data"]["family_details_section"] == [
        {"unique_id": first, "relation_name": "Invented One", "relation_age": 41},
        {"unique_id": second, "relation_name": "Invented Two"},
    ]
    answer = await change(case, family_details_section=[{"unique_id": first, "_destroy": True}])
    assert [row["unique_id"] for row in answer.json()["data"]["family_details_section"]] == [second]
    answer = await change(case, family_details_section=[])
    assert answer.json()["data"]["family_details_section"] == []


async def test_closing_needs_its_permission_and_has_its_date(a_case, change, client, people):
    case = await a_case(sex="male")
    refused = await change(case, status="closed")
    assert refused.status_code == 403
    joao = client(people.joao)
    closed = await change(case, by=joao, action="close", status="closed", closure_reason="death")
    data = closed.json()["data"]
    assert (data["status"], data["workflow"], data["closure_reason"]) == ("closed", "closed", "death")
    assert data["date_closure"]
    assert "reopen" in data["abilities"]
    assert (await change(case, action="reopen", status="open")).status_code == 403
    again = await change(case, by=joao, action="reopen", status="open", case_status_reopened=True)
    assert again.json()["data"]["workflow"] == "reopened"
    shown = (await joao.get(f"/api/v2/cases/{case['id']}")).json()["data"]
    assert shown["reopened_logs"][0]["reopened_user"] == "joao"


async def test_nobody_takes_a_case_by_writing_its_owner(a_case, change, client, people):
    case = await a_case(sex="male")
    assert (await change(case, owned_by="benedita")).status_code == 403
    assert (await change(case, by=client(people.rosa), owned_by="rosa")).status_code == 404


@pytest.mark.parametrize(("who", "status"), [(None, 401), ("rosa", 404), ("partner", 403), ("amina", 200)])
async def test_who_may_change_a_case(a_case, change, client, people, who, status):
    case = await a_case(sex="male", age=3)
    answer = await change(case, by=client(who and getattr(people, who)), age=4)
    assert answer.status_code == status


async def test_a_note_by_the_supervisor_is_signed_and_tells_the_owner(a_case, change, client, people):
    case = await a_case(sex="male")
    answer = await change(
        case, by=client(people.joao), action="add_note", notes_section=[{"note_text": "invented words"}]
    )
    data = answer.json()["data"]
    assert data["notes_section"][0]["note_created_by"] == "joao"
    assert data["current_alert_types"] == ["notes"]
    assert data["not_edited_by_owner"] is True


async def test_two_devices_that_edit_different_fields_both_keep_theirs(a_case, amina):
    case = await a_case(sex="male", age=3, risk_level="low")
    url = f"/api/v2/cases/{case['id']}"
    first = await amina.patch(url, json={"data": {"age": 4}, "base_version": 1})
    second = await amina.patch(url, json={"data": {"risk_level": "high"}, "base_version": 1})
    assert (first.status_code, second.status_code) == (200, 200)
    third = await amina.patch(url, json={"data": {"age": 9}}, headers={"If-Match": '"1"'})
    assert third.status_code == 409
    problem = third.json()
    assert problem["code"] == "stale_version"
    assert problem["facts"] == {"version": 3, "fields": ["age"]}
    shown = (await amina.get(url)).json()["data"]
    assert (shown["age"], shown["risk_level"]) == (4, "high")


async def test_a_repeated_command_has_no_second_effect(amina, published):
    key = {"Idempotency-Key": str(uuid4())}
    body = {"data": {"module_id": "primeromodule-cp", "age": 3}}
    first = await amina.post("/api/v2/cases", json=body, headers=key)
    second = await amina.post("/api/v2/cases", json=body, headers=key)
    assert first.json() == second.json()
    assert len(await published(CaseRegistered)) == 1
    change = {"Idempotency-Key": str(uuid4())}
    url = f"/api/v2/cases/{first.json()['data']['id']}"
    done = [await amina.patch(url, json={"data": {"age": 4}}, headers=change) for _ in range(2)]
    assert [answer.json()["data"]["version"] for answer in done] == [2, 2]
    assert len(await published(CaseChanged)) == 1
    reused = await amina.patch(url, json={"data": {"age": 7}}, headers=change)
    assert reused.json()["code"] == "idempotency_key_reused"


async def test_a_deleted_case_is_kept_and_disabled(a_case, amina, published):
    case = await a_case(sex="male")
    answer = await amina.delete(f"/api/v2/cases/{case['id']}")
    assert answer.json() == {"data": {"id": case["id"]}}
    assert (await amina.get(f"/api/v2/cases/{case['id']}")).json()["data"]["enabled"] is False
    assert (await published(CaseChanged))[0].facts["record_state"] is False
