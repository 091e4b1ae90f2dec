"""What a visitor is told, whose tokens a service takes, and what a password is."""

import pytest
from chassis.keys import make_keys, read_keyring
from chassis.tokens import Signer


@pytest.fixture
def browser(client):
    """A client without a service token."""
    return client(None)


async def test_what_a_visitor_may_know(browser, keyring):
    assert (await browser.get("/api/v2/primero")).json()["data"]["allow_self_registration"] is False
    assert (await browser.get("/api/v2/tokens")).status_code == 404, "Primero answers 404 too"
    assert (await browser.post("/api/v2/users/self-register", json={})).status_code == 403
    keys = (await browser.get("/.well-known/jwks.json")).json()["keys"]
    assert keys == [keyring.verifying]
    assert "d" not in keys[0]


@pytest.mark.parametrize("claims", [{"audience": "cases"}, {"seconds": -60}, {"key": "forged"}])
async def test_a_token_for_another_service_an_expired_and_a_forged_one_are_refused(browser, staff, keyring, claims):
    forged = read_keyring(make_keys()).signing
    signer = Signer(forged if "key" in claims else keyring.signing, claims.get("seconds", 60))
    token = signer.sign(account=staff.root.id, session="s", audience=claims.get("audience", "identity"))
    answer = await browser.get("/api/v2/users", headers={"X-Service-Token": token})
    assert answer.status_code == 401


async def test_a_password_is_one_whichever_keyboard_composed_it(app):
    passwords = app.state.passwords
    kept = await passwords.hash("cafe\u0301 de manhã cedo")
    async with passwords.turn:
        assert await passwords.verify(kept, "caf\u00e9 de manhã cedo")
