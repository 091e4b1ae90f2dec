"""Signing in, sessions, CSRF, and the gateway's question."""

import pytest
from argon2 import PasswordHasher
from chassis.tables import audit_entry
from chassis.tokens import Verifier
from signing_builders import LOGIN, PASSWORD, ask, basic, sign_in
from sqlalchemy import select, text


async def test_a_person_signs_in_and_gets_a_session(browser, staff):
    answer = await sign_in(browser, " Amina ")
    assert answer.status_code == 200, answer.text
    assert answer.json() == {"id": staff.amina.number, "user_name": "amina", "group_permission": "self"}
    cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("_app_session="))
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()


async def test_the_gateway_gets_a_token_for_the_one_service(browser, staff, keyring):
    await sign_in(browser, "amina")
    answer = await ask(browser)
    assert answer.status_code == 200, answer.text
    claims = Verifier([keyring.verifying], "cases").verify(answer.headers["x-service-token"])
    assert claims.account == staff.amina.id


async def test_a_caller_without_session_is_refused_as_primero_does(browser, staff):
    answer = await ask(browser)
    assert answer.status_code == 401
    assert isinstance(answer.json()["error"], str)
    assert answer.json()["errors"][0]["resource"] == "/api/v2/cases"
    assert answer.json()["code"] == "not_signed_in"


async def test_a_made_up_session_is_refused(browser, staff):
    browser.cookies.set("_app_session", "x" * 43)
    assert (await ask(browser)).status_code == 401


async def test_an_unknown_audience_is_refused(browser, staff):
    await sign_in(browser, "amina")
    assert (await ask(browser, audience="anything")).status_code == 422


async def test_a_token_is_reused_for_the_same_session_and_service_only(browser, staff):
    await sign_in(browser, "amina")
    first = (await ask(browser)).headers["x-service-token"]
    assert (await ask(browser)).headers["x-service-token"] == first
    assert (await ask(browser, audience="referrals")).headers["x-service-token"] != first


async def test_login_needs_the_csrf_token(browser, staff):
    body = {"user": {"user_name": "amina", "password": PASSWORD}}
    answer = await browser.post(LOGIN, json=body)
    assert answer.status_code == 403
    assert answer.json()["code"] == "csrf_mismatch"
    forged = {"X-CSRF-Token": "mine.mine.mine", "Cookie": "CSRF-TOKEN=mine.mine.mine"}
    assert (await browser.post(LOGIN, json=body, headers=forged)).status_code == 403


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
async def test_a_change_needs_the_csrf_token_of_its_own_session(browser, client, staff, method):
    await sign_in(browser, "amina")
    assert (await ask(browser, method)).json()["code"] == "csrf_mismatch"
    own = browser.cookies["CSRF-TOKEN"]
    assert (await ask(browser, method, **{"X-CSRF-Token": own})).status_code == 200
    other = client(None)
    await sign_in(other, "rosa")
    assert (await ask(browser, method, **{"X-CSRF-Token": other.cookies["CSRF-TOKEN"]})).status_code == 403
    assert (await ask(browser, "GET")).status_code == 200


async def test_a_browser_whose_session_ended_signs_in_with_the_token_it_has(browser, staff):
    await sign_in(browser, "amina")
    token = browser.cookies["CSRF-TOKEN"]
    body = {"user": {"user_name": "amina", "password": PASSWORD}}
    browser.cookies.delete("_app_session")
    assert (await browser.post(LOGIN, json=body, headers={"X-CSRF-Token": token})).status_code == 200


REASONS = ["wrong password", "unknown", "disabled", "without password"]


@pytest.mark.parametrize("reason", REASONS)
async def test_every_refused_login_reads_the_same(browser, staff, reason):
    await staff.add("dormant", "role-worker", disabled=True)
    names = dict(zip(REASONS, ["amina", "nobody-here", "dormant", "rosa"], strict=True))
    wrong = PASSWORD if reason == "disabled" else "not-the-password"
    answer = await sign_in(browser, names[reason], wrong)
    assert answer.status_code == 401
    body = answer.json()
    assert body.pop("instance")
    assert body == {
        "type": "urn:mahon:problem:login_refused",
        "title": "The user name or the password is not right.",
        "status": 401,
        "code": "login_refused",
        "facts": {},
        "errors": [{"status": 401, "resource": LOGIN, "message": "The user name or the password is not right."}],
        "error": "The user name or the password is not right.",
    }


async def test_an_empty_login_is_refused_like_any_other(browser, staff):
    await browser.get("/api/v2/identity_providers")
    token = {"X-CSRF-Token": browser.cookies["CSRF-TOKEN"]}
    answer = await browser.post(LOGIN, json={"user": {}}, headers=token)
    assert answer.status_code == 401
    assert isinstance(answer.json()["error"], str)


async def test_a_hash_of_less_work_is_renewed_at_the_next_login(browser, staff, database):
    weaker = PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1).hash(PASSWORD)
    async with database.session() as session:
        await session.execute(
            text("UPDATE account SET password_hash = :hash WHERE user_name = 'amina'"), {"hash": weaker}
        )
    assert (await sign_in(browser, "amina")).status_code == 200
    async with database.session() as session:
        kept = await session.scalar(text("SELECT password_hash FROM account WHERE user_name = 'amina'"))
    assert "m=19456,t=2" in kept
    assert (await sign_in(browser, "amina")).status_code == 200


async def test_logins_good_and_bad_are_audited_without_what_was_typed(browser, staff, database):
    await sign_in(browser, "amina", "wrong-pass")
    await sign_in(browser, "a-secret-typed-here", "wrong-pass")
    await sign_in(browser, "amina")
    async with database.session() as session:
        found = select(audit_entry).where(audit_entry.c.subject_type == "session")
        rows = (await session.execute(found.order_by(audit_entry.c.position))).all()
    assert [(row.action, row.outcome) for row in rows] == [
        ("failed_login", "refused"),
        ("failed_login", "refused"),
        ("login", "allowed"),
    ]
    assert rows[0].subject == rows[2].subject == str(staff.amina.number)
    assert "a-secret-typed-here" not in str(rows)


async def test_basic_credentials_serve_any_request_without_csrf(browser, staff):
    answer = await ask(browser, "POST", Authorization=basic("amina"))
    assert answer.status_code == 200
    assert (await ask(browser, "POST", Authorization=basic("AMINA"))).status_code == 200


@pytest.mark.parametrize("header", [basic("amina", "wrong"), basic("nobody"), "Basic !!!", "Basic"])
async def test_wrong_basic_credentials_are_refused(browser, staff, header):
    assert (await ask(browser, Authorization=header)).status_code == 401


async def test_basic_credentials_are_not_hashed_for_every_request(app, browser, staff):
    await ask(browser, Authorization=basic("amina"))
    hashed = []
    verify = app.state.passwords.verify
    app.state.passwords.verify = lambda *given: hashed.append(1) or verify(*given)
    for _ in range(3):
        assert (await ask(browser, Authorization=basic("amina"))).status_code == 200
    assert hashed == []


async def test_a_disabled_account_stops_at_once_at_the_gateway(browser, client, staff):
    await sign_in(browser, "amina")
    assert (await ask(browser)).status_code == 200
    assert (await ask(browser, Authorization=basic("amina"))).status_code == 200
    path = f"/api/v2/users/{staff.amina.number}"
    answer = await client(staff.root).patch(path, json={"data": {"disabled": True}})
    assert answer.status_code == 200, answer.text
    assert (await ask(browser)).status_code == 401
    assert (await ask(browser, Authorization=basic("amina"))).status_code == 401
    assert (await sign_in(browser, "amina")).status_code == 401
    again = await client(staff.root).patch(path, json={"data": {"disabled": False}})
    assert again.status_code == 200
    assert (await ask(browser)).status_code == 401
    assert (await sign_in(browser, "amina")).status_code == 200


async def test_a_new_password_ends_the_other_sessions_and_the_old_credentials(browser, client, staff):
    await sign_in(browser, "amina")
    elsewhere = client(None)
    await sign_in(elsewhere, "amina")
    token = (await ask(browser, audience="identity")).headers["x-service-token"]
    own = {"password": "a word for another year", "password_confirmation": "a word for another year"}
    own |= {"current_password": PASSWORD}
    path = f"/api/v2/users/{staff.amina.number}"
    answer = await browser.patch(path, json={"data": own}, headers={"X-Service-Token": token})
    assert answer.status_code == 200, answer.text
    assert (await ask(browser)).status_code == 200
    assert (await ask(elsewhere)).status_code == 401
    assert (await ask(elsewhere, Authorization=basic("amina"))).status_code == 401
    assert (await sign_in(elsewhere, "amina", "a word for another year")).status_code == 200


async def test_logout_ends_the_session(browser, staff):
    await sign_in(browser, "amina")
    secret = browser.cookies["_app_session"]
    assert (await browser.delete(LOGIN)).status_code == 403
    answer = await browser.delete(LOGIN, headers={"X-CSRF-Token": browser.cookies["CSRF-TOKEN"]})
    assert (answer.status_code, answer.json()) == (200, {})
    browser.cookies.set("_app_session", secret)
    assert (await ask(browser)).status_code == 401


async def test_several_sessions_are_listed_and_each_can_be_ended(browser, client, staff):
    await sign_in(browser, "amina")
    elsewhere = client(None)
    await sign_in(elsewhere, "amina")
    token = (await ask(browser, audience="identity")).headers["x-service-token"]
    mine = {"X-Service-Token": token}
    sessions = (await browser.get("/api/v2/sessions", headers=mine)).json()["data"]
    assert [session["current"] for session in sessions].count(True) == 1
    other = next(session["id"] for session in sessions if not session["current"])
    assert (await client(staff.rosa).delete(f"/api/v2/sessions/{other}")).status_code == 404
    assert (await browser.delete(f"/api/v2/sessions/{other}", headers=mine)).status_code == 204
    assert (await ask(elsewhere)).status_code == 401
    assert (await ask(browser)).status_code == 200


@pytest.mark.parametrize("change", ["last_seen_at = now() - make_interval(mins => 61)", "expires_at = now()"])
async def test_a_session_ends_when_idle_and_after_its_longest_time(app, browser, staff, database, change):
    await sign_in(browser, "amina")
    async with database.session() as session:
        await session.execute(text(f"UPDATE session SET {change}"))
    app.state.gate.forget()
    assert (await ask(browser)).status_code == 401


async def test_the_secret_of_a_session_is_kept_only_as_a_hash(browser, staff, database):
    await sign_in(browser, "amina")
    async with database.session() as session:
        rows = (await session.execute(text("SELECT * FROM session"))).all()
    assert len(rows) == 1
    assert browser.cookies["_app_session"] not in str(rows)
