"""A second person hears of powers that somebody is given, and everybody of a password they did not set."""

import pytest
from contracts.identity import PasswordReplaced, PowersGranted

USERS, ROLES = "/api/v2/users", "/api/v2/roles"
PASSWORD = "a word for another year"


def new(role: str, **more: object) -> dict[str, object]:
    data = {"user_name": "nilda", "full_name": "Nilda", "email": "nilda@people.example", "role_unique_id": role}
    return {"data": data | {"agency_unique_id": "mssi"} | more}


@pytest.fixture
async def second(staff):
    """Another super user beside root."""
    return await staff.add("rui_second", "role-superuser")


def news(events: list[PowersGranted]) -> list[str]:
    """What root gave, without what the people of the tests began with."""
    return [event.record_short_id for event in events if event.actor == "root"]


async def test_the_other_administrators_are_told_of_a_role_with_power_over_others(client, staff, second, published):
    root = client(staff.root)
    assert (await root.post(USERS, json=new("role-superuser"))).status_code == 200
    told = (await published(PowersGranted))[-1]
    assert {"root", "rui_second"} <= set(told.administrators)
    assert "nilda" not in told.administrators, "who is given it need not be told by this"
    assert (told.record_type, told.record_short_id, told.actor) == ("user", "nilda", "root")


async def test_a_caseworker_s_account_is_no_news(client, staff, second, published):
    assert (await client(staff.root).post(USERS, json=new("role-worker"))).status_code == 200
    assert news(await published(PowersGranted)) == []


async def test_an_account_whose_role_becomes_a_powerful_one(client, staff, second, published):
    path = f"{USERS}/{staff.amina.number}"
    assert (await client(staff.root).patch(path, json={"data": {"role_unique_id": "role-manager"}})).status_code == 200
    assert news(await published(PowersGranted)) == ["amina"]
    assert (await client(staff.root).patch(path, json={"data": {"role_unique_id": "role-manager"}})).status_code == 200
    assert news(await published(PowersGranted)) == ["amina"], "it has it already"


async def test_a_role_that_gains_power_over_others(client, staff, second, published):
    root = client(staff.root)
    roles = (await root.get(ROLES)).json()["data"]
    worker = next(role for role in roles if role["unique_id"] == "role-worker")
    for permissions, times in (({"case": ["read", "write"]}, 0), ({"case": ["read"], "user": ["write"]}, 1)):
        answer = await root.patch(f"{ROLES}/{worker['id']}", json={"data": {"permissions": permissions}})
        assert answer.status_code == 200, answer.text
        assert news(await published(PowersGranted)) == ["role-worker"] * times


async def test_who_did_not_set_their_password_themselves_is_told(client, staff, published):
    given = {"data": {"password": PASSWORD, "password_confirmation": PASSWORD}}
    assert (await client(staff.root).patch(f"{USERS}/{staff.amina.number}", json=given)).status_code == 200
    assert [(event.record_short_id, event.actor) for event in await published(PasswordReplaced)] == [("amina", "root")]
    own = {"data": given["data"] | {"current_password": PASSWORD}}
    assert (await client(staff.amina).patch(f"{USERS}/{staff.amina.number}", json=own)).status_code == 200
    assert len(await published(PasswordReplaced)) == 1
