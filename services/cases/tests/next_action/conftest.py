"""Forms of a case whose steps have days, people, and a schedule that is run by hand."""

from datetime import UTC, datetime

import pytest
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.next_action.commands import follow_next
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from testkit.people import EVERYTHING, MODULE, People

API = "/api/v2"
RISK = [{"id": id, "display_text": {"en": id}} for id in ("high", "medium", "low")]


def _form(unique_id, *fields, nested=False):
    return Form(unique_id=unique_id, parent_form="case", is_nested=nested, modules=[MODULE], fields=list(fields))


FORMS = [
    _form(
        "child",
        Field(name="name", type="text_field"),
        Field(name="risk_level", type="select_box", attributes={"option_strings_text": RISK}),
        Field(name="consent_for_services", type="tick_box"),
        Field(name="disclosure_other_orgs", type="tick_box"),
        *(
            Field(name=name, type="date_field")
            for name in ("assessment_requested_on", "date_case_plan", "date_closure")
        ),
    ),
    _form("followup", Field(name="followup_subform_section", type="subform", subform="followup_subform_section")),
    _form("followup_subform_section", Field(name="followup_date", type="date_field"), nested=True),
]
OPENED = {form.unique_id: "rw" for form in FORMS}
OFFICER = "read create write close reopen enable_disable_record referral".split()


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
    await made.add("amina", permissions={"case": OFFICER}, forms=OPENED, groups=["north"])
    await made.add("rosa", permissions={"case": [*OFFICER, "receive_referral"]}, forms=OPENED, groups=["south"])
    await made.add("admin", scope="all", permissions=EVERYTHING, forms=OPENED)
    return made


@pytest.fixture
def ask(client, people):
    async def request(who, method, path, data=None, **more):
        body = {} if data is None else {"json": {"data": data, **more}}
        SETUP.forget()
        return await client(None if who is None else people.known[who]).request(method, f"{API}/{path}", **body)

    return request


@pytest.fixture
def a_case(ask):
    async def register(who="amina", **values):
        answer = await ask(who, "POST", "cases", {"module_id": MODULE, **values})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    return register


@pytest.fixture
def follow_once(database):
    """One turn of the schedule: whether there are more cases."""

    async def turn():
        SETUP.forget()
        async with database.transaction(service_actor("cases")) as uow:
            return await follow_next(uow, datetime.now(UTC))

    return turn


@pytest.fixture
def follow(follow_once):
    """Runs the schedule until it has nothing to do; how many turns that took."""

    async def until_done():
        turns = 1
        while await follow_once():
            turns += 1
        return turns

    return until_done
