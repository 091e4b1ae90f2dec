"""Roles: the catalogue holds, and nobody writes more than they hold."""

import pytest
from contracts.identity import RoleChanged
from contracts.permissions import CATALOGUE, UNOFFERED

ROLES = "/api/v2/roles"


def role(unique_id: str, **more: object) -> dict[str, object]:
    attributes = {
        "name": unique_id,
        "unique_id": unique_id,
        "group_permission": "group",
        "module_unique_ids": ["primeromodule-cp"],
        "permissions": {"case": ["read", "write"]},
        "form_section_read_write": {"basic_identity": "rw", "services": "r"},
    }
    return {"data": attributes | more}


async def number_of(client, actor, unique_id: str) -> int:
    rows = (await client(actor).get(ROLES)).json()["data"]
    return next(row["id"] for row in rows if row["unique_id"] == unique_id)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ROLES),
        ("GET", f"{ROLES}/1"),
        ("POST", ROLES),
        ("PATCH", f"{ROLES}/1"),
        ("PUT", f"{ROLES}/1"),
        ("DELETE", f"{ROLES}/1"),
        ("GET", "/api/v2/permissions"),
    ],
)
async def test_nobody_reaches_roles_without_signing_in(anonymous, method, path):
    assert (await anonymous.request(method, path, json={"data": {}})).status_code == 401


async def test_a_caseworker_lists_roles_and_no_more(client, staff):
    amina = client(staff.amina)
    answer = (await amina.get(ROLES)).json()
    assert answer["metadata"] == {"total": 5, "per": None, "page": None}
    number = answer["data"][1]["id"]
    assert (await amina.get(f"{ROLES}/{number}")).status_code == 403
    assert (await amina.post(ROLES, json=role("role-new"))).status_code == 403
    assert (await amina.patch(f"{ROLES}/{number}", json=role("x"))).status_code == 403
    assert (await amina.delete(f"{ROLES}/{number}")).status_code == 403
    permissions = (await amina.get("/api/v2/permissions")).json()["data"]["resource_actions"]
    offered = {(name, action) for name, actions in permissions.items() for action in actions}
    known = {(name, action) for name, actions in CATALOGUE.items() for action in actions}
    assert offered == known - UNOFFERED


async def test_a_super_user_creates_a_role_that_is_announced(client, staff, published):
    answer = await client(staff.root).post(ROLES, json=role("role-new"))
    assert answer.status_code == 200, answer.text
    made = answer.json()["data"]
    assert made["permissions"] == {"case": ["read", "write"], "objects": {}}
    assert made["form_section_read_write"] == {"basic_identity": "rw", "services": "r"}
    assert made["description"] is None
    event = (await published(RoleChanged))[-1]
    assert (event.unique_id, event.group_permission) == ("role-new", "group")
    assert (await client(staff.root).post(ROLES, json=role("role-new"))).status_code == 409


@pytest.mark.parametrize(
    "wrong",
    [
        {"permissions": {"case": ["fly"]}},
        {"permissions": {"spaceship": ["read"]}},
        {"permissions": {"case": "read"}},
        {"permissions": {}},
        {"permissions": {"case": ["read"], "objects": {"managed_report": {"scope": "galaxy"}}}},
        {"group_permission": "everything"},
        {"form_section_read_write": {"basic_identity": "x"}},
        {"name": " "},
    ],
)
async def test_a_role_that_could_not_be_used_is_refused(client, staff, wrong):
    assert (await client(staff.root).post(ROLES, json=role("role-new", **wrong))).status_code == 422


async def test_the_two_pairs_of_primeros_seed_that_its_catalogue_lacks_load(client, staff):
    pairs = {"agency": ["read", "create"], "audit_log": ["manage"]}
    answer = await client(staff.root).post(ROLES, json=role("role-new", permissions=pairs))
    assert answer.json()["data"]["permissions"] == {
        "agency": ["read", "create"],
        "audit_log": ["read"],
        "objects": {},
    }
    offered = (await client(staff.root).get("/api/v2/permissions")).json()["data"]["resource_actions"]
    assert "create" not in offered["agency"]


async def test_roles_of_super_users_are_closed_to_everybody(client, staff):
    number = await number_of(client, staff.root, "role-superuser")
    for actor in (staff.root, staff.ana, staff.ines):
        assert (await client(actor).get(f"{ROLES}/{number}")).status_code == 403
        assert (await client(actor).patch(f"{ROLES}/{number}", json=role("x"))).status_code == 403
        assert (await client(actor).delete(f"{ROLES}/{number}")).status_code == 403
    everything = {name: ["manage"] for name, actions in CATALOGUE.items() if "manage" in actions}
    again = role("role-new", permissions=everything, group_permission="all")
    assert (await client(staff.root).post(ROLES, json=again)).json()["code"] == "role_closed"


@pytest.mark.parametrize(
    "more",
    [
        {"permissions": {"case": ["read"], "webhook": ["manage"]}},
        {"permissions": {"case": ["manage"]}},
        {"permissions": {"role": ["assign"]}},
        {"permissions": {"role": ["assign"], "objects": {"role": ["role-administrator"]}}},
        {"permissions": {"user": ["manage"]}},
    ],
)
async def test_nobody_writes_a_role_that_holds_more_than_they_do(client, staff, more):
    answer = await client(staff.ana).post(ROLES, json=role("role-new", **more))
    assert (answer.status_code, answer.json()["code"]) == (403, "role_too_powerful")
    number = await number_of(client, staff.ana, "role-worker")
    answer = await client(staff.ana).patch(f"{ROLES}/{number}", json={"data": more})
    assert (answer.status_code, answer.json()["code"]) == (403, "role_too_powerful")


async def test_a_narrower_scope_writes_no_wider_one(client, staff):
    rights = {"role": ["read", "write", "create"], "case": ["read", "write"]}
    forms = {"basic_identity": "rw", "services": "r"}
    await staff.role("role-narrow", scope="group", permissions=rights, form_section_read_write=forms)
    eva = await staff.add("eva", "role-narrow")
    answer = await client(eva).post(ROLES, json=role("role-new", group_permission="all"))
    assert answer.json()["code"] == "role_too_powerful"
    assert (await client(eva).post(ROLES, json=role("role-new"))).status_code == 200


@pytest.mark.parametrize(
    ("more", "beyond"),
    [
        ({"permissions": {"case": ["read", "close"]}}, ["case:close"]),
        ({"form_section_read_write": {"basic_identity": "rw", "services": "rw"}}, ["services:rw"]),
        ({"form_section_read_write": {"basic_identity": "r", "health": "r"}}, ["health:r"]),
        ({"module_unique_ids": ["primeromodule-cp", "primeromodule-gbv"]}, ["module:primeromodule-gbv"]),
    ],
)
async def test_a_role_gains_no_permission_and_no_form_that_its_writer_lacks(client, staff, more, beyond):
    rights = {"role": ["read", "write", "create"], "case": ["read", "write"]}
    forms = {"basic_identity": "rw", "services": "r"}
    await staff.role("role-narrow", scope="group", permissions=rights, form_section_read_write=forms)
    await staff.role("role-others", permissions={"case": ["read", "close"]}, form_section_read_write={"health": "r"})
    eva = client(await staff.add("eva", "role-narrow"))
    refused = await eva.post(ROLES, json=role("role-new", **more))
    assert (refused.status_code, refused.json()["facts"]) == (403, {"beyond": beyond})
    made = (await eva.post(ROLES, json=role("role-new"))).json()["data"]["id"]
    assert (await eva.patch(f"{ROLES}/{made}", json={"data": more})).json()["facts"] == {"beyond": beyond}
    others = await number_of(client, eva_of(staff), "role-others")
    less = {"data": {"form_section_read_write": {}, "description": "keeps what it had"}}
    assert (await eva.patch(f"{ROLES}/{others}", json=less)).status_code == 200


@pytest.mark.parametrize(
    ("scope", "status"), [("self", 200), ("group", 200), ("agency", 403), ("all", 403), (None, 403)]
)
async def test_the_insights_of_a_role_count_no_more_than_its_writer_s_do(client, staff, scope, status):
    rights = {"role": ["read", "write", "create"], "managed_report": ["violations"]}
    narrow = rights | {"objects": {"managed_report": {"scope": "group"}}}
    await staff.role("role-narrow", scope="group", permissions=narrow)
    eva = client(await staff.add("eva", "role-narrow"))
    counting = {"managed_report": ["violations"], "objects": {"managed_report": {"scope": scope}} if scope else {}}
    answer = await eva.post(ROLES, json=role("role-new", permissions=counting, form_section_read_write={}))
    assert answer.status_code == status, answer.text


def eva_of(staff):
    return staff.known["eva"]


async def test_a_user_administrator_makes_no_role_that_sees_what_they_do_not(client, staff):
    every = role("role-new", group_permission="all", permissions={"case": ["read"]}, form_section_read_write={})
    answer = await client(staff.ines).post(ROLES, json=every)
    assert (answer.status_code, answer.json()["facts"]) == (403, {"beyond": ["case:read"]})


async def test_nobody_changes_the_own_role(client, staff):
    number = await number_of(client, staff.ines, "role-user-admin")
    answer = await client(staff.ines).patch(f"{ROLES}/{number}", json={"data": {"description": "mine"}})
    assert answer.status_code == 403


async def test_a_limited_administrator_changes_the_listed_roles_only(client, staff, published):
    ana = client(staff.ana)
    listed = await number_of(client, staff.ana, "role-worker")
    answer = await ana.patch(f"{ROLES}/{listed}", json={"data": {"description": "Works", "referral": True}})
    assert answer.status_code == 200, answer.text
    assert (await published(RoleChanged))[-1].referral
    other = await number_of(client, staff.ana, "role-user-admin")
    assert (await ana.get(f"{ROLES}/{other}")).status_code == 403


async def test_a_role_that_accounts_have_is_not_removed(client, staff, published):
    root = client(staff.root)
    used = await number_of(client, staff.root, "role-worker")
    assert (await root.delete(f"{ROLES}/{used}")).json()["code"] == "role_in_use"
    made = (await root.post(ROLES, json=role("role-new"))).json()["data"]["id"]
    assert (await root.delete(f"{ROLES}/{made}")).json() == {"data": {"id": made}}
    assert (await published(RoleChanged))[-1].deleted
    assert (await root.get(f"{ROLES}/{made}")).status_code == 404


async def test_the_change_of_a_role_counts_with_the_next_request(client, staff):
    number = await number_of(client, staff.root, "role-manager")
    assert (await client(staff.rui).get("/api/v2/users")).status_code == 200
    less = {"data": {"permissions": {"case": ["read"]}}}
    assert (await client(staff.root).patch(f"{ROLES}/{number}", json=less)).status_code == 200
    assert (await client(staff.rui).get("/api/v2/users")).status_code == 403


async def test_roles_are_filtered_and_paged(client, staff):
    root = client(staff.root)
    await root.post(ROLES, json=role("role-partner", referral=True))
    found = (await root.get(ROLES, params={"external": "true"})).json()["data"]
    assert [row["unique_id"] for row in found] == ["role-partner"]
    found = (await root.get(ROLES, params={"per": "2"})).json()
    assert (len(found["data"]), found["metadata"]) == (2, {"total": 6, "per": 2, "page": 1})
    managed = (await client(staff.ana).get(ROLES, params={"managed": "true"})).json()["data"]
    assert {row["unique_id"] for row in managed} == {"role-worker", "role-manager"}


async def test_roles_are_listed_in_the_order_and_the_page_asked_for(client, staff):
    root = client(staff.root)
    for unique_id, description in (("role-one", "beta"), ("role-two", "Alpha")):
        assert (await root.post(ROLES, json=role(unique_id, description=description))).status_code == 200

    async def listed(**query: object) -> list[str]:
        return [row["unique_id"] for row in (await root.get(ROLES, params=query)).json()["data"]]

    assert (await listed(order_by="description"))[-2:] == ["role-two", "role-one"]
    assert (await listed(order_by="description", order="desc"))[:2] == ["role-one", "role-two"]
    assert await listed(order_by="description", order="desc", per=1, page=2) == ["role-two"]
    assert (await root.get(ROLES, params={"order_by": "objects"})).status_code == 422
