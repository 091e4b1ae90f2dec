"""A small form of an incident beside that of a case, and people whose roles read and write both."""

import pytest
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.location.domain.place import Location
from cases.location.store import save_locations
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from testkit.people import MODULE, People

PLACE = {"option_strings_source": "Location"}
FORMS = [
    Form(
        unique_id="incident_form",
        parent_form="incident",
        modules=[MODULE],
        fields=[
            Field(name="incident_date", type="date_field"),
            Field(name="date_of_incident", type="date_field"),
            Field(name="date_of_first_report", type="date_field"),
            Field(name="incident_location", type="select_box", attributes=PLACE),
            Field(name="incident_description", type="textarea"),
            Field(name="cp_incident_abuser_name", type="text_field"),
            Field(name="age", type="numeric_field"),
            Field(name="national_id_no", type="text_field"),
        ],
    ),
    Form(
        unique_id="child",
        parent_form="case",
        modules=[MODULE],
        fields=[
            Field(name="name", type="text_field"),
            Field(name="age", type="numeric_field"),
            Field(name="incident_details", type="subform", subform="incident_details_rows"),
        ],
    ),
    Form(
        unique_id="incident_details_rows",
        parent_form="case",
        is_nested=True,
        modules=[MODULE],
        fields=[
            Field(name="incident_date", type="date_field"),
            Field(name="cp_incident_abuser_name", type="text_field"),
        ],
    ),
    Form(
        unique_id="papers",
        parent_form="case",
        modules=[MODULE],
        fields=[Field(name="national_id_no", type="text_field")],
    ),
]
OPENED = {form.unique_id: "rw" for form in FORMS}
INCIDENTS = {
    "case": ["read", "create", "write", "incident_from_case", "change_log"],
    "incident": ["read", "create", "write", "enable_disable_record", "change_log", "link_incident_to_case"],
}


@pytest.fixture(autouse=True)
async def configuration(database):
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await save_forms(uow.session, FORMS)
        await save_locations(
            uow.session,
            [
                Location(code="TL", hierarchy=("TL",), placename={"en": "Timor"}),
                Location(code="TL01", hierarchy=("TL", "TL01"), placename={"en": "North"}),
            ],
        )
    SETUP.forget()
    yield
    SETUP.forget()


@pytest.fixture
async def people(database):
    made = People(database)
    await made.add_everybody({})
    for name, groups in (("rui", ["north"]), ("lia", ["north"]), ("far", ["south"])):
        await made.add(name, role=f"role-{name}", permissions=INCIDENTS, forms=OPENED, groups=groups, scope="group")
    partly = {name: access for name, access in OPENED.items() if name != "papers"}
    await made.add("blind", role="role-blind", permissions=INCIDENTS, forms=partly, groups=["north"], scope="group")
    await made.add(
        "plain", role="role-plain", permissions={"incident": ["read", "create"]}, forms=OPENED, groups=["west"]
    )
    return made


@pytest.fixture
def rui(client, people):
    return client(people.known["rui"])
