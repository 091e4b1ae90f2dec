"""A form makes something else of a field: what was sealed stays sealed until it is written anew; nothing is lost."""

import pytest
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.history.store import record_history
from cases.record.store.setup import SETUP
from cases.record.store.table import record
from chassis.actor import service_actor
from sqlalchemy import select
from testkit.people import MODULE

CANARY = "Kanaria"
OPTIONS = [{"id": code, "display_text": {"en": code}} for code in ("market", "school")]
TEXT = {"type": "text_field"}
CHOICE = {"type": "select_box", "attributes": {"option_strings_text": OPTIONS}}
SEALED_CHOICE = {"type": "select_box", "attributes": {"option_strings_text": OPTIONS, "sealed": True}}


@pytest.fixture
async def form(database):
    async def write(**what):
        rows = Form(unique_id="stays", parent_form="case", is_nested=True, modules=[MODULE])
        rows.fields = [Field(name="where_in_row", **what)]
        outer = Form(unique_id="found", parent_form="case", modules=[MODULE])
        outer.fields = [Field(name="where", **what), Field(name="stays", type="subform", subform="stays")]
        async with database.transaction(service_actor("cases")) as uow:
            await save_forms(uow.session, [rows, outer])
        SETUP.forget()

    return write


@pytest.fixture
async def officer(client, people):
    forms = dict.fromkeys(("basic_identity", "found"), "rw")
    return client(await people.add("jacinta", forms=forms, permissions={"case": ["create", "read", "write"]}))


async def register(officer, where):
    data = {"module_id": MODULE, "where": where, "stays": [{"where_in_row": where}]}
    made = await officer.post("/api/v2/cases", json={"data": data})
    assert made.status_code == 200, made.text
    return f"/api/v2/cases/{made.json()['data']['id']}"


async def held(officer, url):
    data = (await officer.get(url)).json()["data"]
    return data["where"], data["stays"][0]["where_in_row"]


async def in_plain(database):
    async with database.session() as session:
        facts = await session.scalar(select(record.c.facts))
        told = list(await session.scalars(select(record_history.c.changes)))
    return facts, str([facts, told])


async def change(officer, url, **values):
    answer = await officer.patch(url, json={"data": values})
    assert answer.status_code == 200, answer.text


async def test_a_text_does_not_become_a_fact_when_its_field_becomes_a_choice(officer, form, database):
    await form(**TEXT)
    url = await register(officer, f"{CANARY} behind the house")
    await form(**CHOICE)
    await change(officer, url, age=9)
    assert await held(officer, url) == (f"{CANARY} behind the house",) * 2
    assert CANARY not in (await in_plain(database))[1]
    row = (await officer.get(url)).json()["data"]["stays"][0]
    await change(officer, url, where="market", stays=[{"unique_id": row["unique_id"], "where_in_row": "school"}])
    assert await held(officer, url) == ("market", "school")
    facts, everything = await in_plain(database)
    assert (facts["where"], facts["stays"][0]["where_in_row"]) == ("market", "school")
    assert CANARY not in everything
    told = (await officer.get(url)).json()["data"]
    assert (told["where"], told["age"]) == ("market", 9)


async def test_a_fact_that_a_form_seals_is_sealed_and_not_lost(officer, form, database):
    await form(**CHOICE)
    url = await register(officer, "market")
    assert (await in_plain(database))[0]["where"] == "market"
    await form(**SEALED_CHOICE)
    await change(officer, url, age=9)
    assert await held(officer, url) == ("market", "market")
    facts, _ = await in_plain(database)
    assert "where" not in facts
    assert "where_in_row" not in facts["stays"][0]
    await form(**CHOICE)
    await change(officer, url, age=10, where="school")
    assert await held(officer, url) == ("school", "market")
    assert (await in_plain(database))[0]["where"] == "school"
