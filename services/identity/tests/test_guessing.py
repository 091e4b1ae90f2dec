"""Nobody guesses for long, and nobody is locked out: what counts as an attempt, and who waits how long."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from identity.sign_in.commands.login import verify_credentials
from identity.sign_in.domain import Credentials, LoginRefused, TooManyLogins
from signing_builders import LOGIN, PASSWORD, ask, basic, sign_in

pytestmark = pytest.mark.usefixtures("at_one_moment")


@pytest.mark.parametrize("user_name", ["amina", "nobody-here"])
async def test_after_some_failures_an_account_waits_whether_it_exists_or_not(browser, staff, user_name):
    for _ in range(4):
        assert (await sign_in(browser, user_name, "wrong-pass")).status_code == 401
    waits = await sign_in(browser, user_name)
    assert (waits.status_code, waits.json()["code"]) == (429, "too_many_logins")
    assert waits.json()["facts"] == {"retry_after": 1}
    assert waits.headers["retry-after"] == "1"
    assert (await sign_in(browser, "rosa")).status_code == 200, "who shares the address goes on"


async def test_each_further_failure_waits_twice_as_long_and_never_longer_than_ten_minutes(app, staff):
    waits, now = [], datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    for _ in range(16):
        while (wait := await guess(app, "amina", "wrong-pass", now)) != REFUSED:
            waits.append(wait)
            now += timedelta(seconds=wait)
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]


async def test_who_guesses_for_a_day_has_ten_an_hour_at_most(app, staff):
    now, made = datetime(2026, 3, 2, 9, 0, tzinfo=UTC), 0
    end = now + timedelta(hours=24)
    while now < end:
        wait = await guess(app, "amina", "wrong-pass", now)
        made, now = (made + 1, now) if wait == REFUSED else (made, now + timedelta(seconds=wait))
    assert made <= 4 + 10 * 24


async def test_attempts_while_one_waits_do_not_make_the_wait_longer(app, staff):
    now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    for _ in range(4):
        await guess(app, "amina", "wrong-pass", now)
    for _ in range(20):
        assert await guess(app, "amina", PASSWORD, now) == 1
    assert await guess(app, "amina", PASSWORD, now + timedelta(seconds=1)) == SIGNED_IN


async def test_a_known_device_signs_in_whatever_others_guess(app, browser, client, staff):
    assert (await sign_in(browser, "amina")).status_code == 200
    elsewhere = client(None)
    for _ in range(6):
        await sign_in(elsewhere, "amina", "wrong-pass")
    assert (await sign_in(elsewhere, "amina")).status_code == 429
    assert (await sign_in(browser, "amina")).status_code == 200
    assert (await sign_in(elsewhere, "amina")).status_code == 429, "the good one elsewhere opens nothing here"


async def test_a_known_device_has_as_few_guesses_as_any(browser, staff):
    await sign_in(browser, "amina")
    answers = [(await sign_in(browser, "amina", "wrong-pass")).status_code for _ in range(6)]
    assert answers == [401, 401, 401, 401, 429, 429]


async def test_a_device_is_known_for_those_who_signed_in_with_it_and_no_one_else(browser, client, staff):
    await sign_in(browser, "rosa")
    elsewhere = client(None)
    for _ in range(5):
        await sign_in(elsewhere, "amina", "wrong-pass")
    assert (await sign_in(browser, "amina")).status_code == 429


async def test_a_browser_cannot_choose_what_it_is_known_by(browser, staff):
    browser.cookies.set("known_device", "planted-by-somebody-else", path=LOGIN)
    answer = await sign_in(browser, "amina")
    given = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("known_device="))
    assert "planted-by-somebody-else" not in given
    assert "HttpOnly" in given
    assert f"Path={LOGIN}" in given


async def test_an_office_goes_on_while_somebody_in_it_fails(app, browser, staff):
    await sign_in(browser, "amina")
    for number in range(40):
        await sign_in(browser, f"invented-{number}", "wrong-pass")
    assert (await sign_in(browser, "rosa")).status_code == 429, "whom nobody knows here waits"
    assert (await sign_in(browser, "amina")).status_code == 200


async def test_a_source_waits_no_longer_than_a_minute(app, staff):
    now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    waits = []
    for number in range(45):
        while (wait := await guess(app, f"invented-{number}", "wrong-pass", now)) != REFUSED:
            waits.append(wait)
            now += timedelta(seconds=wait)
    assert max(waits) == 60


async def test_an_attempt_that_came_first_and_had_to_wait_for_its_turn_is_no_failure(app, staff):
    now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    assert await guess(app, "rosa", PASSWORD, now) == SIGNED_IN
    for user_name in ("amina", "nobody-here"):
        assert await guess(app, user_name, "wrong-pass", now) == REFUSED
        assert await guess(app, user_name, "wrong-pass", now - timedelta(seconds=5)) == REFUSED
    assert await guess(app, "amina", PASSWORD, now - timedelta(seconds=9)) == SIGNED_IN


async def test_an_attempt_counts_before_it_is_known_how_it_ends(app, staff, monkeypatch):
    """So that many side by side are as many, on however many copies of the service."""
    now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    async def lost(*_given: object) -> bool:
        raise ConnectionError

    with monkeypatch.context() as patched:
        patched.setattr(app.state.passwords, "verify", lost)
        for _ in range(4):
            with pytest.raises(ConnectionError):
                await guess(app, "amina", "wrong-pass", now)
    assert await guess(app, "amina", PASSWORD, now) == 1


REFUSED, SIGNED_IN = -1, 0


async def guess(app: Any, user_name: str, password: str, now: datetime) -> int:
    """The seconds to wait; 0: signed in; -1: refused."""
    door = app.state.door
    device = door.device_of("an unknown browser")
    try:
        await verify_credentials(door, Credentials(user_name, password), source="192.0.2.1", device=device, now=now)
    except TooManyLogins as refusal:
        return int(refusal.facts["retry_after"])
    except LoginRefused:
        return REFUSED
    return SIGNED_IN


async def test_an_integration_is_known_at_its_address(browser, client, staff):
    assert (await ask(browser, Authorization=basic("amina"))).status_code == 200
    elsewhere = {"X-Forwarded-For": "192.0.2.9"}
    for _ in range(6):
        await ask(browser, Authorization=basic("amina", "wrong"), **elsewhere)
    assert (await ask(browser, Authorization=basic("amina", "wrong"), **elsewhere)).status_code == 429
    browser_app_forgets = client(None)
    assert (await ask(browser_app_forgets, Authorization=basic("amina"))).status_code == 200
