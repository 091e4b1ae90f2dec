"""What a list no longer offers stays where it is, and is chosen nowhere else."""

from dataclasses import replace

import pytest
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.location.domain.place import Location
from cases.location.store import save_locations
from cases.lookup.domain import Lookup
from cases.lookup.store import save_lookups
from cases.record.store.setup import SETUP
from cases.settings.store import delete_agency, save_agency
from chassis.actor import service_actor
from testkit.people import MODULE

OPTIONS = [{"id": "kept", "display_text": {"en": "Kept"}}, {"id": "old", "display_text": {"en": "Old"}}]
RETIRED = [OPTIONS[0], OPTIONS[1] | {"disabled": True}]
LOOKUP = Lookup(unique_id="lookup-helpers", name={"en": "Helpers"}, values=OPTIONS)
PLACE = Location(code="TL", hierarchy=("TL",), placename={"en": "Timor"})


def forms_with(**chosen_from):
    """One choice, several, and one in a row."""
    fields = [
        Field(name="one", type="select_box", attributes=chosen_from),
        Field(name="many", type="select_box", attributes=chosen_from | {"multi_select": True}),
    ]
    rows = Form(unique_id="rows", parent_form="case", is_nested=True, modules=[MODULE], fields=fields)
    listed = [*fields, Field(name="rows", type="subform", subform="rows")]
    return [rows, Form(unique_id="helping", parent_form="case", modules=[MODULE], fields=listed)]


class Removals:
    """Each takes the code away in its way. `source`: the attributes of the fields that are chosen from the list."""

    def __init__(self, database, people):
        self.database, self.people = database, people

    async def write(self, save):
        async with self.database.transaction(service_actor("cases")) as uow:
            await save(uow.session)
        SETUP.forget()

    async def inline_disabled(self):
        await self.write(lambda session: save_forms(session, forms_with(option_strings_text=RETIRED)))

    async def inline_deleted(self):
        await self.write(lambda session: save_forms(session, forms_with(option_strings_text=OPTIONS[:1])))

    async def lookup_disabled(self):
        await self.write(lambda session: save_lookups(session, [replace(LOOKUP, values=RETIRED)]))

    async def lookup_deleted(self):
        await self.write(lambda session: save_lookups(session, [replace(LOOKUP, values=OPTIONS[:1])]))

    async def location_disabled(self):
        await self.write(lambda session: save_locations(session, [replace(PLACE, disabled=True)]))

    async def agency_disabled(self):
        await self.write(lambda session: save_agency(session, "old", 1, {"unique_id": "old", "disabled": True}))

    async def agency_deleted(self):
        await self.write(lambda session: delete_agency(session, "old"))

    async def user_disabled(self):
        await self.people.add("rosa", disabled=True)


@pytest.mark.parametrize(
    ("way", "code", "chosen_from"),
    [
        ("inline_disabled", "old", {"option_strings_text": OPTIONS}),
        ("inline_deleted", "old", {"option_strings_text": OPTIONS}),
        ("lookup_disabled", "old", {"option_strings_source": "lookup lookup-helpers"}),
        ("lookup_deleted", "old", {"option_strings_source": "lookup lookup-helpers"}),
        ("location_disabled", "TL", {"option_strings_source": "Location"}),
        ("location_disabled", "TL", {"option_strings_source": "ReportingLocation"}),
        ("agency_disabled", "old", {"option_strings_source": "Agency"}),
        ("agency_deleted", "old", {"option_strings_source": "Agency"}),
        ("user_disabled", "rosa", {"option_strings_source": "User"}),
    ],
)
async def test_a_code_that_was_removed_stays_and_is_chosen_nowhere_else(
    way, code, chosen_from, database, client, people
):
    removals = Removals(database, people)

    async def save(session):
        await save_lookups(session, [LOOKUP])
        await save_forms(session, forms_with(**chosen_from))
        await save_agency(session, "old", 1, {"unique_id": "old", "disabled": False})

    await removals.write(save)
    ana = client(
        await people.add(
            "ana", permissions={"case": ["create", "read", "write"]}, forms={"helping": "rw", "rows": "rw"}
        )
    )
    told = {"one": code, "many": [code], "rows": [{"one": code, "many": [code]}]}
    made = (await ana.post("/api/v2/cases", json={"data": {"module_id": MODULE, **told}})).json()["data"]
    bare = (await ana.post("/api/v2/cases", json={"data": {"module_id": MODULE}})).json()["data"]
    await getattr(removals, way)()

    kept = {name: made[name] for name in told}
    [row] = made["rows"]
    whole = await ana.patch(f"/api/v2/cases/{made['id']}", json={"data": kept})
    assert whole.status_code == 200, whole.text
    touched = await ana.patch(f"/api/v2/cases/{made['id']}", json={"data": {"rows": [{**row, "many": []}]}})
    assert touched.status_code == 200, touched.text
    assert (await ana.get(f"/api/v2/cases/{made['id']}")).json()["data"]["one"] == code

    wrong = {"/one": told["one"], "/many": told["many"], "/rows/0/one": None, "/rows/0/many": None}
    for answer in (
        await ana.post("/api/v2/cases", json={"data": {"module_id": MODULE, **told}}),
        await ana.patch(f"/api/v2/cases/{bare['id']}", json={"data": told}),
    ):
        assert answer.status_code == 422, answer.text
        assert answer.json()["facts"]["problems"] == dict.fromkeys(wrong, "not_an_option")
    again = await ana.patch(f"/api/v2/cases/{made['id']}", json={"data": {"rows": [{**row, "many": [code]}]}})
    assert again.json()["facts"]["problems"] == {"/rows/0/many": "not_an_option"}
