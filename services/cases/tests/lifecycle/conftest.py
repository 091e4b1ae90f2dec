"""Forms of a case and of an incident, and the people of `case_model.py`."""

import sys
from pathlib import Path

import pytest
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from testkit.people import EVERYTHING, MODULE, People

# What the tests here share lies beside them, and with importlib mode nothing puts that on the path.
sys.path.insert(0, str(Path(__file__).parent))

FORMS = [
    Form(
        unique_id="sharing",
        parent_form="case",
        modules=[MODULE],
        fields=[
            Field(name="consent_for_services", type="tick_box"),
            Field(name="disclosure_other_orgs", type="tick_box"),
            Field(name="occupation", type="text_field"),
            Field(name="age", type="numeric_field"),
        ],
    ),
    Form(
        unique_id="incident_form",
        parent_form="incident",
        modules=[MODULE],
        fields=[Field(name="incident_description", type="textarea")],
    ),
]
OPENED = {form.unique_id: "rw" for form in FORMS}
WORK = "read write flag change_log incident_from_case".split()
RECEIVING = ["receive_referral", "receive_transfer"]
OFFICER = [*WORK, *RECEIVING, *"create referral request_approval_case_plan enable_disable_record".split()]
SUPERVISOR = [*WORK, *"assign close reopen approve_case_plan referral resolve_any_flag".split()]
INCIDENTS = ["read", "create"]


@pytest.fixture
async def people(database):
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await save_forms(uow.session, FORMS)
    SETUP.forget()
    from case_model import GROUP, OFFICERS, PARTNER, SUPERVISORS

    made = People(database)
    rights = dict.fromkeys(OFFICERS, OFFICER) | dict.fromkeys(SUPERVISORS, SUPERVISOR)
    rights[PARTNER] = [*WORK, "receive_referral"]
    for name, held in rights.items():
        scope = "group" if name in SUPERVISORS else "self"
        permissions = {"case": held, "incident": INCIDENTS}
        await made.add(
            name, scope=scope, permissions=permissions, forms=OPENED, groups=[GROUP[name]], agency=GROUP[name]
        )
    await made.add("admin", scope="all", permissions=EVERYTHING, forms=OPENED)
    yield made
    SETUP.forget()
