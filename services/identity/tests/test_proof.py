"""Who changes what others may do shows who they are; one's own password wants the one before."""

import time
from uuid import uuid4

import httpx
import pytest
from fastapi.routing import iter_route_contexts
from identity.session.store import session_table
from signing_builders import PASSWORD, ask, sign_in
from sqlalchemy import text, update
from testkit.services import SIGNER

NEXT = "a word for another year"
MINUTES = 15
POWERS = ("/users", "/roles", "/user_groups")
FOR_VISITORS = {"/api/v2/users/self-register"}
CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


def left_open(client, actor, *, minutes: float = MINUTES + 1, session: str = "left-open") -> httpx.AsyncClient:
    """Somebody's browser, in which they entered their password so long ago."""
    proven = time.time() - minutes * 60
    token = SIGNER.sign(account=actor.id, session=session, audience="identity", proven=proven)
    browser = client(None)
    browser.headers["X-Service-Token"] = token
    return browser


def new_password(**more: str) -> dict[str, object]:
    return {"data": {"password": NEXT, "password_confirmation": NEXT, **more}}


async def test_every_route_that_changes_what_others_may_do_wants_a_fresh_proof(app, client, staff):
    stale = left_open(client, staff.root)
    asked = 0
    for route in iter_route_contexts(app.routes):
        path = route.path_format or ""
        if path in FOR_VISITORS or not path.startswith(tuple(f"/api/v2{power}" for power in POWERS)):
            continue
        for method in (route.methods or set()) & CHANGING:
            answer = await stale.request(method, path.replace("{id}", str(staff.amina.number)), json={"data": {}})
            if answer.json()["code"] == "not_built":
                continue
            assert (answer.status_code, answer.json()["code"]) == (403, "proof_wanted"), f"{method} {path}"
            assert answer.json()["facts"] == {"minutes": MINUTES}
            asked += 1
    assert asked >= 12


async def test_reading_and_ones_own_settings_go_on_without_one(client, staff):
    stale = left_open(client, staff.amina)
    assert (await stale.get("/api/v2/roles")).status_code == 200
    answer = await stale.patch(f"/api/v2/users/{staff.amina.number}", json={"data": {"position": "Officer"}})
    assert answer.status_code == 200, answer.text


async def test_a_proof_counts_for_a_quarter_of_an_hour(client, staff):
    change = {"data": {"position": "Officer"}}
    for minutes, status in ((MINUTES - 1, 200), (MINUTES + 1, 403)):
        browser = left_open(client, staff.root, minutes=minutes)
        assert (await browser.patch(f"/api/v2/users/{staff.amina.number}", json=change)).status_code == status


async def token_of(browser: httpx.AsyncClient) -> dict[str, str]:
    """What the gateway gets for this browser."""
    return {"X-Service-Token": (await ask(browser, audience="identity")).headers["x-service-token"]}


async def test_who_enters_the_password_again_goes_on(app, client, staff, database):
    browser = client(None)
    await sign_in(browser, "root")
    async with database.session() as session:
        await session.execute(update(session_table).values(proven_at=text("now() - interval '1 hour'")))
    app.state.gate.forget()
    change, path = {"data": {"position": "Officer"}}, f"/api/v2/users/{staff.amina.number}"
    assert (await browser.patch(path, json=change, headers=await token_of(browser))).status_code == 403
    wrong = {"data": {"password": "not this one"}}
    answer = await browser.post("/api/v2/sessions/proof", json=wrong, headers=await token_of(browser))
    assert (answer.status_code, answer.json()["facts"]) == (422, {"fields": {"password": ["wrong_password"]}})
    assert (await browser.patch(path, json=change, headers=await token_of(browser))).status_code == 403
    right = {"data": {"password": PASSWORD}}
    answer = await browser.post("/api/v2/sessions/proof", json=right, headers=await token_of(browser))
    assert answer.status_code == 204
    assert (await browser.patch(path, json=change, headers=await token_of(browser))).status_code == 200


@pytest.mark.parametrize("given", [{}, {"current_password": ""}, {"current_password": NEXT}])
async def test_ones_own_password_wants_the_one_before(client, staff, given):
    amina = client(staff.amina)
    path = f"/api/v2/users/{staff.amina.number}"
    answer = await amina.patch(path, json=new_password(**given))
    assert (answer.status_code, answer.json()["facts"]) == (422, {"fields": {"current_password": ["wrong_password"]}})
    assert (await amina.patch(path, json=new_password(current_password=PASSWORD))).status_code == 200


@pytest.mark.usefixtures("at_one_moment")
async def test_guesses_of_the_one_before_have_to_wait_like_any(client, staff):
    amina, path = client(staff.amina), f"/api/v2/users/{staff.amina.number}"
    answers = [(await amina.patch(path, json=new_password(current_password="a guess"))).status_code for _ in range(6)]
    assert answers == [422, 422, 422, 422, 429, 429]


async def test_the_same_change_of_a_password_sent_again_is_answered_alike(client, staff):
    amina, path = client(staff.amina), f"/api/v2/users/{staff.amina.number}"
    key = {"Idempotency-Key": str(uuid4())}
    answers = [await amina.patch(path, json=new_password(current_password=PASSWORD), headers=key) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 200]


async def test_who_signs_every_request_has_shown_the_password(client, staff):
    browser, path = client(None), f"/api/v2/users/{staff.amina.number}"
    browser.headers["X-Service-Token"] = SIGNER.sign(account=staff.amina.id, session="basic", audience="identity")
    assert (await browser.patch(path, json=new_password())).status_code == 200
