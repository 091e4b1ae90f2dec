"""Whom a case can be given or shown to."""

import pytest
from referring_builders import API
from testkit.people import MODULE


@pytest.fixture
def offered(client, people):
    async def ask(verb, *, by="amina", query=""):
        response = await client(people.known[by]).get(f"{API}/users/{verb}-to?record_module_id={MODULE}{query}")
        assert response.status_code == 200, response.text
        return {row["user_name"]: row for row in response.json()["data"]}

    return ask


async def test_who_can_be_referred_to(offered):
    found = await offered("refer")
    assert set(found) == {"benedita", "rosa", "partner"}
    assert found["partner"] == {
        "id": found["partner"]["id"],
        "user_name": "partner",
        "full_name": "Partner",
        "code": None,
        "position": None,
        "location": None,
        "agency": "hospital",
        "disabled": False,
        "services": [],
    }


async def test_by_agency_place_and_service(offered, people):
    await people.add(
        "clinic",
        permissions={"case": ["receive_referral"]},
        agency="clinic",
        services=["health"],
        location="TL04",
        reporting_location="TL0401",
        position="Nurse",
    )
    assert set(await offered("refer", query="&agency=clinic")) == {"clinic"}
    assert set(await offered("refer", query="&service=health")) == {"clinic"}
    by_place = await offered("refer", query="&location=TL0401")
    assert set(by_place) == {"clinic"}
    assert (by_place["clinic"]["location"], by_place["clinic"]["position"]) == ("TL0401", "Nurse")


async def test_the_disabled_and_the_unverified_are_not_offered(offered, people):
    receiving = {"permissions": {"case": ["receive_referral"]}}
    await people.add("gone", disabled=True, **receiving)
    await people.add("new", unverified=True, **receiving)
    await people.add("present", **receiving)
    assert {"gone", "new"}.isdisjoint(await offered("refer"))
    assert "present" in await offered("refer")


async def test_receivers_of_another_module_are_offered_only_with_that_right(client, people):
    await people.add("elsewhere", permissions={"case": ["receive_referral_different_module"]})
    response = await client(people.amina).get(f"{API}/users/refer-to?record_module_id=another")
    assert [row["user_name"] for row in response.json()["data"]] == ["elsewhere"]


async def test_transfers_go_to_those_who_list_receive_transfer(offered, people):
    await people.add("mover", permissions={"case": ["read", "transfer"]})
    await people.add("taker", permissions={"case": ["read", "receive_transfer"]})
    assert set(await offered("transfer", by="mover")) == {"taker"}


@pytest.mark.parametrize("verb", ["assign", "transfer", "refer"])
async def test_nobody_and_the_wrong_role_get_no_list(verb, client, people, anonymous):
    path = f"{API}/users/{verb}-to"
    assert (await anonymous.get(path)).status_code == 401
    assert (await client(people.partner).get(path)).status_code == 403
    assert (await client(people.nobody_role).get(path)).status_code == 403


async def test_an_unknown_record_type_is_refused(client, people):
    response = await client(people.admin).get(f"{API}/users/assign-to?record_type=nosuch")
    assert response.status_code == 422
