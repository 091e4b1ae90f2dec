"""A small form of a child, and people of two teams."""

from datetime import UTC, datetime

import pytest
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.likeness.commands import tell_of_likeness
from cases.location.domain.place import Location
from cases.location.store import save_locations
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from testkit.people import MODULE, People

SEXES = [{"id": each, "display_text": {"en": each}} for each in ("female", "male")]
FORMS = [
    Form(
        unique_id="child",
        parent_form="case",
        modules=[MODULE],
        fields=[
            Field(name="name", type="text_field"),
            Field(name="name_nickname", type="text_field"),
            Field(name="sex", type="select_box", attributes={"option_strings_text": SEXES}),
            Field(name="age", type="numeric_field"),
            Field(name="location_current", type="select_box", attributes={"option_strings_source": "Location"}),
            Field(name="hidden_name", type="tick_box"),
        ],
    ),
    Form(
        unique_id="birth",
        parent_form="case",
        modules=[MODULE],
        fields=[Field(name="date_of_birth", type="date_field", attributes={"sealed": True})],
    ),
]
OPENED = {"child": "rw", "birth": "rw"}
OFFICER = {"case": ["read", "create", "write"]}
SEARCHER = {"case": ["read", "search_owned_by_others"]}
PLACES = ("TL", "TL-DI", "TL-DI-1", "TL-DI-2", "TL-BA", "TL-BA-1")


@pytest.fixture(autouse=True)
async def configuration(database):
    places = [
        Location(code=code, hierarchy=tuple(each for each in PLACES if code.startswith(each)), placename={"en": code})
        for code in PLACES
    ]
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await save_forms(uow.session, FORMS)
        await save_locations(uow.session, places)
    SETUP.forget()
    yield
    SETUP.forget()


@pytest.fixture
async def people(database):
    made = People(database)
    await made.add("amina", groups=["north"], permissions=OFFICER, forms=OPENED)
    await made.add("rosa", groups=["south"], permissions=OFFICER, forms=OPENED)
    await made.add("joao", groups=["north"], scope="group", permissions=SEARCHER, forms=OPENED)
    await made.add("plain", groups=["north"], scope="group", permissions={"case": ["read"]}, forms={"child": "r"})
    await made.add("national", scope="all", permissions={"case": ["read"]}, forms={})
    await made.add("registrar", groups=["north"], permissions={"case": ["create"]}, forms=OPENED)
    await made.add("nobody_role", permissions={}, groups=["north"])
    return made


@pytest.fixture
def register(client, people):
    async def made(by, **data):
        answer = await client(getattr(people, by)).post("/api/v2/cases", json={"data": {"module_id": MODULE, **data}})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]["id"]

    return made


@pytest.fixture
def rename(client, people):
    async def changed(by, id, **data):
        answer = await client(getattr(people, by)).patch(f"/api/v2/cases/{id}", json={"data": data})
        assert answer.status_code == 200, answer.text

    return changed


@pytest.fixture
def ask(client, people):
    """The answer to who asks for a child like this one."""

    async def asked(by, *names, **more):
        path = "/api/v2/cases/candidates"
        return await client(getattr(people, by)).post(path, json={"data": {"names": list(names), **more}})

    return asked


@pytest.fixture
def found(ask):
    """Ids of what is shown, and why."""

    async def asked(by, *names, **more):
        answer = await ask(by, *names, **more)
        assert answer.status_code == 200, answer.text
        return {each["record"]["id"]: [reason["code"] for reason in each["reasons"]] for each in answer.json()["data"]}

    return asked


@pytest.fixture
def tell(database, keyring):
    async def told(now=None):
        async with database.transaction(service_actor("cases")) as uow:
            await tell_of_likeness(uow, keyring, now or datetime.now(UTC))

    return told
