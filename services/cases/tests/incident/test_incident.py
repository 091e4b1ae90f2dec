"""An incident through the API: registered, found, changed, and announced by its facts alone."""

from uuid import uuid4

import pytest
from contracts.cases import CaseChanged, IncidentChanged, IncidentRegistered
from testkit.people import MODULE

API = "/api/v2"
WHOLE = {
    "module_id": MODULE,
    "incident_date": "2026-10-01",
    "incident_location": "TL01",
    "incident_description": "Invented words about an invented child",
    "cp_incident_abuser_name": "Invented Stranger",
}


@pytest.fixture
def an_incident(rui):
    async def register(**values):
        answer = await rui.post(f"{API}/incidents", json={"data": WHOLE | values})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    return register


@pytest.fixture
async def a_case(rui):
    return (await rui.post(f"{API}/cases", json={"data": {"module_id": MODULE, "name": "Invented"}})).json()["data"]


async def test_an_incident_is_registered_and_read_again(rui, an_incident):
    made = await an_incident()
    assert (made["status"], made["record_state"], made["owned_by"]) == ("open", True, "rui")
    assert made["incident_date_derived"] == "2026-10-01"
    assert made["reporting_location_hierarchy"] == "TL.TL01"
    assert made["current_alert_types"] == []
    assert "workflow" not in made
    assert "registration_date" not in made
    shown = (await rui.get(f"{API}/incidents/{made['id']}")).json()["data"]
    assert {name: shown[name] for name in WHOLE} == WHOLE
    assert sorted(shown["abilities"]) == ["change_log", "enable_disable_record", "write"]


async def test_the_day_it_happened_is_the_first_that_is_known(rui, an_incident):
    made = await an_incident(incident_date=None, date_of_incident="2026-09-30")
    assert made["incident_date_derived"] == "2026-09-30"
    one = f"{API}/incidents/{made['id']}"
    changed = await rui.patch(one, json={"data": {"incident_date": "2026-09-29"}})
    assert changed.json()["data"]["incident_date_derived"] == "2026-09-29"
    cleared = await rui.patch(one, json={"data": {"incident_date": None, "date_of_incident": None}})
    assert cleared.json()["data"]["incident_date_derived"] is None


async def test_what_is_no_date_is_refused_with_its_field(rui):
    answer = await rui.post(f"{API}/incidents", json={"data": WHOLE | {"incident_date": "foo"}})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["detail"] == ["/incident_date"]


async def test_a_list_holds_one_kind_and_is_filtered_by_its_own_fields(rui, an_incident, a_case):
    made = await an_incident()
    await an_incident(incident_date="2026-01-02")

    async def listed(query=""):
        return (await rui.get(f"{API}/incidents{query}")).json()

    assert (await listed())["metadata"]["total"] == 2
    found = await listed("?incident_date_derived=2026-09-01..2026-10-31&loc:incident_location=TL")
    assert [one["id"] for one in found["data"]] == [made["id"]]
    assert (await rui.get(f"{API}/incidents?workflow=new")).status_code == 422
    assert [one["id"] for one in (await rui.get(f"{API}/cases")).json()["data"]] == [a_case["id"]]
    assert (await rui.get(f"{API}/cases/{made['id']}")).status_code == 404
    short = (await listed("?fields=short"))["data"][0]
    assert {"incident_date_derived", "short_id", "owned_by"} <= short.keys()
    assert "incident_description" not in short


async def test_who_does_not_see_it_is_told_of_no_incident(client, people, an_incident):
    made = await an_incident()
    far = client(people.known["far"])
    assert (await far.get(f"{API}/incidents")).json()["data"] == []
    one = f"{API}/incidents/{made['id']}"
    assert [(await far.get(one)).status_code, (await far.patch(one, json={"data": {}})).status_code] == [404, 404]
    assert (await client(people.known["lia"]).get(one)).status_code == 200


async def test_an_incident_of_a_case_is_its_case_s(client, people, rui, a_case):
    lia = client(people.known["lia"])
    answer = await lia.post(f"{API}/incidents", json={"data": {"incident_case_id": a_case["id"]}})
    made = answer.json()["data"]
    assert (made["owned_by"], made["created_by"], made["module_id"]) == ("rui", "lia", MODULE)
    assert made["case_id_display"] == a_case["case_id_display"]
    assert made["associated_user_names"] == ["rui"]
    assert (await rui.get(f"{API}/incidents/{made['id']}")).json()["data"]["incident_case_id"] == a_case["id"]


@pytest.mark.parametrize("wanted", ["unseen", "unknown", "nonsense"])
async def test_an_incident_cannot_name_a_case_one_does_not_see(client, people, a_case, wanted):
    named = {"unseen": a_case["id"], "unknown": str(uuid4()), "nonsense": "nonsense"}[wanted]
    far = client(people.known["far"])
    answer = await far.post(f"{API}/incidents", json={"data": WHOLE | {"incident_case_id": named}})
    assert answer.status_code == 422
    assert answer.json()["code"] == "link_unknown"
    assert answer.json()["facts"]["fields"] == {"incident_case_id": ["link_unknown"]}


async def test_who_may_write_incidents_but_not_of_cases_links_none(client, people):
    plain = client(people.known["plain"])
    assert (await plain.post(f"{API}/incidents", json={"data": WHOLE})).status_code == 200
    answer = await plain.post(f"{API}/incidents", json={"data": WHOLE | {"incident_case_id": str(uuid4())}})
    assert answer.status_code == 403


async def test_it_is_moved_to_another_case_with_its_owner(client, people, rui, an_incident):
    made = await an_incident()
    lia = client(people.known["lia"])
    other = (await lia.post(f"{API}/cases", json={"data": {"module_id": MODULE}})).json()["data"]
    one = f"{API}/incidents/{made['id']}"
    assert (await rui.patch(one, json={"data": {"incident_case_id": other["id"]}})).status_code == 200
    shown = (await lia.get(one)).json()["data"]
    assert (shown["owned_by"], shown["previously_owned_by"]) == ("lia", "rui")
    assert shown["case_id_display"] == other["case_id_display"]


async def test_the_same_incident_is_changed_by_two_people_without_loss(rui, an_incident):
    made = await an_incident()
    one = f"{API}/incidents/{made['id']}"
    await rui.patch(one, json={"data": {"incident_location": "TL"}, "base_version": 1})
    await rui.patch(one, json={"data": {"incident_description": "Other words"}, "base_version": 1})
    shown = (await rui.get(one)).json()["data"]
    assert (shown["incident_location"], shown["incident_description"], shown["version"]) == ("TL", "Other words", 3)
    stale = await rui.patch(one, json={"data": {"incident_location": "TL01"}, "base_version": 1})
    assert stale.status_code == 409
    history = (await rui.get(f"{one}/record_history")).json()["data"]
    assert [entry["record_type"] for entry in history] == ["incidents"] * 3


async def test_it_is_disabled_and_stays(rui, an_incident):
    made = await an_incident()
    assert (await rui.delete(f"{API}/incidents/{made['id']}")).status_code == 200
    assert (await rui.get(f"{API}/incidents/{made['id']}")).json()["data"]["record_state"] is False


async def test_the_offline_store_is_fed(rui, an_incident):
    made = await an_incident()
    told = (await rui.get(f"{API}/incidents/changes")).json()
    assert [one["id"] for one in told["data"]] in ([made["id"]], [])
    assert told["metadata"]["reset"] is False


async def test_facts_are_announced_and_words_are_not(rui, an_incident, published):
    made = await an_incident()
    await rui.patch(f"{API}/incidents/{made['id']}", json={"data": {"incident_location": "TL"}})
    registered, changed = await published(IncidentRegistered), await published(IncidentChanged)
    assert [event.record_type for event in (*registered, *changed)] == ["incident", "incident"]
    assert changed[0].facts["incident_location"] == "TL"
    assert "incident_location" in changed[0].changed
    told = repr([event.model_dump() for event in (*registered, *changed)])
    assert "Invented" not in told
    assert await published(CaseChanged) == []


async def test_a_case_that_incidents_tell_of_is_erased_after_them(client, people, a_case, rui):
    incident = (await rui.post(f"{API}/incidents", json={"data": WHOLE | {"incident_case_id": a_case["id"]}})).json()
    admin = client(people.admin)

    async def erase(path):
        number = (await admin.get(path)).json()["data"]["short_id"]
        return await admin.post(f"{path}/erasure", json={"data": {"short_id": number, "reason": "ordered"}})

    case, its_incident = f"{API}/cases/{a_case['id']}", f"{API}/incidents/{incident['data']['id']}"
    early = await erase(case)
    assert (early.status_code, early.json()["code"], early.json()["facts"]["incident"]) == (
        409,
        "others_belong_to_it",
        1,
    )
    assert [(await erase(its_incident)).status_code, (await erase(case)).status_code] == [200, 200]
