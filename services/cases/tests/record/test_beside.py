"""A partner learns of no other who helps the child, and shows no hidden name."""

import pytest

AGREED = {"consent_for_services": True, "disclosure_other_orgs": True, "name_first": "Fictional", "sex": "female"}
RIGHTS = {"case": ["read", "write", "change_log", "receive_referral"], "dashboard": ["dash_shared_with_me"]}


@pytest.fixture
async def helped(a_case, client, people, share):
    """A case that two services help with; the police changed it last."""
    case = await a_case(**AGREED)
    forms = {"basic_identity": "rw", "services": "rw"}
    for name in ("clinic", "police"):
        await people.add(name, permissions=RIGHTS, forms=forms, agency=f"agency-of-{name}", groups=[name])
        await share(case["id"], name)
    url = f"/api/v2/cases/{case['id']}"
    changed = await client(people.police).patch(url, json={"data": {"sex": "male"}})
    assert changed.status_code == 200
    return url


async def test_no_road_names_the_other_service(helped, client, people, amina):
    clinic = client(people.clinic)
    for path in (helped, "/api/v2/cases", f"{helped}/record_history"):
        answer = await clinic.get(path)
        assert answer.status_code == 200
        assert "police" not in answer.text
    data = (await clinic.get(helped)).json()["data"]
    assert data["referred_users"] == ["clinic"]
    assert {"referred_users", "last_updated_by"} <= set(data["withheld"])
    history = (await clinic.get(f"{helped}/record_history")).json()["data"]
    assert None in [entry["user_name"] for entry in history]
    assert (await amina.get(helped)).json()["data"]["last_updated_by"] == "police"


@pytest.mark.parametrize("name", ["referred_users", "referred_users_pending", "associated_user_names"])
async def test_nor_is_the_case_found_by_it(helped, client, people, name):
    clinic = client(people.clinic)
    for query, found in (({name: "police"}, 0), ({name: "clinic"}, 1), ({f"not[{name}]": "clinic"}, 0)):
        answer = await clinic.get("/api/v2/cases", params=query)
        assert answer.json()["metadata"]["total"] == found, query


async def test_a_hidden_name_is_hidden_in_all_its_places_and_stays_so(helped, client, people, amina):
    hidden = await amina.patch(helped, json={"data": {"hidden_name": True}})
    assert hidden.status_code == 200
    clinic = client(people.clinic)
    answer = await clinic.get(helped)
    assert "Fictional" not in answer.text
    assert "Fictional" not in (await clinic.get(f"{helped}/record_history")).text
    assert (await clinic.get("/api/v2/cases?query=Fictional&phonetic=true")).json()["data"] == []
    assert (await clinic.patch(helped, json={"data": {"hidden_name": False}})).status_code == 403
    back = {name: answer.json()["data"][name] for name in ("name", "name_first")}
    assert (await clinic.patch(helped, json={"data": back})).status_code == 200
    assert (await amina.get(helped)).json()["data"]["name_first"] == "Fictional"
