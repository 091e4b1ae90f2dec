"""Storing configurations, and refusing broken ones."""

import copy
import time
from uuid import UUID

import pytest
from chassis.ids import new_id
from testkit.services import SIGNER

PATH = "/api/v2/configurations"


def broken_copies(small):
    """Each with one thing wrong, and where the refusal has to point."""

    def changed(change):
        document = copy.deepcopy(small)
        change(document["data"])
        return document

    def field(data):
        return data["FormSection"][1]["fields_attributes"][0]

    yield changed(lambda d: d.pop("FormSection")), "FormSection"
    yield changed(lambda d: d.update(Lookup=[])), "Lookup"
    yield changed(lambda d: d.update(Lookup="x")), "Lookup"
    yield changed(lambda d: d["FormSection"].append(d["FormSection"][0])), "FormSection/visits/unique_id"
    yield changed(lambda d: d["FormSection"][0].pop("unique_id")), "FormSection/0/unique_id"
    yield changed(lambda d: d["FormSection"].pop(1)), "FormSection/visits/visits/subform_section_id"
    yield changed(lambda d: field(d).update(type="mystery")), "FormSection/visit/kind/type"
    yield changed(lambda d: field(d).pop("option_strings_source")), "FormSection/visit/kind/option_strings_source"
    yield changed(lambda d: field(d).update(display_name_i18n={})), "FormSection/visit/kind/display_name"
    yield changed(lambda d: field(d).update(required="often")), "FormSection/visit/kind/required"
    yield changed(lambda d: d["Lookup"][0].update(name_i18n={})), "Lookup/lookup-visit/name"
    yield changed(lambda d: d.update(Role=[{"name": "Nameless"}])), "Role/0/unique_id"


async def test_a_broken_configuration_is_refused_and_nothing_is_lost(client, people, apply, small):
    await apply(small)
    before = (await client(people.amina).get("/api/v2/forms")).json()
    for document, path in broken_copies(small):
        answer = await client(people.admin).post(PATH, json={"data": document | {"version": str(new_id())}})
        assert (answer.status_code, answer.json()["code"]) == (422, "broken_configuration"), path
        assert path in answer.json()["facts"]["fields"], answer.json()["facts"]
    assert (await client(people.amina).get("/api/v2/forms")).json() == before
    assert (await client(people.admin).get(PATH)).json()["metadata"]["total"] == 1


async def test_every_error_is_listed_at_once(client, people, real):
    broken = copy.deepcopy(real)
    for form in broken["data"]["FormSection"]:
        for field in form["fields_attributes"]:
            field["type"] = "mystery"
    answer = await client(people.admin).post(PATH, json={"data": broken})
    findings = answer.json()["facts"]["findings"]
    assert len([finding for finding in findings if finding["code"] == "unknown_type"]) == 476
    assert findings[0].keys() == {"part", "unique_id", "field", "attribute", "code"}


async def test_a_configuration_that_broke_meanwhile_fails_visibly(client, people, turn, small, database):
    posted = await client(people.admin).post(PATH, json={"data": small})
    path = f"{PATH}/{posted.json()['data']['id']}"
    await client(people.admin).patch(path, json={"data": {"apply_now": True}})
    await turn()
    from cases.configuration.store import configuration
    from sqlalchemy import update

    async with database.session() as session:
        await session.execute(update(configuration).values(data={"FormSection": [{}], "Lookup": []}))
    await turn()
    done = (await client(people.admin).get(path)).json()["data"]
    assert (done["state"], done["outcome"]["code"]) == ("failed", "broken_configuration")
    assert {error["part"] for error in done["outcome"]["errors"]} == {"FormSection", "Lookup"}
    assert (await client(people.amina).get("/api/v2/forms")).json()["data"] == []


async def test_a_newer_primero_s_configuration_is_kept_but_not_applied(client, people, small):
    posted = await client(people.admin).post(PATH, json={"data": small | {"primero_version": "3.0"}})
    assert posted.json()["data"]["can_apply"] is False
    path = f"{PATH}/{posted.json()['data']['id']}"
    answer = await client(people.admin).patch(path, json={"data": {"apply_now": True}})
    assert (answer.status_code, answer.json()["code"]) == (409, "configuration_too_new")


async def test_a_version_is_stored_once(client, people, small):
    first = await client(people.admin).post(PATH, json={"data": small})
    again = await client(people.admin).post(PATH, json={"data": small})
    assert (first.status_code, again.status_code, again.json()["code"]) == (200, 409, "version_taken")
    UUID(first.json()["data"]["id"])
    listed = (await client(people.admin).get(PATH)).json()
    assert listed == {"data": [first.json()["data"]], "metadata": {"total": 1, "per": 20, "page": 1}}


async def test_a_stored_configuration_is_renamed_and_deleted(client, people, small):
    posted = await client(people.admin).post(PATH, json={"data": small})
    path = f"{PATH}/{posted.json()['data']['id']}"
    renamed = await client(people.admin).patch(path, json={"data": {"name": "Smaller"}})
    assert renamed.json()["data"]["name"] == "Smaller"
    promoted = await client(people.admin).patch(path, json={"data": {"promote": True}})
    assert promoted.status_code == 422
    assert (await client(people.admin).delete(path)).status_code == 200
    assert (await client(people.admin).get(path)).status_code == 404


@pytest.mark.parametrize(
    "route",
    [
        ("GET", PATH, None),
        ("GET", PATH + "/{id}", None),
        ("GET", PATH + "/{id}/changes", None),
        ("POST", PATH, {"data": {"name": "Captured"}}),
        ("PATCH", PATH + "/{id}", {"data": {"name": "Renamed"}}),
        ("DELETE", PATH + "/{id}", None),
    ],
)
async def test_only_who_manages_configurations_reaches_them(client, people, small, route):
    method, path, body = route
    posted = await client(people.admin).post(PATH, json={"data": small})
    url = path.format(id=posted.json()["data"]["id"])
    ana = await people.add("ana", permissions={"metadata": ["manage"]})
    assert (await client(None).request(method, url, json=body)).status_code == 401
    assert (await client(people.amina).request(method, url, json=body)).status_code == 403
    assert (await client(ana).request(method, url, json=body)).status_code == 403
    assert (await client(people.admin).request(method, url, json=body)).status_code == 200


async def test_a_configuration_is_brought_and_applied_by_who_has_lately_shown_who_they_are(client, people, small):
    made = (await client(people.admin).post(PATH, json={"data": small})).json()["data"]
    hour_ago = time.time() - 3600
    left_open = client(None)
    left_open.headers["X-Service-Token"] = SIGNER.sign(
        account=people.admin.id, session="left-open", audience="cases", proven=hour_ago
    )
    assert (await left_open.get(f"{PATH}/{made['id']}")).status_code == 200
    for answer in (
        await left_open.post(PATH, json={"data": small | {"version": "another"}}),
        await left_open.patch(f"{PATH}/{made['id']}", json={"data": {"apply_now": True}}),
    ):
        assert (answer.status_code, answer.json()["code"]) == (403, "proof_wanted")
