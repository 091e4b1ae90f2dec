"""The same referral is not made twice while it is open, by whichever road; after its end it is."""

import asyncio
import importlib.util
from pathlib import Path
from uuid import UUID, uuid4

import pytest
import referrals
from contracts.referrals import AssignmentMade, ReferralMade
from referring_builders import API, ROW, ended, granted, refused
from sqlalchemy import text
from testkit import eventually

SAME = {
    "for nothing in particular": {},
    "for a sort of service": {"service": "health"},
    "for a service of the case": {"service": "health", "service_record_id": ROW},
    "somebody outside": {"to": None, "remote": True, "transitioned_to_remote": "Some one"},
}


@pytest.mark.parametrize("what", SAME)
@pytest.mark.parametrize("by", ["amina", "admin"])
async def test_what_is_open_is_not_made_again(*, what, by, referring, published):
    case = await referring.case()
    await referring.services("health", "law")
    first = (await referring.ask(case, **SAME[what])).json()["data"]
    again = await referring.ask(case, by=by, **SAME[what] | {"notes": "other words"})
    body = again.json()
    assert (again.status_code, body["code"]) == (409, "already_referred")
    assert (body["facts"]["referral"], body["facts"]["status"]) == (first["id"], "in_progress")
    assert "Some one" not in again.text
    assert len(await published(ReferralMade)) == 1


@pytest.mark.parametrize(
    ("one", "other", "status"),
    [
        pytest.param({}, {"to": "rosa"}, 200, id="another person"),
        pytest.param({}, {"service": "health"}, 200, id="another sort of service"),
        pytest.param({"service_record_id": ROW}, {"service_record_id": ROW[:-1] + "0"}, 200, id="another service"),
        pytest.param({}, {"service_record_id": ROW}, 200, id="a service of the case"),
        pytest.param({"service_record_id": ROW}, {"service_record_id": ROW, "service": "law"}, 409, id="one row"),
        pytest.param({"service_record_id": ROW}, {"service_record_id": ROW.upper()}, 409, id="one row in capitals"),
        pytest.param({}, {"authorized_role_unique_id": "role-shaped"}, 200, id="another role"),
        pytest.param({}, {"consent_overridden": True, "service": ""}, 409, id="only said otherwise"),
        pytest.param({}, SAME["somebody outside"], 200, id="somebody outside"),
        pytest.param(
            SAME["somebody outside"],
            SAME["somebody outside"] | {"transitioned_to_remote": " some  ONE "},
            409,
            id="the same outside, written otherwise",
        ),
        pytest.param(
            SAME["somebody outside"],
            SAME["somebody outside"] | {"transitioned_to_agency": "Another house"},
            200,
            id="elsewhere outside",
        ),
    ],
)
async def test_what_is_the_same(*, one, other, status, referring, people):
    case = await referring.case()
    await people.add("shaped", role="role-shaped")
    await referring.services("health", "law")
    await allow_for_referrals(referring)
    assert (await referring.ask(case, **one)).status_code == 200
    assert (await referring.ask(case, **other)).status_code == status


async def allow_for_referrals(referring):
    async with referring.people.database.session() as session:
        await session.execute(
            text(
                """UPDATE actor_role SET role = role || '{"referral_authorization": true}'
                WHERE unique_id = 'role-shaped'"""
            )
        )


@pytest.mark.parametrize("end", ["rejected", "done", "revoked", "refused", "ended"])
async def test_after_its_end_it_may_be_made_again(end, referring):
    case = await referring.case()
    id = (await referring.ask(case)).json()["data"]["id"]
    if end == "refused":
        await referring.deliver(refused(case, id), about=UUID(id))
    else:
        await referring.deliver(granted(case, id), about=case.record_id)
    if end == "ended":
        await referring.deliver(ended(case, id, "record_closed"), about=UUID(id))
    elif end == "revoked":
        assert (await referring.revoke(case, id)).status_code == 200
    for status in {"rejected": ["rejected"], "done": ["accepted", "done"]}.get(end, []):
        assert (await referring.ask(case)).status_code == 409
        assert (await referring.answer(case, id, status)).status_code == 200
    assert (await referring.ask(case)).status_code == 200


async def test_who_may_not_see_the_one_that_is_open_is_not_told_which(referring, people):
    case = await referring.case(associated_user_names=["amina", "rosa"])
    await people.add("rosa", permissions={"case": ["read", "referral"]}, groups=["south"])
    await referring.ask(case)
    again = await referring.ask(case, by="rosa")
    assert (again.status_code, again.json()["facts"]) == (409, {})


async def test_the_same_command_is_no_second_one(referring, client, people):
    case = await referring.case()
    path, body = f"{API}/cases/{case.record_id}/referrals", {"data": {"transitioned_to": "partner"}}
    key = {"Idempotency-Key": str(uuid4())}
    answers = [await client(people.amina).post(path, json=body, headers=key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]


async def test_among_many_those_that_are_open_are_named(referring, client, people):
    cases = [await referring.case() for _ in range(2)]
    await referring.ask(cases[1])
    ids = [str(case.record_id) for case in cases]
    body = {"data": {"ids": ids, "transitioned_to": "partner"}}
    path = f"{API}/cases/referrals"
    first = (await client(people.amina).post(path, json=body)).json()
    assert [row["record_id"] for row in first["data"]] == ids[:1]
    assert [(error["status"], error["code"]) for error in first["errors"]] == [(409, "already_referred")]
    again = (await client(people.amina).post(path, json=body)).json()
    assert (again["code"], {error["code"] for error in again["errors"]}) == ("nothing_done", {"already_referred"})


async def test_of_two_at_one_moment_one_counts(really):
    case = await really.case()
    calls = [asyncio.create_task(really.ask(case)) for _ in range(2)]
    await _granted_to_the_one(really, [case])
    answers = await asyncio.gather(*calls)
    assert sorted(answer.status_code for answer in answers) == [200, 409]


async def test_of_two_who_assign_at_one_moment_one_counts(really):
    case = await really.case()
    body = {"data": {"transitioned_to": "benedita", "notes": "please follow"}}
    joao = really.client(really.people.joao)
    calls = [joao.post(f"{API}/cases/{case.record_id}/assigns", json=body) for _ in range(2)]
    answers = await asyncio.gather(*calls)
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    assert len(await really.published(AssignmentMade)) == 1


async def test_of_two_who_ask_for_the_same_many_each_case_goes_once(really):
    """In opposite order: neither waits for the other in a circle."""
    cases = [await really.case() for _ in range(6)]
    ids = [str(case.record_id) for case in cases]
    amina = really.client(really.people.amina)
    bodies = [{"data": {"ids": each, "transitioned_to": "partner"}} for each in (ids, ids[::-1])]
    calls = [asyncio.create_task(amina.post(f"{API}/cases/referrals", json=body)) for body in bodies]
    await _granted_to_the_one(really, cases)
    answers = await asyncio.gather(*calls)
    assert {answer.status_code for answer in answers} <= {200, 422}
    assert len(await really.published(ReferralMade)) == len(cases)


async def _granted_to_the_one(really, cases):
    async def look():
        assert len(await really.published(ReferralMade)) == len(cases)

    await eventually(look)
    by_id = {case.record_id: case for case in cases}
    for made in await really.published(ReferralMade):
        await really.deliver(granted(by_id[made.record_id], str(made.transition_id)), about=made.record_id)


async def test_those_from_before_claim_what_they_would_claim_today(referring, database):
    """As the migration fills it; of two that are the same the first one does."""
    case = await referring.case()
    await referring.services("health")
    for what in ({}, {"service": "health"}, {"service_record_id": ROW}):
        await referring.ask(case, **what)
    claims = text("SELECT id, claim FROM transition ORDER BY created_at")
    file = Path(referrals.__file__).parents[2] / "migrations/versions/0006_claims.py"
    spec = importlib.util.spec_from_file_location("claims", file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    async with database.session() as session:
        before = [tuple(row) for row in await session.execute(claims)]
        await session.execute(text("UPDATE transition SET claim = NULL"))
        await session.execute(text(module.FILL))
        assert [tuple(row) for row in await session.execute(claims)] == before
    assert None not in dict(before).values()
