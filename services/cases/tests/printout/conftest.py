"""A case with a page that names the child, one that does not, rows and a list; people who may have it on paper."""

import io

import pytest
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from pypdf import PdfReader
from testkit.people import MODULE, People

API = "/api/v2"
RISK = [
    {"id": "high", "display_text": {"en": "High", "tet": "Aas", "ar": "عالٍ"}},
    {"id": "low", "display_text": {"en": "Low", "tet": "Kiik"}},
]


def _form(unique_id, name, *fields, nested=False, **more):
    return Form(
        unique_id=unique_id,
        parent_form="case",
        is_nested=nested,
        modules=[MODULE],
        fields=list(fields),
        attributes={"name": name, **more},
    )


def _field(name, kind, *said, subform=None, **more):
    labels = dict(zip(("en", "tet", "ar"), said, strict=False))
    return Field(name=name, type=kind, subform=subform, attributes={"display_name": labels, **more})


FORMS = [
    _form(
        "child",
        {"en": "About the child", "tet": "Kona-ba labarik", "ar": "عن الطفل"},
        _field("name", "text_field", "Name", "Naran", "الاسم"),
        _field("risk_level", "select_box", "Risk", "Risku", "الخطر", option_strings_text=RISK),
        _field("location_current", "select_box", "Lives in", option_strings_source="Location"),
        _field("registration_date", "date_field", "Registered on", "Rejista iha", "سُجّل في"),
        _field("consent_for_services", "tick_box", "May be helped"),
        _field("disclosure_other_orgs", "tick_box", "May be shared"),
    ),
    _form("story", {"en": "Story", "tet": "Istória"}, _field("story", "textarea", "What happened", "Saida akontese")),
    _form(
        "notes",
        {"en": "Notes"},
        _field("notes_section", "subform", "Notes of visits", subform="notes_section"),
    ),
    _form("notes_section", {"en": "Note"}, _field("note_text", "textarea", "Note"), nested=True, visible=False),
    _form("elsewhere", {"en": "Referrals of the case"}, _field("line", "separator", "Line")),
]
PAGES = {form.unique_id: "rw" for form in FORMS}
OFFICER = {"case": "read create write export_pdf access_log referral".split()}
ROLES = {
    "amina": ("north", "self", OFFICER, PAGES),
    "rosa": ("south", "self", OFFICER, PAGES),
    "reader": ("north", "group", {"case": ["read"]}, PAGES),
    "narrow": ("north", "group", {"case": ["read", "export_pdf"]}, {"child": "r"}),
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
    for name, (group, scope, permissions, forms) in ROLES.items():
        await made.add(name, scope=scope, permissions=permissions, forms=forms, groups=[group])
    return made


@pytest.fixture
def ask(client, people):
    async def request(who, method, path, data=None, **more):
        person = None if who is None else people.known[who]
        body = {} if data is None else {"json": {"data": data}}
        return await client(person).request(method, f"{API}/{path}", **body, **more)

    return request


@pytest.fixture
async def case(ask):
    values = {
        "module_id": MODULE,
        "name": "Fitun Ezemplu",
        "risk_level": "high",
        "registration_date": "2026-11-21",
        "story": "A sentence that nobody else may read.",
        "consent_for_services": True,
        "disclosure_other_orgs": True,
    }
    answer = await ask("amina", "POST", "cases", values)
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


@pytest.fixture
def printed(ask, case):
    """The text of the pages, one after the other."""

    async def read(who="amina", query=""):
        answer = await ask(who, "GET", f"cases/{case['id']}/print{query}")
        assert answer.status_code == 200, answer.text
        return [page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages]

    return read
