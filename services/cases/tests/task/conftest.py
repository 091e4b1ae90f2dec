"""Forms that ask by when something is done, and people who have cases."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from testkit.people import MODULE, People

API = "/api/v2"
TASKS = ["dash_tasks"]


def _choice(name, **options):
    texts = [{"id": id, "display_text": text} for id, text in options.items()]
    return Field(name=name, type="select_box", attributes={"option_strings_text": texts})


def _days(*names, **attributes):
    return [Field(name=name, type="date_field", attributes=attributes) for name in names]


def _form(unique_id, *fields, nested=False):
    return Form(unique_id=unique_id, parent_form="case", is_nested=nested, modules=[MODULE], fields=list(fields))


FORMS = [
    _form(
        "child",
        Field(name="name", type="text_field"),
        _choice("risk_level", high={"en": "High"}, low={"en": "Low"}),
        *_days("assessment_due_date", "assessment_requested_on"),
    ),
    _form("plan", *_days("case_plan_due_date", "date_case_plan")),
    _form("services", Field(name="services_section", type="subform", subform="services_section")),
    _form(
        "services_section",
        _choice("service_type", health={"en": "Health", "tet": "Saúde"}),
        _choice("service_response_timeframe", **{"3_days": {"en": "3 days"}}),
        *_days("service_response_day_time", "service_implemented_day_time", date_include_time=True),
        nested=True,
    ),
    _form("followup", Field(name="followup_subform_section", type="subform", subform="followup_subform_section")),
    _form(
        "followup_subform_section",
        _choice("followup_type", in_care={"en": "Follow up in Care"}),
        *_days("followup_needed_by_date", "followup_date"),
        nested=True,
    ),
]
EVERY_FORM = {form.unique_id: "rw" for form in FORMS}
CASE = "read create write close enable_disable_record".split()


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
    both = {"case": [*CASE], "dashboard": TASKS}
    await made.add("amina", permissions=both, forms=EVERY_FORM, groups=["north"])
    await made.add("rosa", permissions=both, forms=EVERY_FORM, groups=["north"])
    await made.add("joao", scope="group", permissions=both, forms=EVERY_FORM, groups=["north"])
    await made.add("planless", permissions=both, forms={"child": "rw", "plan": "rw"}, groups=["north"])
    await made.add("unlisted", permissions={"case": [*CASE]}, forms=EVERY_FORM, groups=["north"])
    await made.add("caseless", permissions={"dashboard": TASKS}, forms=EVERY_FORM, groups=["north"])
    await made.add("tetum", permissions=both, forms=EVERY_FORM, groups=["north"], locale="tet")
    return made


@pytest.fixture
def ask(client, people):
    async def request(who, method, path, data=None):
        body = {} if data is None else {"json": {"data": data}}
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
def tasks(ask):
    async def of(who="amina", query="order=asc"):
        answer = await ask(who, "GET", f"tasks?{query}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    return of


@pytest.fixture
def day():
    """A day near today, as the site in Dili counts, written as forms write it and as tasks do."""

    def near(days, told=False):
        found = (datetime.now(UTC).astimezone(ZoneInfo("Asia/Dili")) + timedelta(days=days)).date()
        return found.strftime("%d-%b-%Y") if told else found.isoformat()

    return near
