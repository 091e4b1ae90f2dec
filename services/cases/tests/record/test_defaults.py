"""What a form begins with is put into a new record by the server where nothing was told, and only where it fits."""

from datetime import UTC, datetime

import pytest
from cases.form.domain import Field, Form, Problems
from cases.form.domain.checking import check_lists
from cases.form.domain.field_types import FIELD_TYPES
from cases.form.domain.field_types.field_type import Codes
from cases.form.store import save_forms
from cases.lookup.domain import Lookup
from cases.lookup.store import save_lookups
from cases.record.store.setup import SETUP
from cases.settings.store import delete_agency, save_agency
from chassis.actor import service_actor
from testkit.people import MODULE

OPTIONS = [{"id": "a", "display_text": {"en": "A"}}, {"id": "old", "display_text": {"en": "Old"}, "disabled": True}]
LOOKUP = Lookup(unique_id="lookup-helpers", name={"en": "Helpers"}, values=OPTIONS)
OWN, FROM_LOOKUP = {"option_strings_text": OPTIONS}, {"option_strings_source": "lookup lookup-helpers"}
AGENCY = {"option_strings_source": "Agency"}
FITTING = [
    ("text_field", {}, "some words", "some words"),
    ("textarea", {}, "some words", "some words"),
    ("numeric_field", {}, "7", 7),
    ("numeric_field", {}, "-7", -7),
    ("tick_box", {}, "true", True),
    ("tick_box", {}, "false", False),
    ("select_box", OWN, "a", "a"),
    ("select_box", OWN | {"multi_select": True}, "a", ["a"]),
    ("select_box", FROM_LOOKUP, "a", "a"),
    ("radio_button", FROM_LOOKUP, "a", "a"),
    ("select_box", {"option_strings_source": "Location"}, "TL", "TL"),
    ("select_box", AGENCY, "mssi", "mssi"),
    ("date_field", {}, "2026-02-03", "2026-02-03"),
    ("date_field", {}, "today", lambda told, site: told == site.day(datetime.now(UTC)).isoformat()),
    (
        "date_field",
        {"date_include_time": True},
        "now",
        lambda told, site: site.day_of(told) == site.day(datetime.now(UTC)),
    ),
]
NOT_FITTING = [
    ("numeric_field", {}, "seven"),
    ("numeric_field", {}, "9999999999"),
    ("tick_box", {}, "perhaps"),
    ("select_box", OWN, "b"),
    ("select_box", OWN, "old"),
    ("select_box", FROM_LOOKUP, "b"),
    ("select_box", FROM_LOOKUP | {"multi_select": True}, "old"),
    ("radio_button", OWN, "b"),
    ("date_field", {}, "tomorrow"),
    ("date_field", {}, "1026-02-03"),
    ("date_field", {"date_include_time": True}, "2026-02-03"),
    ("date_range", {}, "today"),
    ("tally_field", {}, "7"),
    ("calculated", {}, "7"),
    ("subform", {}, "1"),
    ("separator", {}, "1"),
    ("signature", {}, "1"),
    ("custom", {}, "1"),
    ("photo_upload_box", {}, "1"),
    ("audio_upload_box", {}, "1"),
    ("document_upload_box", {}, "1"),
]


def a_form(type, attributes, begins):
    field = Field(name="it", type=type, attributes=attributes | {"selected_value": begins})
    rows = Form(unique_id="rows", parent_form="case", is_nested=True, modules=[MODULE], fields=[field])
    beside = Field(name="beside", type="text_field")
    rows.fields.append(beside)
    fields = [field, beside, Field(name="rows", type="subform", subform="rows")]
    return [rows, Form(unique_id="helping", parent_form="case", modules=[MODULE], fields=fields)]


@pytest.fixture
def office(database, client, people):
    async def opened(*form, access="rw"):
        async with database.transaction(service_actor("cases")) as uow:
            await save_lookups(uow.session, [LOOKUP])
            await save_forms(uow.session, a_form(*form))
            await save_agency(uow.session, "mssi", 1, {"unique_id": "mssi"})
        SETUP.forget()
        can = {"case": ["create", "read", "write"]}
        return client(await people.add("ana", permissions=can, forms={"helping": access}))

    return opened


async def register(ana, **told):
    answer = await ana.post("/api/v2/cases", json={"data": {"module_id": MODULE, **told}})
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


@pytest.mark.parametrize(("type", "attributes", "begins", "value"), FITTING)
async def test_what_nobody_told_is_as_the_form_begins_and_what_was_told_stays(
    type, attributes, begins, value, office, database
):
    def fits(told):
        return value(told, database.site) if callable(value) else told == value

    ana = await office(type, attributes, begins)
    made = await register(ana, rows=[{"beside": "x"}, {"it": None, "beside": "y"}])
    assert fits(made["it"])
    assert fits(made["rows"][0]["it"])
    assert made["rows"][1].get("it") is None
    silent = await register(ana, it=None)
    assert silent.get("it") in (None, False)
    path = f"/api/v2/cases/{made['id']}"
    more = await ana.patch(path, json={"data": {"rows": [{"beside": "z"}, {**made["rows"][1], "beside": "w"}]}})
    rows = {row["beside"]: row for row in more.json()["data"]["rows"]}
    assert fits(rows["z"]["it"])
    assert rows["w"].get("it") is None


@pytest.mark.parametrize(("type", "attributes", "begins"), NOT_FITTING)
async def test_what_does_not_fit_is_found_when_the_form_is_saved_and_put_into_no_record(
    type, attributes, begins, office
):
    problems = Problems()
    lists = {"lookup lookup-helpers": Codes(frozenset({"a", "old"}), frozenset({"old"}))}
    check_lists(a_form(type, attributes, begins)[1], lists, problems)
    assert [(found.field, found.attribute, found.code) for found in problems.found] == [
        ("it", "selected_value", "not_a_default")
    ]
    ana = await office(type, attributes, begins)
    assert not (await register(ana)).get("it")


@pytest.mark.parametrize(("type", "attributes", "begins", "_value"), FITTING)
def test_what_fits_is_no_problem(type, attributes, begins, _value):
    problems = Problems()
    check_lists(a_form(type, attributes, begins)[1], {"lookup lookup-helpers": Codes(frozenset({"a"}))}, problems)
    assert problems.found == []


def test_every_type_is_tried():
    assert {name for name, *_ in [*FITTING, *NOT_FITTING]} == FIELD_TYPES.keys()


async def test_a_default_that_its_list_has_lost_stops_nobody(office, database):
    ana = await office("select_box", AGENCY, "mssi")
    async with database.transaction(service_actor("cases")) as uow:
        await delete_agency(uow.session, "mssi")
    assert (await register(ana, rows=[{"beside": "x"}])).get("it") is None


async def test_nothing_is_put_where_a_person_may_not_write(office):
    ana = await office("tick_box", {}, "true", access="r")
    assert (await register(ana)).get("it") is not True
