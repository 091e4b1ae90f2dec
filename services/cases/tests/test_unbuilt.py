"""What is not built says so; a list of what cannot be made yet is empty."""

import pytest
from contracts.addresses import Address
from testkit.routes import unbuilt_of

UNBUILT = unbuilt_of("cases")


async def test_what_is_not_built_says_so_and_is_nobody_s_identifier(client, people):
    amina, nobody = client(people.amina), client(None)
    missing = [address for address in UNBUILT if address.lists is None]
    assert Address("GET", "/api/v2/cases/identified") in missing
    for address in missing:
        refused = await amina.request(address.method, address.example, json={"data": {}})
        assert (refused.status_code, refused.json()["code"]) == (404, "not_built"), str(address)
        assert refused.json()["facts"] == {"address": str(address)}
        assert (await nobody.request(address.method, address.example)).status_code == 401, str(address)


@pytest.mark.parametrize("address", [address for address in UNBUILT if address.lists], ids=str)
async def test_a_list_of_what_cannot_be_made_yet_is_empty_for_who_may_read_it(address, client, people):
    resource, actions = address.lists
    reader = await people.add("reader", permissions={resource: [actions[0]]}, groups=["north"])
    listed = await client(reader).get(address.example, params={"per": 5})
    assert (listed.status_code, listed.json()) == (200, {"data": [], "metadata": {"total": 0, "per": 5, "page": 1}})
    assert (await client(reader).get(address.example, params={"page": "first"})).status_code == 422
    assert (await client(people.nobody_role).get(address.example)).status_code == 403
    assert (await client(None).get(address.example)).status_code == 401
