"""User groups, agencies and the code of conduct."""

import pytest
from contracts.identity import AccountChanged, AgencyChanged, GroupChanged

GROUPS = "/api/v2/user_groups"
AGENCIES = "/api/v2/agencies"
CODES = "/api/v2/codes_of_conduct"
ROUTES = [
    (method, base + where)
    for base in (GROUPS, AGENCIES)
    for method, where in [("GET", ""), ("GET", "/1"), ("POST", ""), ("PATCH", "/1"), ("DELETE", "/1")]
]


@pytest.mark.parametrize(("method", "path"), [*ROUTES, ("GET", CODES), ("POST", CODES)])
async def test_nobody_reaches_them_without_signing_in(anonymous, method, path):
    assert (await anonymous.request(method, path, json={"data": {}})).status_code == 401


@pytest.mark.parametrize(("method", "path"), [*ROUTES, ("POST", CODES)])
async def test_the_wrong_role_is_refused(client, staff, method, path):
    body = {"data": {"name": "x", "title": "x", "content": "x"}}
    if "agencies" in path:
        body = {"data": {"name": {"en": "x"}, "agency_code": "x"}}
    assert (await client(staff.amina).request(method, path, json=body)).status_code == 403


async def numbers(client, actor, path: str) -> dict[str, int]:
    rows = (await client(actor).get(path, params={"per": 100})).json()["data"]
    return {row["unique_id"]: row["id"] for row in rows}


async def test_a_manager_opens_own_groups_only(client, staff):
    known = await numbers(client, staff.rui, GROUPS)
    rui = client(staff.rui)
    assert (await rui.get(f"{GROUPS}/{known['north']}")).json()["data"]["unique_id"] == "north"
    assert (await rui.get(f"{GROUPS}/{known['south']}")).json()["code"] == "group_closed"
    changed = await rui.patch(f"{GROUPS}/{known['south']}", json={"data": {"name": "Mine"}})
    assert changed.json()["code"] == "group_closed"
    changed = await rui.patch(f"{GROUPS}/{known['north']}", json={"data": {"name": "North team"}})
    assert changed.json()["data"]["name"] == "North team"


async def test_who_sees_only_own_groups_is_in_the_group_they_create(client, staff, published):
    answer = await client(staff.rui).post(GROUPS, json={"data": {"name": "East Team"}})
    assert answer.json()["data"]["unique_id"] == "usergroup-east-team"
    assert (await published(GroupChanged))[-1].name == "East Team"
    assert (await published(AccountChanged))[-1].groups == ["north", "usergroup-east-team"]
    made = f"{GROUPS}/{answer.json()['data']['id']}"
    assert (await client(staff.rui).get(made)).status_code == 200
    assert (await client(staff.rui).post(GROUPS, json={"data": {"name": "East Team"}})).status_code == 409


async def test_a_deleted_group_is_left_by_its_people(client, staff, published):
    known = await numbers(client, staff.root, GROUPS)
    answer = await client(staff.root).delete(f"{GROUPS}/{known['south']}")
    assert answer.status_code == 200
    assert (await published(GroupChanged))[-1].deleted
    last = (await published(AccountChanged))[-1]
    assert (last.user_name, last.groups) == ("rosa", [])


@pytest.mark.parametrize("wrong", [{}, {"name": " "}, {"name": "X", "agency_unique_ids": ["nowhere"]}])
async def test_a_group_that_could_not_be_used_is_refused(client, staff, wrong):
    assert (await client(staff.root).post(GROUPS, json={"data": wrong})).status_code == 422


async def test_a_super_user_makes_and_changes_an_agency(client, staff, published):
    root = client(staff.root)
    body = {"unique_id": "shelter", "agency_code": "SHELTER", "name": {"en": "Example Shelter"}}
    answer = await root.post(AGENCIES, json={"data": body})
    assert answer.status_code == 200, answer.text
    made = answer.json()["data"]
    assert made["description"] == {"en": ""}
    changed = await root.patch(f"{AGENCIES}/{made['id']}", json={"data": {"name": {"tet": "Uma Mahon"}}})
    assert changed.json()["data"]["name"] == {"en": "Example Shelter", "tet": "Uma Mahon"}
    assert (await published(AgencyChanged))[-1].name["tet"] == "Uma Mahon"
    assert (await root.post(AGENCIES, json={"data": body})).status_code == 409
    gone = await root.delete(f"{AGENCIES}/{made['id']}")
    assert gone.json()["data"]["disabled"] is True


async def test_only_who_manages_agencies_creates_one(client, staff):
    body = {"data": {"agency_code": "NEW", "name": {"en": "New"}}}
    assert (await client(staff.ana).post(AGENCIES, json=body)).status_code == 403
    for wrong in ({}, {"agency_code": "NEW"}, {"name": {"en": "No code"}}):
        assert (await client(staff.root).post(AGENCIES, json={"data": wrong})).status_code == 422


async def test_a_role_limited_to_agencies_reads_no_other(client, staff):
    rights = {"agency": ["read", "write"], "objects": {"agency": ["hospital"]}}
    await staff.role("role-limited", scope="all", permissions=rights)
    eva = await staff.add("eva", "role-limited")
    assert list(await numbers(client, eva, AGENCIES)) == ["hospital"]
    other = (await numbers(client, staff.root, AGENCIES))["mssi"]
    assert (await client(eva).get(f"{AGENCIES}/{other}")).json()["code"] == "agency_closed"


async def test_everybody_accepts_the_newest_code_of_conduct(client, staff):
    answer = await client(staff.amina).get(CODES)
    assert (answer.status_code, answer.json()["errors"][0]["message"]) == (404, "Not Found")
    body = {"data": {"title": "Our conduct", "content": "Do no harm."}}
    made = (await client(staff.ana).post(CODES, json=body)).json()["data"]
    assert (await client(staff.ana).post(CODES, json=body)).json()["data"]["id"] == made["id"]
    amina, own = client(staff.amina), f"/api/v2/users/{staff.amina.number}"
    assert (await amina.get(CODES)).json()["data"]["title"] == "Our conduct"
    wrong = await amina.patch(own, json={"data": {"code_of_conduct_id": made["id"] + 1}})
    assert wrong.status_code == 422
    accepted = await amina.patch(own, json={"data": {"code_of_conduct_id": made["id"]}})
    assert accepted.json()["data"]["code_of_conduct_accepted_on"]


async def test_agencies_and_groups_are_listed_in_the_order_asked_for(client, staff):
    root = client(staff.root)
    body = {"unique_id": "archive", "agency_code": "ZZ", "order": 3, "name": {"en": "Zero", "tet": "Arkivu"}}
    assert (await root.post(AGENCIES, json={"data": body})).status_code == 200

    async def listed(path: str, **query: str) -> list[str]:
        return [row["unique_id"] for row in (await root.get(path, params=query)).json()["data"]]

    assert (await listed(AGENCIES))[-1] == "archive"
    assert (await listed(AGENCIES, order_by="name"))[-1] == "archive"
    assert (await listed(AGENCIES, order_by="name", locale="tet"))[0] == "archive"
    assert await listed(GROUPS, order_by="name", order="desc") == ["south", "north"]
    assert (await root.get(GROUPS, params={"order_by": "agencies"})).status_code == 422
