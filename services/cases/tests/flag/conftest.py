"""Small forms of a case and an incident, and people who flag."""

import pytest
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from testkit.people import MODULE, People

API = "/api/v2"
FORMS = [
    Form(
        unique_id="child",
        parent_form="case",
        modules=[MODULE],
        fields=[
            Field(name="name", type="text_field"),
            Field(name="occupation", type="text_field"),
            Field(name="consent_for_services", type="tick_box"),
            Field(name="disclosure_other_orgs", type="tick_box"),
        ],
    ),
    Form(
        unique_id="happened",
        parent_form="incident",
        modules=[MODULE],
        fields=[Field(name="incident_date", type="date_field")],
    ),
]
OPENED = {form.unique_id: "rw" for form in FORMS}
OFFICER = {
    "case": "read create write flag change_log referral incident_from_case".split(),
    "incident": "read create flag change_log".split(),
}
SUPERVISOR = {"case": ["read", "flag", "flag_multiple"], "incident": ["read", "flag"], "dashboard": ["dash_flags"]}
ROLES = {
    "amina": ("north", "self", OFFICER),
    "rosa": ("south", "self", OFFICER),
    "joao": ("north", "group", SUPERVISOR),
    "maria": ("north", "group", {"case": ["read", "resolve_any_flag"]}),
    "editor": ("north", "group", {"case": ["read", "flag_update"]}),
    "reader": ("north", "group", {"case": ["read", "change_log"]}),
    "national": ("capital", "all", {"case": ["read", "flag"], "dashboard": ["dash_flags"]}),
    "partner": ("health", "self", {"case": ["read", "flag", "change_log", "receive_referral"]}),
}


@pytest.fixture(autouse=True)
async def configuration(database):
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await save_forms(uow.session, FORMS)
    SETUP.forget()
    yield
    SETUP.forget()


@pytest.fixture
async def people(database):
    made = People(database)
    await made.add_everybody(OPENED)
    for name, (group, scope, permissions) in ROLES.items():
        await made.add(name, scope=scope, permissions=permissions, forms=OPENED, groups=[group])
    return made


@pytest.fixture
def ask(client, people):
    async def request(who, method, path, data=None, **more):
        person = None if who is None else people.known[who]
        body = {} if data is None else {"json": {"data": data}}
        return await client(person).request(method, f"{API}/{path}", **body, **more)

    return request


@pytest.fixture
def a_record(ask):
    async def register(who="amina", plural="cases", **values):
        answer = await ask(who, "POST", plural, {"module_id": MODULE, **values})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]["id"]

    return register


@pytest.fixture
def flag(ask):
    """Raises a flag that is answered with itself."""

    async def on(id, who="amina", plural="cases", **given):
        answer = await ask(who, "POST", f"{plural}/{id}/flags", {"message": "Look at it", **given})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    return on


@pytest.fixture
def shown(ask):
    async def of(id, who="amina", plural="cases"):
        return (await ask(who, "GET", f"{plural}/{id}")).json()["data"]

    return of
