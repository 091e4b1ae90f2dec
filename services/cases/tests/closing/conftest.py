"""A module that says what closing needs and what danger is, and the people it concerns."""

import pytest
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from testkit.people import MODULE, People

NEEDS = ["closure_reason", "needs_met"]
DANGER = {"urgent_protection_concern": ["true"], "danger_signs": ["weapon", "hunger"]}
ENDED = {"closure_reason": "formal_closing", "needs_met": "all"}
OFFICER = "read create write flag referral request_approval_closure".split()
SUPERVISOR = "read close reopen approve_closure assign add_note".split()


def _choice(name, *options, many=False):
    texts = [{"id": option, "display_text": {"en": option}} for option in options]
    return Field(name=name, type="select_box", attributes={"option_strings_text": texts, "multi_select": many})


def _form(unique_id, *fields, nested=False):
    return Form(unique_id=unique_id, parent_form="case", is_nested=nested, modules=[MODULE], fields=list(fields))


FORMS = [
    _form(
        "concern",
        _choice("urgent_protection_concern", "true", "false"),
        _choice("danger_signs", "weapon", "hunger", "none", many=True),
        Field(name="occupation", type="text_field"),
        Field(name="consent_for_services", type="tick_box"),
        Field(name="disclosure_other_orgs", type="tick_box"),
        Field(name="assessment_requested_on", type="date_field"),
        Field(name="assessment_due_date", type="date_field"),
    ),
    _form(
        "closure_form",
        _choice("closure_reason", "formal_closing", "moved"),
        _choice("needs_met", "all", "none"),
        Field(name="closure_summary", type="textarea"),
        Field(name="date_closure", type="date_field"),
    ),
    _form("services", Field(name="services_section", type="subform", subform="services_section")),
    _form(
        "services_section",
        _choice("service_type", "health", "police"),
        Field(name="service_implemented_day_time", type="date_field", attributes={"date_include_time": True}),
        nested=True,
    ),
]
EVERY_FORM = {form.unique_id: "rw" for form in FORMS}
READ_FORMS = dict.fromkeys(EVERY_FORM, "r")


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
    await made.add_everybody(EVERY_FORM)
    await made.add("amina", role="role-officer", permissions={"case": OFFICER}, forms=EVERY_FORM, groups=["north"])
    await made.add("rosa", role="role-officer", permissions={"case": OFFICER}, forms=EVERY_FORM, groups=["south"])
    supervisor = {"permissions": {"case": SUPERVISOR}, "forms": READ_FORMS, "scope": "group"}
    await made.add("joao", role="role-supervisor", groups=["north"], **supervisor)
    await made.add("maria", role="role-supervisor", groups=["south"], **supervisor)
    return made


@pytest.fixture
def set_options(client, people):
    async def put(**options):
        administrator = client(people.admin)
        [module] = (await administrator.get("/api/v2/primero_modules")).json()["data"]
        body = {"data": {"module_options": options}}
        answer = await administrator.patch(f"/api/v2/primero_modules/{module['id']}", json=body)
        SETUP.forget()
        return answer

    return put


@pytest.fixture
async def asking(set_options):
    """The options are on."""
    answer = await set_options(closing_needs=NEEDS, danger=DANGER)
    assert answer.status_code == 200, answer.text


@pytest.fixture
def a_case(client, people):
    async def register(by="amina", **values):
        answer = await client(people.known[by]).post("/api/v2/cases", json={"data": {"module_id": MODULE, **values}})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]["id"]

    return register


@pytest.fixture
def close(client, people):
    async def by(who, id, **values):
        person = None if who is None else people.known[who]
        body = {"data": {"status": "closed", **values}, "record_action": "close"}
        return await client(person).patch(f"/api/v2/cases/{id}", json=body)

    return by


@pytest.fixture
def approval(client, people):
    async def by(who, id, status="requested", step="closure", **more):
        person = None if who is None else people.known[who]
        body = {"data": {"approval_status": status, **more}}
        return await client(person).patch(f"/api/v2/cases/{id}/approvals/{step}", json=body)

    return by
