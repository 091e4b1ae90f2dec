"""An answer of referrals gets the texts of its case, for who may read them and nobody else."""

import json
from uuid import uuid4

import pytest
from chassis.completion import HEADER
from chassis.tables import audit_entry
from sqlalchemy import select

NOTE = "an invented sentence"
SERVICE = {"unique_id": str(uuid4()), "service_type": "health", "service_referral_notes": NOTE}


def answered(case_id, *missing):
    """As referrals writes it: facts only, and words of its own that cases does not touch."""
    record = {"id": case_id, "enabled": True, "referred_users": ["clinic"]}
    answer = {"data": {"notes": "Olá 🏠", "record": record}}
    return answer, answer | {"incomplete": list(missing) or ["services_section"]}


async def complete(person, answer):
    response = await person.get("/internal/completed_answer", headers={HEADER: json.dumps(answer)})
    assert response.status_code == 200, response.text
    return response.json()


async def test_the_caseworker_gets_the_services_and_nothing_nobody_asked_for(a_case, amina, database):
    case = await a_case(name_first="Fictional", services_section=[SERVICE])
    wrote, asked = answered(case["id"])
    completed = await complete(amina, asked)
    services = completed["data"]["record"].pop("services_section")
    assert services == case["services_section"]
    assert services[0]["service_referral_notes"] == NOTE
    assert completed == wrote
    async with database.session() as session:
        entries = select(audit_entry.c.subject).where(audit_entry.c.action == "complete_answer")
        assert [str(each) for each in await session.scalars(entries)] == [case["id"]]


async def test_who_may_not_read_the_services_gets_the_answer_as_it_was(a_case, people, client):
    case = await a_case(services_section=[SERVICE], name_first="Fictional")
    wrote, asked = answered(case["id"], "services_section", "name_first")
    narrow = await people.add(
        "narrow", scope="group", groups=["north"], permissions={"case": ["read"]}, forms={"consent": "r"}
    )
    assert (await client(narrow).get(f"/api/v2/cases/{case['id']}")).status_code == 200
    for person in (narrow, people.rosa, people.nobody_role):
        assert await complete(client(person), asked) == wrote, person.user_name


async def test_nobody_completes_an_answer_without_a_session(client):
    anonymous = client(None)
    assert (await anonymous.get("/internal/completed_answer", headers={HEADER: "{}"})).status_code == 401


@pytest.mark.parametrize("record", [None, [], "x", {}, {"id": 7}, {"id": "x"}, {"id": None}, {"id": str(uuid4())}])
async def test_an_answer_of_no_case_we_know_stays_as_it_was(record, amina):
    for answer in ({}, {"data": None}, {"data": {"record": record}}):
        assert await complete(amina, answer | {"incomplete": ["services_section"]}) == answer


@pytest.mark.parametrize("header", [None, "", "[]", "{", "7", "{}", '{"incomplete": "x"}', '{"incomplete": [[]]}'])
async def test_what_is_no_answer_is_refused(header, amina):
    headers = {} if header is None else {HEADER: header}
    response = await amina.get("/internal/completed_answer", headers=headers)
    assert (response.status_code, response.json()["facts"]) == (422, {"fields": {HEADER: ["not_an_answer"]}})
