"""A small configuration, the real one, and what applies them."""

import json
from datetime import UTC, datetime

import pytest
from cases.bootstrap import write_defaults
from cases.configuration.commands.application import apply_pending
from chassis.actor import service_actor
from chassis.ids import derived_id
from contracts.identity import ConfigurationFollowed
from testkit import shared_folder

NOW = datetime(2026, 8, 20, 9, 0, tzinfo=UTC)
PATH = "/api/v2/configurations"


@pytest.fixture(scope="session")
def real():
    return json.loads((shared_folder() / "data/cpims/primero_configuration.json").read_text())


@pytest.fixture
def small():
    """A configuration of one form, its rows, and one lookup."""
    rows = {
        "unique_id": "visit",
        "name_i18n": {"en": "Visit"},
        "parent_form": "case",
        "is_nested": True,
        "module_ids": ["primeromodule-cp"],
        "fields_attributes": [
            {
                "name": "kind",
                "type": "select_box",
                "display_name_i18n": {"en": "Kind"},
                "option_strings_source": "lookup lookup-visit",
            }
        ],
    }
    form = {
        "unique_id": "visits",
        "name_i18n": {"en": "Visits", "tet": "Vizita"},
        "parent_form": "case",
        "module_ids": ["primeromodule-cp"],
        "fields_attributes": [
            {
                "name": "visits",
                "type": "subform",
                "display_name_i18n": {"en": "Visits"},
                "subform_unique_id": "visit",
            }
        ],
    }
    lookup = {
        "unique_id": "lookup-visit",
        "name_i18n": {"en": "Visit"},
        "lookup_values_i18n": [{"id": "home", "display_text": {"en": "At home"}}],
    }
    return {"name": "Small", "version": "1", "data": {"FormSection": [form, rows], "Lookup": [lookup]}}


@pytest.fixture(autouse=True)
async def defaults(database):
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)


@pytest.fixture
def turn(database):
    """One turn of the worker's schedule."""

    async def run(now=NOW):
        async with database.transaction(service_actor("cases")) as uow:
            await apply_pending(uow, now)

    return run


@pytest.fixture
def follow(deliver):
    """Identity says that it has done its part."""

    async def run(id):
        await deliver(ConfigurationFollowed(configuration_id=id), about=derived_id("configuration", str(id)))

    return run


@pytest.fixture
def apply(client, people, turn, follow):
    async def run(document):
        posted = await client(people.admin).post(PATH, json={"data": document})
        assert posted.status_code == 200, posted.text
        path = f"{PATH}/{posted.json()['data']['id']}"
        asked = await client(people.admin).patch(path, json={"data": {"apply_now": True}})
        assert asked.json()["data"]["state"] == "requested"
        await turn()
        await follow(posted.json()["data"]["id"])
        await turn()
        return (await client(people.admin).get(path)).json()["data"]

    return run
