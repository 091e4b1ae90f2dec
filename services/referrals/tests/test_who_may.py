"""Each route: nobody, somebody else, the wrong role, the right one; and who reads what was written."""

from uuid import uuid4

import pytest
from referring_builders import API, ROW

ROUTES = [
    ("GET", "/cases/{case}/referrals", None),
    ("POST", "/cases/{case}/referrals", {"transitioned_to": "partner"}),
    ("PATCH", "/cases/{case}/referrals/{referral}", {"status": "accepted"}),
    ("DELETE", "/cases/{case}/referrals/{referral}", None),
    ("GET", "/cases/{case}/transitions", None),
    ("GET", "/cases/{case}/assigns", None),
    ("POST", "/cases/{case}/assigns", {"transitioned_to": "benedita"}),
    ("GET", "/referrals/{referral}", None),
]


async def call(client, method, path, data, **ids):
    body = None if data is None else {"data": data}
    return await client.request(method, API + path.format(**ids), json=body)


@pytest.mark.parametrize(("method", "path", "data"), ROUTES)
async def test_nobody_is_told_nothing(method, path, data, anonymous):
    response = await call(anonymous, method, path, data, case=uuid4(), referral=uuid4())
    assert response.status_code == 401


@pytest.mark.parametrize(("method", "path", "data"), ROUTES)
async def test_for_another_team_the_record_is_not_there(*, method, path, data, referring, client, people):
    case = await referring.case()
    id = await referring.referral(case)
    other = await people.add("other", scope="group", groups=["south"], permissions={"case": ["manage"]})
    hidden = await call(client(other), method, path, data, case=case.record_id, referral=id)
    unknown = await call(client(other), method, path, data, case=uuid4(), referral=uuid4())
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.json()["errors"][0]["message"] == unknown.json()["errors"][0]["message"] == "Not Found"


EXPECTED = {
    "amina": [200, 200, 403, 200, 200, 200, 403, 200],
    "joao": [200, 200, 403, 403, 200, 200, 200, 200],
    "partner": [404, 404, 200, 403, 404, 404, 404, 200],
    "benedita": [404, 404, 404, 404, 404, 404, 404, 404],
    "admin": [200, 200, 403, 200, 200, 200, 200, 200],
}


@pytest.mark.parametrize("who", EXPECTED)
async def test_each_route_for_each_of_the_people(who, referring, client, people):
    case = await referring.case()
    signed_in = client(people.known[who])
    statuses = []
    for number, (method, path, data) in enumerate(ROUTES):
        id = await referring.referral(case, consent_overridden=False, service_record_id=f"{ROW[:-1]}{number}")
        response = await call(signed_in, method, path, data, case=case.record_id, referral=id)
        statuses.append(response.status_code)
    assert statuses == EXPECTED[who]


async def test_without_any_right_nothing_is_listed(referring, client, people, anonymous):
    case = await referring.case()
    nobody = client(people.nobody_role)
    assert (await nobody.get(f"{API}/referrals")).status_code == 403
    assert (await nobody.get(f"{API}/cases/{case.record_id}/referrals")).status_code == 403
    assert (await nobody.post(f"{API}/cases/referrals", json={"data": {"ids": [str(uuid4())]}})).status_code == 403
    assigns = {"data": {"filters": {"id": [str(uuid4())]}}}
    assert (await nobody.post(f"{API}/cases/assigns", json=assigns)).status_code == 403
    for method, path in (("GET", "/referrals"), ("POST", "/cases/referrals"), ("POST", "/cases/assigns")):
        answer = await anonymous.request(method, API + path, json={"data": {"ids": []}})
        assert answer.status_code == 401


async def test_a_partner_sees_only_referrals_to_itself(referring, client, people):
    case = await referring.case()
    await people.add("clinic", permissions={"case": ["read", "receive_referral"]}, agency="hospital", groups=["health"])
    mine, other = await referring.referral(case), await referring.referral(case, to="clinic")
    partner = client(people.partner)
    assert [row["id"] for row in (await partner.get(f"{API}/referrals")).json()["data"]] == [mine]
    assert (await partner.get(f"{API}/referrals/{other}")).status_code == 404
    assert (await referring.answer(case, other, "accepted")).status_code == 404
    assert (await partner.get(f"{API}/referrals?direction=sent")).json()["data"] == []


async def test_a_recipient_who_reads_the_case_sees_only_the_own_referral(referring, client, people, deliver):
    case = await referring.case(associated_user_names=["amina", "partner", "rosa"])
    mine, other = await referring.referral(case), await referring.referral(case, to="rosa")
    path = f"{API}/cases/{case.record_id}/referrals"
    assert [row["id"] for row in (await client(people.partner).get(path)).json()["data"]] == [mine]
    assert {row["id"] for row in (await client(people.amina).get(path)).json()["data"]} == {mine, other}


@pytest.mark.parametrize(
    ("scope", "who", "rights", "sees", "reads"),
    [
        ("group", {"groups": ["north"]}, ["read", "referral"], True, True),
        ("group", {"groups": ["north"]}, ["read"], False, False),
        ("agency", {"agency": "mssi"}, ["read", "remove_assigned_users"], True, True),
        ("agency", {"agency": "mssi"}, ["read"], False, False),
        ("all", {}, ["read"], True, False),
        ("all", {}, ["read", "referral"], True, True),
    ],
)
async def test_who_else_sees_a_referral_and_reads_its_notes(
    *, scope, who, rights, sees, reads, referring, client, people
):
    case = await referring.case()
    id = await referring.referral(case)
    reader = await people.add("reader", scope=scope, permissions={"case": rights}, **who)
    body = (await client(reader).get(f"{API}/cases/{case.record_id}/referrals")).json()
    rows = body["data"]
    assert [row["id"] for row in rows] == ([id] if sees else [])
    assert body.get("withheld", False) is not sees
    assert [("notes" in row) for row in rows] == ([reads] if sees else [])
    assert (await client(reader).get(f"{API}/referrals/{id}")).status_code == (200 if sees else 404)


async def test_a_group_of_the_recipient_sees_what_came_to_its_people(referring, client, people):
    case = await referring.case(
        owned_by_groups=["south"],
        associated_user_groups=["south", "north"],
        owned_by="rosa",
        associated_user_names=["rosa", "benedita"],
    )
    to_north = await referring.referral(case, by="rosa", to="benedita")
    await referring.referral(case, by="rosa", to="partner")
    rows = (await client(people.joao).get(f"{API}/cases/{case.record_id}/referrals")).json()["data"]
    assert [row["id"] for row in rows] == [to_north]


async def test_who_lost_every_right_to_cases_reads_no_notes(referring, client, people, app):
    case = await referring.case()
    id = await referring.referral(case)
    former = await people.add("amina", role="role-caseworker", permissions={}, groups=["north"])
    app.state.actors.forget()
    shown = (await client(former).get(f"{API}/referrals/{id}")).json()["data"]
    assert ("notes" in shown, shown["abilities"], shown["record_access_denied"]) == (False, [], True)
    assert (await referring.revoke(case, id)).status_code == 403


async def test_who_was_asked_cannot_take_it_back_instead(referring, people):
    case = await referring.case(associated_user_names=["amina", "rosa"])
    id = await referring.referral(case, to="rosa")
    assert (await referring.revoke(case, id, by="rosa")).status_code == 403


async def test_who_may_remove_people_takes_back_what_another_sent(referring, people):
    case = await referring.case(associated_user_names=["amina", "benedita"])
    id = await referring.referral(case)
    assert (await referring.revoke(case, id, by="benedita")).status_code == 404
    await people.add(
        "remover", scope="group", groups=["north"], permissions={"case": ["read", "remove_assigned_users"]}
    )
    assert (await referring.revoke(case, id, by="remover")).status_code == 200


@pytest.mark.parametrize("scope", ["identified", "admin_only"])
async def test_every_scope_gets_an_answer(scope, referring, client, people):
    case = await referring.case(identified_by="reader", associated_user_names=["reader", "amina"])
    reader = await people.add("reader", scope=scope, permissions={"case": ["read"]})
    await referring.referral(case)
    response = await client(reader).get(f"{API}/cases/{case.record_id}/referrals")
    assert (response.status_code, response.json()) == (200, {"data": [], "withheld": True})


async def test_a_referral_is_made_from_a_service_with_that_right_only(referring, people):
    case = await referring.case(associated_user_names=["amina", "server"])
    await people.add("server", permissions={"case": ["read", "referral_from_service"]})
    assert (await referring.ask(case, by="server")).status_code == 403
    assert (await referring.ask(case, by="server", service_record_id=ROW)).status_code == 200


async def test_refused_requests_are_audited(referring, database):
    from chassis.tables import audit_entry
    from sqlalchemy import select

    case = await referring.case()
    id = await referring.referral(case)
    await referring.answer(case, id, "accepted", by="joao")
    async with database.session() as session:
        rows = (await session.execute(select(audit_entry).where(audit_entry.c.user_name == "joao"))).all()
    assert [(row.action, row.outcome, row.code) for row in rows] == [("answer_referral", "refused", "not_allowed")]
