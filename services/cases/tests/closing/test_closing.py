"""Closing wants an outcome and a reason where the module says so, whatever road it takes."""

import pytest
from cases.record.store.setup import SETUP
from contracts.cases import AccessEnded, ModuleChanged
from testkit.people import MODULE

ENDED = {"closure_reason": "formal_closing", "needs_met": "all"}
ROADS = {
    "in the name of closing": {"record_action": "close"},
    "as any change": {},
}


@pytest.mark.parametrize("road", ROADS)
@pytest.mark.parametrize("given", [{}, {"closure_reason": "moved"}, {"needs_met": "none"}, {"needs_met": None}])
async def test_it_is_refused_with_what_is_missing(asking, a_case, client, people, road, given):
    id = await a_case()
    body = {"data": {"status": "closed", **given}, **ROADS[road]}
    answer = await client(people.admin).patch(f"/api/v2/cases/{id}", json=body)
    missing = [name for name in ENDED if not given.get(name)]
    said = answer.json()
    assert (answer.status_code, said["code"]) == (422, "closing_incomplete")
    assert said["facts"]["problems"] == {f"/{name}": "missing" for name in missing}
    assert [error["detail"] for error in said["errors"]] == missing
    shown = (await client(people.amina).get(f"/api/v2/cases/{id}")).json()["data"]
    assert (shown["status"], shown.get("date_closure"), shown["version"]) == ("open", None, 1)


async def test_a_case_that_begins_closed_is_asked_the_same(asking, client, people):
    data = {"module_id": MODULE, "status": "closed"}
    administrator = client(people.admin)
    assert (await administrator.post("/api/v2/cases", json={"data": data})).json()["code"] == "closing_incomplete"
    assert (await administrator.post("/api/v2/cases", json={"data": data | ENDED})).status_code == 200


async def test_who_may_only_close_says_it_with_closing(asking, a_case, close):
    answer = await close("joao", await a_case(), **ENDED)
    assert answer.status_code == 200, answer.text
    assert answer.json()["data"]["needs_met"] == "all"


async def test_the_action_opens_nothing_else(asking, a_case, close, client, people):
    id = await a_case()
    assert (await close("joao", id, **ENDED, occupation="None")).status_code == 200
    assert "occupation" not in (await client(people.amina).get(f"/api/v2/cases/{id}")).json()["data"]


async def test_what_the_officer_wrote_before_counts(asking, a_case, close):
    assert (await close("joao", await a_case(**ENDED))).status_code == 200


async def test_what_is_closed_already_may_be_changed(asking, a_case, close, client, people):
    id = await a_case()
    await close("joao", id, **ENDED)
    body = {"data": {"closure_reason": None}}
    assert (await client(people.amina).patch(f"/api/v2/cases/{id}", json=body)).status_code == 200


async def test_a_module_that_says_nothing_asks_nothing(a_case, close):
    assert (await close("joao", await a_case())).status_code == 200


async def test_it_can_be_switched_off_again(asking, set_options, a_case, close):
    await set_options(closing_needs=[])
    assert (await close("joao", await a_case())).status_code == 200


async def test_what_no_form_asks_for_any_more_is_not_asked_for(asking, a_case, close, client, people):
    administrator = client(people.admin)
    forms = (await administrator.get("/api/v2/forms")).json()["data"]
    [form] = [form for form in forms if form["unique_id"] == "closure_form"]
    await administrator.patch(f"/api/v2/forms/{form['id']}", json={"data": {"module_ids": []}})
    SETUP.forget()
    assert (await close("joao", await a_case())).status_code == 200


WHO = {None: 401, "nobody_role": 403, "amina": 403, "partner": 403, "maria": 404, "joao": 200}


@pytest.mark.parametrize("who", WHO)
async def test_who_may_close(who, asking, a_case, close):
    assert (await close(who, await a_case(), **ENDED)).status_code == WHO[who]


@pytest.mark.parametrize("option", ["closing_needs", "danger"])
@pytest.mark.parametrize("value", ["closure_reason", ["nowhere"], {"nowhere": ["true"]}, {"occupation": ["true"]}, 7])
async def test_an_option_names_fields_of_the_module(option, value, set_options, published):
    before = len(await published(ModuleChanged))
    answer = await set_options(**{option: value})
    assert answer.status_code == 422
    assert answer.json()["facts"]["fields"] == {f"module_options/{option}": ["unknown_field"]}
    assert len(await published(ModuleChanged)) == before


async def test_options_of_an_installation_are_not_set(set_options, asking, published):
    answer = await set_options(workflow_lookup="lookup-else", closing_needs=["closure_reason"])
    options = answer.json()["data"]["module_options"]
    assert (options["workflow_lookup"], options["closing_needs"]) == ("lookup-workflow", ["closure_reason"])
    assert options["danger"]
    assert (await published(ModuleChanged))[-1].options["closing_needs"] == ["closure_reason"]


OPEN = {
    "urgent_protection_concern": "true",
    "services_section": [
        {"service_type": "health"},
        {"service_type": "police", "service_implemented_day_time": "2026-11-20T08:00:00Z"},
    ],
    "assessment_due_date": "2026-11-30",
    "consent_for_services": True,
    "disclosure_other_orgs": True,
    "closure_reason": "moved",
}


@pytest.fixture
def look(client, people):
    async def by(who, id):
        person = None if who is None else people.known[who]
        return await client(person).get(f"/api/v2/cases/{id}/closing")

    return by


async def test_before_closing_it_is_told_what_is_open_and_what_closing_ends(
    asking, a_case, look, close, share, published
):
    id = await a_case(**OPEN)
    await share(id, "partner")
    assert (await look("joao", id)).json()["data"] == {
        "needs": ["closure_reason", "needs_met"],
        "missing": ["needs_met"],
        "open": {"services": 1, "assessment": 1, "referrals_pending": 1},
        "in_danger": True,
        "withheld": [],
    }
    assert (await close("joao", id, **ENDED)).status_code == 200
    assert [each.code for each in await published(AccessEnded)] == ["record_closed"]
    left = (await look("admin", id)).json()["data"]
    assert (left["open"], left["in_danger"]) == ({"services": 1, "assessment": 1}, False)


async def test_what_the_reader_may_not_know_is_withheld_and_not_none(asking, a_case, look, people):
    id = await a_case(**OPEN)
    may = {"case": ["read", "close"]}
    await people.add("closer", permissions=may, forms={"closure_form": "r"}, scope="group", groups=["north"])
    said = (await look("closer", id)).json()["data"]
    assert (said["open"], said["in_danger"]) == ({}, None)
    assert set(said["withheld"]) == {"services", "assessment"}


async def test_who_comes_by_a_referral_is_not_told_of_others(asking, a_case, look, people, share):
    id = await a_case(**OPEN)
    await people.add("guest", permissions={"case": ["read", "close", "receive_referral"]}, forms={"closure_form": "r"})
    await share(id, "partner")
    await share(id, "guest")
    said = (await look("guest", id)).json()["data"]
    assert {"referrals_pending", "referrals_accepted"} <= set(said["withheld"])


LOOKING = {None: 401, "nobody_role": 403, "partner": 403, "maria": 404, "amina": 200, "joao": 200}


@pytest.mark.parametrize("who", LOOKING)
async def test_who_is_told_what_is_open(who, asking, a_case, look):
    assert (await look(who, await a_case())).status_code == LOOKING[who]
