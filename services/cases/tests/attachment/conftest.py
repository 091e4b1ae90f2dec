"""Small forms with fields for files, people who may add them, and files."""

import sys
from pathlib import Path

import pytest
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from testkit.people import MODULE, People

# What the tests here share lies beside them, and with importlib mode nothing puts that on the path.
sys.path.insert(0, str(Path(__file__).parent))
API = "/api/v2"


def _form(unique_id, *fields, kind="case"):
    return Form(unique_id=unique_id, parent_form=kind, modules=[MODULE], fields=list(fields))


FORMS = [
    _form(
        "child",
        Field(name="name", type="text_field"),
        Field(name="consent_for_services", type="tick_box"),
        Field(name="disclosure_other_orgs", type="tick_box"),
    ),
    _form(
        "pictures", Field(name="photos", type="photo_upload_box"), Field(name="recorded_audio", type="audio_upload_box")
    ),
    _form("papers", Field(name="other_documents", type="document_upload_box"), Field(name="signed", type="signature")),
    _form("happened", Field(name="evidence", type="photo_upload_box"), kind="incident"),
]
OPENED = {form.unique_id: "rw" for form in FORMS}
OFFICER = {
    "case": "read create write flag change_log access_log referral view_photo".split(),
    "incident": "read create write".split(),
}
ROLES = {
    "amina": ("north", "self", OFFICER, OPENED),
    "rosa": ("south", "self", OFFICER, OPENED),
    "reader": ("north", "group", {"case": ["read", "change_log"]}, dict.fromkeys(OPENED, "r")),
    "looker": ("north", "group", {"case": ["read", "write"]}, dict.fromkeys(OPENED, "r")),
    "narrow": ("north", "group", {"case": ["read", "write"]}, {"child": "rw"}),
    "lister": ("north", "group", {"case": ["read", "view_photo"]}, {"child": "r"}),
    "admin": ("north", "all", {"case": ["manage"]}, OPENED),
    "partner": ("health", "self", {"case": ["read", "write", "receive_referral"]}, {"child": "r", "pictures": "r"}),
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
    answer = await ask("amina", "POST", "cases", {"module_id": MODULE, "name": "Kanariakalo", **CONSENT})
    return answer.json()["data"]["id"]


CONSENT = {"consent_for_services": True, "disclosure_other_orgs": True}


@pytest.fixture
def add(ask, case):
    """Adds a file that is answered with itself."""
    from attachment_files import picture, sent

    async def to(content=None, who="amina", **more):
        body = sent(picture() if content is None else content, **more)
        answer = await ask(who, "POST", f"cases/{case}/attachments", body)
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    return to


@pytest.fixture
def shown(ask, case):
    async def of(who="amina", query=""):
        return (await ask(who, "GET", f"cases/{case}{query}")).json()["data"]

    return of
