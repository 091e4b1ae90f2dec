"""Modules and settings through the API."""

import pytest
from cases.bootstrap import write_defaults
from chassis.actor import service_actor
from contracts.cases import FormChanged, ModuleChanged, SettingsChanged
from contracts.identity import AgencyChanged
from testkit.people import MODULE


@pytest.fixture
async def module(database, client, people):
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
    answer = await client(people.admin).get("/api/v2/primero_modules")
    [only] = answer.json()["data"]
    return only


async def test_a_fresh_installation_has_the_child_protection_module(module, published):
    assert (module["unique_id"], module["name"]) == (MODULE, "CP")
    assert module["module_options"]["workflow_lookup"] == "lookup-workflow"
    assert [step["id"] for step in module["workflows"]["case"]] == [
        "new",
        "reopened",
        "case_plan",
        "services_implemented",
        "closed",
    ]
    [announced] = await published(ModuleChanged)
    assert announced.record_types[0] == "case"
    assert len(await published(SettingsChanged)) == 1


async def test_a_second_start_changes_nothing(module, database, published):
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
    assert len(await published(ModuleChanged)) == len(await published(SettingsChanged)) == 1


async def test_the_module_takes_forms_that_exist(module, client, people, published):
    form = {"unique_id": "first", "name": {"en": "First"}, "fields": []}
    await client(people.admin).post("/api/v2/forms", json={"data": form})
    body = {"form_section_unique_ids": ["first", "nowhere"], "associated_record_types": ["case"]}
    path = f"/api/v2/primero_modules/{module['id']}"
    changed = (await client(people.admin).patch(path, json={"data": body})).json()["data"]
    assert changed["form_section_unique_ids"] == ["first"]
    assert changed["associated_record_types"] == ["case"]
    assert (await published(FormChanged))[-1].modules == [MODULE]
    assert (await published(ModuleChanged))[-1].forms == ["first"]


async def test_record_types_of_a_module_are_the_known_ones(module, client, people):
    body = {"data": {"associated_record_types": ["spaceship"]}}
    answer = await client(people.admin).patch(f"/api/v2/primero_modules/{module['id']}", json=body)
    assert answer.json()["facts"]["fields"] == {"associated_record_types": ["unknown"]}


ROUTES = [
    ("GET", "/api/v2/primero_modules", None),
    ("GET", "/api/v2/primero_modules/{id}", None),
    ("PATCH", "/api/v2/primero_modules/{id}", {"data": {"description": "Protection of children"}}),
    ("PATCH", "/api/v2/contact_information", {"data": {"email": "help@office.example"}}),
]


@pytest.mark.parametrize("route", ROUTES)
async def test_only_administrators_reach_modules_and_change_contacts(client, people, module, route):
    method, path, body = route
    url = path.format(id=module["id"])
    assert (await client(None).request(method, url, json=body)).status_code == 401
    assert (await client(people.amina).request(method, url, json=body)).status_code == 403
    assert (await client(people.admin).request(method, url, json=body)).status_code == 200


async def test_everybody_reads_the_settings_as_their_role_sees_them(client, people, module):
    assert (await client(None).get("/api/v2/system_settings")).status_code == 401
    data = (await client(people.amina).get("/api/v2/system_settings")).json()["data"]
    assert data["reporting_location_config"]["label_keys"] == ["district"]
    assert data["config_update_lock"] is False
    assert data["locale"] == "en"
    assert "modules" not in data


async def test_extended_settings_add_agencies_and_modules(client, people, module, deliver):
    from chassis.ids import derived_id

    agency = AgencyChanged(unique_id="mssi", number=7, name={"en": "Ministry"}, agency_code="MSSI")
    await deliver(agency, about=derived_id("agency", "mssi"), times=2)
    data = (await client(people.amina).get("/api/v2/system_settings?extended=true")).json()["data"]
    assert [agency["unique_id"] for agency in data["agencies"]] == ["mssi"]
    assert [item["unique_id"] for item in data["modules"]] == [MODULE]


async def test_everybody_reads_the_contact_information(client, people):
    await client(people.admin).patch("/api/v2/contact_information", json={"data": {"name": "Help desk"}})
    unknown = await client(None).get("/api/v2/contact_information")
    assert unknown.json()["data"]["name"] == "Help desk"
    assert (await client(None).patch("/api/v2/contact_information", json={"data": {}})).status_code == 401
    data = (await client(people.amina).get("/api/v2/contact_information")).json()["data"]
    assert (data["name"], data["email"]) == ("Help desk", None)
    wrong = await client(people.admin).patch("/api/v2/contact_information", json={"data": {"name": 5}})
    assert wrong.json()["facts"]["fields"] == {"name": ["not_a_text"]}
