"""What several people write down of one case at the same moment, each in a transaction of their own."""

import asyncio
from collections import Counter

import pytest
from cases.app import create_app
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from testkit.people import MODULE, People
from testkit.services import make_client, settings_for

API = "/api/v2"
TEXT = [Field(name="what", type="text_field")]
ROWS = Field(name="incident_details", type="subform", subform="incident_rows")
FORMS = [
    Form(unique_id="happened", parent_form="incident", modules=[MODULE], fields=TEXT),
    Form(unique_id="child", parent_form="case", modules=[MODULE], fields=[ROWS]),
    Form(unique_id="incident_rows", parent_form="case", is_nested=True, modules=[MODULE], fields=TEXT),
]
RIGHTS = {
    "case": ["read", "create", "write", "incident_from_case"],
    "incident": ["read", "create", "write", "link_incident_to_case"],
}


@pytest.fixture(autouse=True)
def configuration():
    """Written below, where it is committed."""


@pytest.fixture
async def rui(committed, keyring):
    """Over a database that commits."""
    async with committed.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await save_forms(uow.session, FORMS)
    SETUP.forget()
    forms = {form.unique_id: "rw" for form in FORMS}
    actor = await People(committed).add("rui", groups=["north"], permissions=RIGHTS, forms=forms)
    app = create_app(settings_for("cases", committed.url), database=committed, keyring=keyring)
    yield make_client(app, "cases", actor)
    SETUP.forget()


async def test_no_incident_is_lost_and_nobody_waits_for_another_for_ever(rui):
    case = (await rui.post(f"{API}/cases", json={"data": {"module_id": MODULE}})).json()["data"]["id"]
    own = {"data": {"incident_case_id": case, "what": "Invented"}}
    first = [(await rui.post(f"{API}/incidents", json=own)).json()["data"]["id"] for _ in range(4)]

    def rows(**row):
        return rui.patch(f"{API}/cases/{case}", json={"data": {"incident_details": [{"what": "Told", **row}]}})

    asked = [
        *(rui.post(f"{API}/incidents", json=own) for _ in range(6)),
        *(rows() for _ in range(6)),
        *(rows(unique_id=id) for id in first),
        *(rui.patch(f"{API}/incidents/{id}", json={"data": {"what": "Changed"}}) for id in first),
        *(rui.post(f"{API}/cases/{case}/incidents", json={"data": {"incident_ids": first}}) for _ in range(2)),
    ]
    answers = await asyncio.gather(*asked)
    assert Counter(answer.status_code for answer in answers) == {200: 20, 204: 2}
    shown = (await rui.get(f"{API}/cases/{case}")).json()["data"]
    assert len(set(shown["incidents"])) == len(shown["incidents"]) == len(shown["incident_details"]) == 16
    assert (await rui.get(f"{API}/incidents?per=1")).json()["metadata"]["total"] == 16
