"""Giving a case to another owner, through the API."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from chassis.actor import service_actor
from chassis.schedule import Schedule, run_once
from contracts.referrals import AssignmentDone, AssignmentMade, AssignmentRefused
from referrals.transition.commands import give_up_assignments
from referring_builders import API, assigned, changed, incident_assigned, refused


@pytest.fixture
def assign(client, people):
    async def ask(case, *, by="joao", to="benedita", **more):
        data = {"transitioned_to": to, "notes": "please follow"}
        path = f"{API}/cases/{case.record_id}/assigns"
        return await client(people.known[by]).post(path, json={"data": data}, **more)

    return ask


async def test_an_assignment_is_done_when_cases_has_changed_the_owner(
    *, referring, assign, deliver, published, client, people
):
    case = await referring.case()
    asked = (await assign(case)).json()["data"]
    assert (asked["type"], asked["status"], asked["access"]) == ("Assign", "in_progress", "asked")
    [made] = await published(AssignmentMade)
    assert (made.transitioned_by, made.transitioned_to) == ("joao", "benedita")
    await deliver(assigned(case, asked["id"], "benedita"), about=case.record_id, times=2)
    await deliver(changed(case, owned_by="benedita"), about=case.record_id)
    [done] = await published(AssignmentDone)
    assert str(done.transition_id) == asked["id"]
    listed = await client(people.joao).get(f"{API}/cases/{case.record_id}/assigns")
    [row] = listed.json()["data"]
    assert (row["status"], row["notes"], row["record_owned_by"]) == ("done", "please follow", "amina")


async def test_the_same_command_assigns_once(referring, assign, published):
    case = await referring.case()
    headers = {"Idempotency-Key": str(uuid4())}
    first = await assign(case, headers=headers)
    assert (await assign(case, headers=headers)).json() == first.json()
    assert len(await published(AssignmentMade)) == 1


async def test_the_same_assignment_is_not_made_again_until_cases_has_answered(
    *, referring, assign, deliver, published, client, people
):
    case = await referring.case()
    id = (await assign(case)).json()["data"]["id"]
    again = await assign(case, by="admin")
    assert (again.status_code, again.json()["code"]) == (409, "already_assigning")
    many = {"data": {"transitioned_to": "benedita", "filters": {"id": [str(case.record_id)]}}}
    bulk = (await client(people.joao).post(f"{API}/cases/assigns", json=many)).json()
    assert (bulk["code"], [error["code"] for error in bulk["errors"]]) == ("nothing_done", ["already_assigning"])
    assert len(await published(AssignmentMade)) == 1
    await deliver(refused(case, id, "record_not_open"), about=UUID(id))
    id = (await assign(case)).json()["data"]["id"]
    await deliver(assigned(case, id, "benedita"), about=case.record_id)
    assert (await assign(case)).json()["code"] == "already_owner"
    other = await assign(case, to="amina", by="admin")
    assert other.status_code == 200, other.text


async def test_cases_refuses_an_assignment(*, referring, assign, deliver, published, client, people):
    case = await referring.case()
    headers = {"Idempotency-Key": str(uuid4())}
    id = (await assign(case, headers=headers)).json()["data"]["id"]
    await deliver(refused(case, id, "record_not_open"), about=UUID(id), times=2)
    again = await assign(case, headers=headers)
    assert (again.status_code, again.json()["code"]) == (422, "record_not_open")
    assert [event.code for event in await published(AssignmentRefused)] == ["record_not_open"]


async def test_an_assignment_nobody_answers_fails(referring, assign, database, published, deliver):
    case = await referring.case()
    id = (await assign(case)).json()["data"]["id"]
    schedule = Schedule("give_up", timedelta(seconds=1), give_up_assignments)
    later = datetime.now(UTC) + timedelta(minutes=11)
    for _ in range(2):
        await run_once(schedule, database, service_actor("referrals"), later)
    assert [event.code for event in await published(AssignmentRefused)] == ["timed_out"]
    await deliver(assigned(case, id, "benedita"), about=case.record_id)
    assert len(await published(AssignmentDone)) == 1


async def test_a_case_is_not_given_to_its_owner(referring, assign):
    case = await referring.case()
    response = await assign(case, to="amina")
    assert (response.status_code, response.json()["code"]) == (422, "already_owner")


async def test_only_who_reads_cases_can_be_given_one(referring, assign):
    case = await referring.case()
    for target in ("nobody_role", "unknown", None, "joao"):
        response = await assign(case, to=target)
        assert response.json()["facts"]["fields"]["transitioned_to"] == ["transition.errors.to_user_can_receive"]


@pytest.mark.parametrize(
    ("right", "to_rosa", "to_partner", "to_benedita"),
    [
        ("assign", 200, 200, 200),
        ("assign_within_agency", 200, 422, 200),
        ("assign_within_user_group", 422, 422, 200),
        ("write", 403, 403, 403),
    ],
)
async def test_the_strongest_right_bounds_who_can_be_given_a_case(
    *, right, to_rosa, to_partner, to_benedita, referring, assign, people, client
):
    case = await referring.case()
    giver = await people.add("giver", scope="group", groups=["north"], permissions={"case": ["read", right]})
    answers = {name: await assign(case, by="giver", to=name) for name in ("rosa", "partner", "benedita")}
    assert {name: answer.status_code for name, answer in answers.items()} == {
        "rosa": to_rosa,
        "partner": to_partner,
        "benedita": to_benedita,
    }
    offered = await client(giver).get(f"{API}/users/assign-to?record_type=case")
    if right == "write":
        assert offered.status_code == 403
    else:
        names = {row["user_name"] for row in offered.json()["data"]}
        assert ("rosa" in names, "partner" in names, "benedita" in names) == (
            to_rosa == 200,
            to_partner == 200,
            to_benedita == 200,
        )


async def test_many_at_once_by_id_only(referring, client, people, published):
    case, own = await referring.case(), await referring.case(owned_by="benedita")
    joao = client(people.joao)
    ids = [str(case.record_id), str(own.record_id)]
    data = {"transitioned_to": "benedita", "notes": "bulk"}
    response = await joao.post(f"{API}/cases/assigns", json={"data": data | {"filters": {"id": ids}}})
    assert response.status_code == 200
    assert response.json()["data"] == {"transitioned_to": "benedita", "filters": {"id": ids}}
    assert [(e["detail"], e["code"]) for e in response.json()["errors"]] == [(ids[1], "already_owner")]
    assert len(await published(AssignmentMade)) == 1
    none = await joao.post(f"{API}/cases/assigns", json={"data": data | {"ids": ids}})
    assert (none.status_code, none.json()["code"]) == (422, "filters_missing")
    other = await joao.post(f"{API}/cases/assigns", json={"data": data | {"filters": {"id": ids, "sex": ["x"]}}})
    assert other.json()["facts"]["fields"] == {"filters/sex": ["not_supported"]}
    many = [str(uuid4()) for _ in range(101)]
    toomany = await joao.post(f"{API}/cases/assigns", json={"data": data | {"filters": {"id": many}}})
    assert toomany.json()["errors"][0]["message"] == "case.messages.bulk_assign_limit"


async def test_transitions_of_a_case_by_type(referring, assign, client, people):
    case = await referring.case()
    assignment = (await assign(case)).json()["data"]["id"]
    referral = await referring.referral(case)
    amina = client(people.amina)
    path = f"{API}/cases/{case.record_id}/transitions"
    everything = (await amina.get(path)).json()["data"]
    assert [(row["type"], row["id"]) for row in everything] == [
        ("Referral", referral),
        ("Assign", assignment),
    ]
    some = (await amina.get(path + "?types=Transfer,Assign")).json()["data"]
    assert [row["id"] for row in some] == [assignment]
    assert (await amina.get(path + "?types=Nosuch")).status_code == 422


@pytest.fixture
async def over_incidents(people):
    """Who may assign incidents, and somebody who reads them."""
    await people.add("nina", scope="group", groups=["north"], permissions={"incident": ["read", "assign"]})
    return await people.add("rui", groups=["south"], permissions={"incident": ["read"]})


async def test_an_incident_is_assigned_by_the_rights_to_incidents(
    *, referring, deliver, published, client, people, over_incidents
):
    incident = await referring.incident()
    path = f"{API}/incidents/{incident.record_id}/assigns"
    body = {"data": {"transitioned_to": "rui", "notes": "please follow"}}
    nina = client(people.known["nina"])
    asked = (await nina.post(path, json=body)).json()["data"]
    assert (asked["record_type"], asked["status"]) == ("incident", "in_progress")
    [made] = await published(AssignmentMade)
    assert (made.record_type, made.transitioned_to) == ("incident", "rui")
    await deliver(incident_assigned(incident, asked["id"], "rui"), about=incident.record_id, times=2)
    [done] = await published(AssignmentDone)
    assert done.record_type == "incident"
    [row] = (await client(over_incidents).get(path)).json()["data"]
    assert (row["status"], row["notes"]) == ("done", "please follow")


async def test_who_may_assign_cases_assigns_no_incident_and_no_case_is_found_among_incidents(
    *, referring, client, people, over_incidents
):
    incident, case = await referring.incident(), await referring.case()
    body = {"data": {"transitioned_to": "rui"}}
    joao, nina = client(people.joao), client(people.known["nina"])
    assert (await joao.post(f"{API}/incidents/{incident.record_id}/assigns", json=body)).status_code == 403
    assert (await nina.post(f"{API}/incidents/{case.record_id}/assigns", json=body)).status_code == 404
    assert (await joao.post(f"{API}/cases/{incident.record_id}/assigns", json=body)).status_code == 404
    many = {"data": {"transitioned_to": "rui", "filters": {"id": [str(incident.record_id)]}}}
    assert (await joao.post(f"{API}/incidents/assigns", json=many)).status_code == 403
    assert (await nina.post(f"{API}/incidents/assigns", json=many)).status_code == 200


async def test_only_who_reads_incidents_can_be_given_one(*, referring, client, people, over_incidents):
    incident = await referring.incident()
    answer = await client(people.known["nina"]).post(
        f"{API}/incidents/{incident.record_id}/assigns", json={"data": {"transitioned_to": "benedita"}}
    )
    assert answer.json()["code"] == "person_cannot_receive"
