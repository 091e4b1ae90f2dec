"""An answer of referrals gets the texts of its case, for who may read them and nobody else."""

import json
from uuid import uuid4

import pytest
from chassis.completion import HEADER
from chassis.tables import audit_entry
from sqlalchemy import select

NOTE = "an invented sentence"
SERVICE = {"unique_id": str(uuid4()), "service_type": "health", "service_referral_notes": NOTE}


def answered(case_id, **more):
    """As referrals writes it: facts only, and words of its own that cases does not touch."""
    bare = {"unique_id": SERVICE["unique_id"], "service_type": "health"}
    record = {"id": case_id, "enabled": True, "referred_users": ["clinic"], "services_section": [bare]}
    return {"data": {"notes": "Olá 🏠", "record": record | more}}


async def complete(person, answer):
    response = await person.get("/internal/completed_answer", headers={HEADER: json.dumps(answer)})
    assert response.status_code == 200, response.text
    return response.json()


async def test_the_caseworker_gets_the_texts_of_the_services_and_nothing_nobody_asked_for(a_case, amina, database):
    case = await a_case(name_first="Fictional", services_section=[SERVICE])
    sent = answered(case["id"])
    data = (await complete(amina, sent))["data"]
    assert data["record"]["services_section"] == case["services_section"]
    assert data["record"]["services_section"][0]["service_referral_notes"] == NOTE
    assert data["record"].keys() == sent["data"]["record"].keys()
    assert data["notes"] == sent["data"]["notes"]
    async with database.session() as session:
        wrote = select(audit_entry.c.subject).where(audit_entry.c.action == "complete_answer")
        assert [str(each) for each in await session.scalars(wrote)] == [case["id"]]


async def test_who_may_not_read_the_services_gets_the_answer_as_it_was(a_case, people, client, amina):
    case = await a_case(services_section=[SERVICE])
    sent = answered(case["id"])
    narrow = await people.add(
        "narrow", scope="group", groups=["north"], permissions={"case": ["read"]}, forms={"consent": "r"}
    )
    assert (await client(narrow).get(f"/api/v2/cases/{case['id']}")).status_code == 200
    for person in (narrow, people.rosa, people.nobody_role):
        assert await complete(client(person), sent) == sent, person.user_name


async def test_nobody_completes_an_answer_without_a_session(client):
    anonymous = client(None)
    assert (await anonymous.get("/internal/completed_answer", headers={HEADER: "{}"})).status_code == 401


@pytest.mark.parametrize("record", [None, [], "x", {}, {"id": 7}, {"id": "x"}, {"id": None}, {"id": str(uuid4())}])
async def test_an_answer_of_no_case_we_know_stays_as_it_was(record, amina):
    for answer in ({}, {"data": None}, {"data": {"record": record}}):
        assert await complete(amina, answer) == answer


@pytest.mark.parametrize("header", [None, "", "[]", "{", "7"])
async def test_what_is_no_answer_is_refused(header, amina):
    headers = {} if header is None else {HEADER: header}
    response = await amina.get("/internal/completed_answer", headers=headers)
    assert (response.status_code, response.json()["facts"]) == (422, {"fields": {HEADER: ["not_an_object"]}})
