"""A small case form, and people whose roles read and write it."""

from dataclasses import dataclass
from typing import Any

import pytest
from cases.app import create_app
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.location.domain.place import Location
from cases.location.store import save_locations
from cases.record.store.setup import SETUP
from cases.subscriptions import subscriptions
from chassis.actor import service_actor
from chassis.database import Database
from chassis.inbox import Inbox
from chassis.worker import all_subscriptions
from testkit.people import MODULE, People
from testkit.services import Deliver, make_app, make_client


def choice(name, *options, many=False, **more):
    texts = [{"id": option, "display_text": {"en": option}} for option in options]
    return Field(name=name, type="select_box", attributes={"option_strings_text": texts, "multi_select": many, **more})


def plain(type, *names, **attributes):
    return [Field(name=name, type=type, attributes=attributes) for name in names]


def place(name):
    return Field(name=name, type="select_box", attributes={"option_strings_source": "Location"})


def rows_of(name, subform=None):
    return Field(name=name, type="subform", subform=subform or name)


def form(unique_id, *fields, nested=False):
    return Form(unique_id=unique_id, parent_form="case", is_nested=nested, modules=[MODULE], fields=list(fields))


FORMS = [
    form(
        "basic_identity",
        *plain("text_field", "case_id", "short_id", "case_id_display", "name", "name_first", "name_middle"),
        *plain("text_field", "name_last", "name_nickname", "name_other", "national_id_no", "occupation"),
        *plain("text_field", "telephone_current"),
        *plain("textarea", "address_current"),
        *plain("date_field", "registration_date", "date_of_birth", "date_closure"),
        *plain("numeric_field", "age"),
        *plain("tick_box", "estimated"),
        choice("sex", "female", "male", show_on_minify_form=True),
        choice("status", "open", "closed", "transferred"),
        choice("nationality", "tl", "id", many=True),
        place("location_current"),
    ),
    form(
        "protection_concern",
        choice("risk_level", "low", "medium", "high"),
        choice("protection_concerns", "neglect", "trafficking", "statelessness", many=True),
        rows_of("protection_concern_detail_subform_section"),
    ),
    form(
        "protection_concern_detail_subform_section",
        choice("protection_concern_type", "neglect", "trafficking", "statelessness"),
        *plain("textarea", "concern_details"),
        nested=True,
    ),
    form("consent", *plain("tick_box", "consent_for_services", "disclosure_other_orgs")),
    form("closure_form", choice("closure_reason", "formal_closing", "death")),
    form("family_details", rows_of("family_details_section")),
    form(
        "family_details_section",
        *plain("text_field", "relation_name", "relation_telephone"),
        *plain("numeric_field", "relation_age"),
        choice("relation", "mother", "father", "sister"),
        nested=True,
    ),
    form("services", rows_of("services_section")),
    form(
        "services_section",
        choice("service_type", "health", "police", "education"),
        choice("service_response_type", "care_plan", "action_plan"),
        choice("service_implemented", "implemented", "not_implemented"),
        choice("service_response_timeframe", "1_hour", "3_days"),
        *plain("date_field", "service_response_day_time", "service_implemented_day_time", date_include_time=True),
        *plain("date_field", "service_appointment_date"),
        *plain("tick_box", "service_status_referred"),
        *plain("textarea", "service_referral_notes"),
        *plain("text_field", "service_implementing_agency_individual"),
        nested=True,
    ),
    form("notes", rows_of("notes_section")),
    form(
        "notes_section",
        *plain("date_field", "note_date", date_include_time=True),
        *plain("text_field", "note_subject", "note_created_by"),
        *plain("textarea", "note_text"),
        nested=True,
    ),
    form("followup", rows_of("followup_subform_section")),
    form(
        "followup_subform_section",
        choice("followup_type", "in_care", "after_reunification"),
        *plain("date_field", "followup_needed_by_date", "followup_date"),
        *plain("text_field", "followup_comments"),
        nested=True,
    ),
    form("photos_and_audio", *plain("photo_upload_box", "photos"), *plain("audio_upload_box", "recorded_audio")),
]
EVERY_FORM = {item.unique_id: "rw" for item in FORMS}
PLACES = [
    Location(code="TL", hierarchy=("TL",), placename={"en": "Timor"}),
    Location(code="TL01", hierarchy=("TL", "TL01"), placename={"en": "North"}),
    Location(code="TL0101", hierarchy=("TL", "TL01", "TL0101"), placename={"en": "North Harbour"}),
    Location(code="TL02", hierarchy=("TL", "TL02"), placename={"en": "South"}),
]


@pytest.fixture(autouse=True)
async def configuration(database):
    await configure(database)


async def configure(database):
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await save_forms(uow.session, FORMS)
        await save_locations(uow.session, PLACES)
    SETUP.forget()


@pytest.fixture
async def people(database):
    made = People(database)
    await made.add_everybody(EVERY_FORM)
    return made


@pytest.fixture
def amina(client, people):
    return client(people.amina)


@pytest.fixture
def a_case(amina):
    """Registers a case as Amina and answers its data."""

    async def register(**values):
        answer = await amina.post("/api/v2/cases", json={"data": {"module_id": MODULE, **values}})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    return register


@dataclass(frozen=True)
class Town:
    """The service on a database that really commits, and its people."""

    people: People
    client: Any
    deliver: Deliver
    database: Database


@pytest.fixture
async def town(committed, keyring):
    await configure(committed)
    people = People(committed)
    await people.add_everybody(EVERY_FORM)
    app = make_app(create_app, "cases", committed, keyring)
    inbox = Inbox(committed, "cases", all_subscriptions(subscriptions(keyring)), service_actor("cases"))
    return Town(people, lambda person: make_client(app, "cases", person), Deliver(inbox), committed)
