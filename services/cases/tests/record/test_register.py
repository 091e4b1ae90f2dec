"""Registering a case through the API."""

from dataclasses import replace
from uuid import uuid4

import pytest
from cases.module.domain import child_protection
from cases.module.store import save_module
from chassis.ids import derived_id
from contracts.cases import CaseRegistered
from contracts.identity import RoleChanged
from testkit.people import CASEWORKER, MODULE

WHOLE = {
    "module_id": MODULE,
    "name_first": "Fictional",
    "name_last": "Example",
    "sex": "female",
    "age": 9,
    "consent_for_services": True,
    "protection_concerns": ["neglect"],
    "family_details_section": [{"relation_name": "Invented Example", "relation": "mother"}],
    "services_section": [
        {
            "service_type": "health",
            "service_response_type": "care_plan",
            "service_response_day_time": "2026-11-20T10:00:00.000Z",
        }
    ],
}


async def test_a_caseworker_registers_a_case_and_reads_it_again(amina):
    answer = await amina.post("/api/v2/cases", json={"data": WHOLE})
    assert answer.status_code == 200, answer.text
    made = answer.json()["data"]
    assert made["name"] == "Fictional Example"
    assert made["status"] == "open"
    assert made["workflow"] == "care_plan"
    assert made["owned_by"] == "amina"
    assert made["associated_user_names"] == ["amina"]
    assert made["case_id_display"] == made["short_id"] == made["case_id"][-7:]
    assert made["services_section"][0]["service_implemented"] == "not_implemented"
    assert made["family_details_section"][0]["unique_id"]
    assert made["version"] == 1
    shown = await amina.get(f"/api/v2/cases/{made['id']}")
    assert shown.status_code == 200
    assert shown.headers["etag"] == '"1"'
    data = shown.json()["data"]
    assert {name: data[name] for name in WHOLE if name not in {"services_section", "family_details_section"}} == {
        name: value for name, value in WHOLE.items() if name not in {"services_section", "family_details_section"}
    }


async def test_a_case_with_the_client_s_id_answers_204_and_only_once(amina):
    body = {"data": {"module_id": MODULE, "id": str(uuid4()), "sex": "male"}}
    assert (await amina.post("/api/v2/cases", json=body)).status_code == 204
    again = await amina.post("/api/v2/cases", json=body)
    assert again.status_code == 409
    assert again.json()["errors"][0]["message"] == "Conflict: A record with this id already exists"


async def test_values_that_do_not_fit_are_named(amina):
    answer = await amina.post("/api/v2/cases", json={"data": {"module_id": MODULE, "age": "abc", "sex": "unheard_of"}})
    assert answer.status_code == 422
    error = answer.json()["errors"][0]
    assert error["message"] == "Invalid Record JSON"
    assert sorted(error["detail"]) == ["/age", "/sex", "/sex"]  # as Primero does: on no list, and not empty


async def test_the_list_shows_what_one_may_see(amina, client, people, a_case):
    made = await a_case(sex="male", age=4)
    mine = (await amina.get("/api/v2/cases")).json()
    assert [case["id"] for case in mine["data"]] == [made["id"]]
    assert mine["metadata"] == {"total": 1, "per": 20, "page": 1}
    theirs = (await client(people.rosa).get("/api/v2/cases")).json()
    assert theirs == {"data": [], "metadata": {"total": 0, "per": 20, "page": 1}}


async def test_a_device_says_when_it_registered_the_case(amina):
    said = "2026-03-02T08:00:00.000Z"
    answer = await amina.post("/api/v2/cases", json={"data": WHOLE | {"created_at": said}})
    assert answer.json()["data"]["created_at"] == said


async def test_nobody_registers_a_case_in_a_time_to_come(amina):
    answer = await amina.post("/api/v2/cases", json={"data": WHOLE | {"created_at": "2999-01-01T00:00:00.000Z"}})
    assert answer.json()["data"]["created_at"] < "2999"


GIVEN_NUMBER = "OSCAR 2024/0017"


async def test_a_number_that_another_system_gave_is_kept_and_found(amina, a_case):
    other = await a_case(case_id="OSCAR 2024/0018")
    made = await a_case(case_id=GIVEN_NUMBER)
    assert made["case_id"] == GIVEN_NUMBER
    assert made["case_id_display"] == made["short_id"] != other["short_id"]
    found = (await amina.get("/api/v2/cases", params={"case_id": GIVEN_NUMBER})).json()["data"]
    assert [case["id"] for case in found] == [made["id"]]
    changed = await amina.patch(f"/api/v2/cases/{made['id']}", json={"data": {"case_id": "another", "age": 3}})
    assert changed.status_code == 200
    assert (await amina.get(f"/api/v2/cases/{made['id']}")).json()["data"]["case_id"] == GIVEN_NUMBER


async def test_a_number_that_another_system_gave_is_sealed(a_case, published):
    await a_case(case_id=GIVEN_NUMBER)
    [event] = await published(CaseRegistered)
    assert GIVEN_NUMBER not in event.model_dump_json()


async def test_who_registers_for_somebody_else_is_not_told_whether_there_is_such_an_account(client, people):
    admin = client(people.admin)
    answers = []
    for name in ("nobody_role", "no_such_account"):
        answer = await admin.post("/api/v2/cases", json={"data": {"module_id": MODULE, "owned_by": name}})
        answers.append((answer.status_code, answer.json()["facts"]["fields"]))
    assert answers == [(422, {"owned_by": ["cannot_receive"]})] * 2


@pytest.mark.parametrize("number", [17, ["OSCAR"], {"id": "OSCAR"}])
async def test_a_number_is_a_text(amina, number):
    answer = await amina.post("/api/v2/cases", json={"data": {"case_id": number}})
    assert (answer.status_code, answer.json()["errors"][0]["detail"]) == (422, ["/case_id"])


async def test_the_only_module_of_a_person_need_not_be_named(amina):
    answer = await amina.post("/api/v2/cases", json={"data": {"sex": "female"}})
    assert answer.json()["data"]["module_id"] == MODULE


@pytest.mark.parametrize("data", [{}, {"module_id": ""}, {"sex": "female", "module_id": 7}])
async def test_nothing_is_registered_without_a_module(amina, data):
    answer = await amina.post("/api/v2/cases", json={"data": data})
    assert (answer.status_code, answer.json()["facts"]["fields"]) == (422, {"module_id": ["missing"]})


async def test_who_has_two_modules_has_to_say_which(amina, people, deliver, database):
    async with database.session() as session:
        await save_module(session, replace(child_protection(), unique_id="another"))
    role = people.amina.role
    both = {"name": "Both", "group_permission": "self", "permissions": CASEWORKER, "modules": [MODULE, "another"]}
    await deliver(RoleChanged(unique_id=role, number=1, forms={}, **both), about=derived_id("role", role))
    answer = await amina.post("/api/v2/cases", json={"data": {"sex": "female"}})
    assert (answer.status_code, answer.json()["facts"]["fields"]) == (422, {"module_id": ["missing"]})
