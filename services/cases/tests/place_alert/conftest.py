"""Forms that ask for a place, a module that says when one alerts, and people in two teams."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.location.domain.place import Location
from cases.location.store import save_locations
from cases.place_alert.commands import recognise
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from contracts.referrals import ReferralMade
from testkit.people import MODULE, People

API = "/api/v2"
PLACE = {"option_strings_source": "Location"}
POLICY = {"settings": ["school", "residential_care"], "institutions": ["residential_care"], "months": 12}
SCHOOL = "Eskola Kanariakalo"


def _choice(name, *options):
    texts = [{"id": option, "display_text": {"en": option}} for option in options]
    return Field(name=name, type="select_box", attributes={"option_strings_text": texts})


SORTS = ("school", "residential_care", "home")
FORMS = [
    Form(
        unique_id="happened",
        parent_form="incident",
        modules=[MODULE],
        fields=[
            Field(name="incident_date", type="date_field"),
            Field(name="incident_location", type="select_box", attributes=PLACE),
            _choice("cp_incident_location_type", *SORTS),
            Field(name="cp_incident_location_type_other", type="text_field"),
        ],
    ),
    Form(
        unique_id="child",
        parent_form="case",
        modules=[MODULE],
        fields=[
            Field(name="name", type="text_field"),
            Field(name="consent_for_services", type="tick_box"),
            Field(name="disclosure_other_orgs", type="tick_box"),
            Field(name="location_current", type="select_box", attributes=PLACE),
            _choice("living_setting", *SORTS),
            Field(name="residential_care_name", type="text_field"),
            Field(name="incident_details", type="subform", subform="happened_rows"),
        ],
    ),
    Form(
        unique_id="happened_rows",
        parent_form="case",
        is_nested=True,
        modules=[MODULE],
        fields=[
            Field(name="incident_location", type="select_box", attributes=PLACE),
            _choice("cp_incident_location_type", *SORTS),
            Field(name="cp_incident_location_type_other", type="text_field"),
        ],
    ),
]
OPENED = {form.unique_id: "rw" for form in FORMS}
OFFICER = {
    "case": "read create write referral incident_from_case enable_disable_record close".split(),
    "incident": "read create write enable_disable_record".split(),
}
SUPERVISOR = {"case": ["read"], "incident": ["read"]}
PEOPLE = {
    "amina": ("north", "self", OFFICER),
    "benedita": ("north", "self", OFFICER),
    "rosa": ("south", "self", OFFICER),
    "joao": ("north", "group", SUPERVISOR),
    "maria": ("south", "group", SUPERVISOR),
    "far": ("west", "group", SUPERVISOR),
    "national": ("capital", "all", SUPERVISOR),
    "blind": ("north", "group", {"case": ["read"]}),
    "partner": ("health", "self", {"case": ["read", "receive_referral"], "incident": ["read"]}),
    "hospital": ("health", "group", SUPERVISOR),
}


@pytest.fixture(autouse=True)
async def configuration(database):
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await save_forms(uow.session, FORMS)
        places = [("TL",), ("TL", "TL01"), ("TL", "TL01", "TL0101"), ("TL", "TL01", "TL0102")]
        made = [Location(code=each[-1], hierarchy=each, placename={"en": each[-1]}) for each in places]
        await save_locations(uow.session, made)
    SETUP.forget()
    yield
    SETUP.forget()


@pytest.fixture
async def people(database):
    made = People(database)
    await made.add_everybody({})
    for name, (group, scope, permissions) in PEOPLE.items():
        await made.add(name, scope=scope, permissions=permissions, forms=OPENED, groups=[group])
    return made


@pytest.fixture
def set_policy(client, people):
    async def put(policy):
        [module] = (await client(people.admin).get(f"{API}/primero_modules")).json()["data"]
        body = {"data": {"module_options": {"place_alerts": policy}}}
        answer = await client(people.admin).patch(f"{API}/primero_modules/{module['id']}", json=body)
        SETUP.forget()
        return answer

    return put


@pytest.fixture
async def alerting(set_policy):
    """The option is on."""
    answer = await set_policy(POLICY)
    assert answer.status_code == 200, answer.text


@pytest.fixture
def ask(client, people):
    async def request(who, method, path, data=None):
        person = None if who is None else people.known[who]
        body = {} if data is None else {"json": {"data": data}}
        return await client(person).request(method, f"{API}/{path}", **body)

    return request


@pytest.fixture
def register(ask):
    async def made(who, plural, **values):
        answer = await ask(who, "POST", plural, {"module_id": MODULE, **values})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]["id"]

    return made


@pytest.fixture
def hurt(register):
    """A case with an incident at a place: ids of both."""

    async def made(who="amina", name=SCHOOL, setting="school", location="TL0101", **more):
        case = await register(who, "cases", name="Invented Child")
        return case, await at(case, who, name, setting, location, **more)

    async def at(case, who, name, setting, location, **more):
        return await register(
            who,
            "incidents",
            incident_case_id=case,
            incident_location=location,
            cp_incident_location_type=setting,
            cp_incident_location_type_other=name,
            **more,
        )

    return made


@pytest.fixture
def look(database):
    """One turn of the schedule."""

    async def turn():
        async with database.transaction(service_actor("cases")) as uow:
            await recognise(uow, datetime.now(UTC))

    return turn


@pytest.fixture
def alerts(ask):
    async def of(who="amina", query=""):
        answer = await ask(who, "GET", f"place_alerts{query}")
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    return of


@pytest.fixture
def share(deliver):
    """Opens a case by a referral, as referrals would ask for it."""

    async def made(id, by, to):
        event = ReferralMade(
            transition_id=uuid4(),
            record_id=UUID(id),
            transitioned_by=by,
            transitioned_to=to,
            made_at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
        )
        await deliver(event, about=event.record_id)

    return made
