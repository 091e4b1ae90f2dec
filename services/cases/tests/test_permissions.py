"""Every route, every action of the catalogue, nobody and somebody else: the answers are as the table says."""

import base64
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from alert_builders import add_alert
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.location.domain.place import Location
from cases.location.store import save_locations
from cases.policy_pack.domain import DEFAULTS
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from contracts.system_fields import APPROVALS
from place_builders import add_place_alert
from sqlalchemy import text
from testkit import surplus
from testkit.examples import Examples
from testkit.matrix import Matrix, Row, World, add_probe
from testkit.nonsense import Nonsense
from testkit.people import EVERYTHING, MODULE
from testkit.repeating import Repeating
from testkit.surplus import Surplus

pytestmark = pytest.mark.long
TABLE = Path(__file__).with_name("permissions.toml")
API = "/api/v2"
FORMS = {"remarks": "rw", "happened": "rw"}
CREATING = {kind: ["create", "read", "write", "flag"] for kind in ("case", "incident")}
PHOTO = next(row.body["data"] for row in Matrix.read("cases", TABLE).rows if row.ask.endswith("/attachments"))
PIECE = next(row.body["data"] for row in Matrix.read("cases", TABLE).rows if row.ask.endswith("/uploads"))
FLAG = {"message": "Look at it", "date": "2026-12-01"}
LOOKUP = {"unique_id": "lookup-tiny", "name": {"en": "Tiny"}, "values": [{"id": "one", "display_text": {"en": "One"}}]}

NEW_FORM = {"unique_id": "notes", "name": {"en": "Notes"}, "parent_form": "case", "module_ids": [MODULE]}
NEXT = text("SELECT facts->>'next_action', next_action_due FROM record WHERE id = :case")
PLACES = b"#country+code,#country+name\nXX,Country 1\n"


@pytest.fixture(autouse=True)
async def form(database):
    """A form of a case and one of an incident, and one place."""
    fields = [Field(name="remark", type="text_field"), Field(name="photos", type="photo_upload_box")]
    made = Form(unique_id="remarks", parent_form="case", is_nested=False, modules=[MODULE], fields=fields)
    shown = [Field(name="evidence", type="photo_upload_box")]
    happened = Form(unique_id="happened", parent_form="incident", is_nested=False, modules=[MODULE], fields=shown)
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await save_forms(uow.session, [made, happened])
        await save_locations(uow.session, [Location(code="TL", hierarchy=("TL",), placename={"en": "Timor"})])
    SETUP.forget()
    yield
    SETUP.forget()


def test_every_route_has_its_row() -> None:
    matrix = Matrix.read("cases", TABLE)
    assert matrix.missing_routes() == matrix.misspelt() == set()


async def _names(client, people, database):
    """One of each, in the hands of those who may."""

    async def made(person, path, data):
        answer = await client(person).post(f"{API}/{path}", json={"data": data})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    async def first(path):
        return (await client(people.admin).get(f"{API}/{path}")).json()["data"][0]["id"]

    case = await made(people.probe, "cases", {"module_id": MODULE})
    incident = await made(people.probe, "incidents", {"module_id": MODULE})
    again = await made(people.probe, "incidents", {"module_id": MODULE})
    return {
        "case": case["id"],
        "case_number": case["short_id"],
        "incident": incident["id"],
        "incident_number": incident["short_id"],
        "flag": (await made(people.probe, f"cases/{case['id']}/flags", FLAG))["id"],
        "incident_flag": (await made(people.probe, f"incidents/{incident['id']}/flags", FLAG))["id"],
        **await _files(made, people.probe, case["id"], incident["id"]),
        "lookup": (await made(people.admin, "lookups", LOOKUP))["id"],
        "configuration": (await made(people.admin, "configurations", {"name": "Now"}))["id"],
        "place_alert": await add_place_alert(database, UUID(incident["id"]), UUID(again["id"])),
        "alert": await add_alert(database, case["id"]),
        "incident_alert": await add_alert(database, incident["id"]),
        "form": await first("forms?unique_id=remarks"),
        "location": await first("locations"),
        "module": await first("primero_modules"),
        "pack": "0",
        **{step: step for step in APPROVALS},
    }


async def _files(made, probe, case, incident):
    """A photograph of each, and one on its way to each."""
    names = {}
    for path, pre, field in ((f"cases/{case}", "", "photos"), (f"incidents/{incident}", "incident_", "evidence")):
        names[f"{pre}photo"] = (await made(probe, f"{path}/attachments", PHOTO | {"field_name": field}))["id"]
        upload = str(uuid4())
        names[f"{pre}upload"] = (await made(probe, f"{path}/uploads", PIECE | {"upload": upload}))["id"]
    return names


async def test_every_cell_answers_as_the_table_says(app, outer, database, people, client) -> None:
    forms = FORMS
    await add_probe(people, forms)
    await people.add("probe", role="role-probe", permissions=CREATING, forms=forms, groups=["north"])
    names = await _names(client, people, database)
    matrix = Matrix.read("cases", TABLE)
    await matrix.ask_all(World(app, outer, database, people, names, forms))
    print(matrix.summary())
    assert not matrix.told(), "\n".join(matrix.told())


async def test_no_nonsense_breaks_a_route(app, outer, database, people, client) -> None:
    forms = FORMS
    await people.add("probe", role="role-probe", permissions=CREATING, forms=forms, groups=["north"])
    nonsense = Nonsense(World(app, outer, database, people, await _names(client, people, database), forms))
    await nonsense.ask_all(Matrix.read("cases", TABLE).rows)
    print(nonsense.summary())
    assert not nonsense.failures, "\n".join(nonsense.failures)


async def test_every_example_is_answered_as_promised(app, outer, database, people, client) -> None:
    forms = FORMS
    await people.add("probe", role="role-probe", permissions=CREATING, forms=forms, groups=["north"])
    examples = Examples(World(app, outer, database, people, await _names(client, people, database), forms))
    await examples.ask_all(Matrix.read("cases", TABLE).rows)
    print(examples.summary())
    assert examples.asked >= 500
    assert not examples.failures, "\n".join(examples.failures)


async def _changes(app, outer, database, people, client):
    """Where it is asked, and every changing operation with bodies that are carried out."""
    forms = FORMS
    await people.add("probe", role="role-probe", permissions=CREATING, forms=forms, groups=["north"])
    await people.add("other", role="role-admin", scope="all", permissions=EVERYTHING, forms=forms)
    world = World(app, outer, database, people, await _names(client, people, database), forms)
    place = {"id": world.names["location"], "disabled": True}
    whole = {
        "forms": NEW_FORM,
        "lookups": LOOKUP | {"unique_id": "lookup-other"},
        "locations": {"code": "XX", "type": "country", "placename": {"en": "Country 1"}},
        "locations/update_bulk": [place],
        **dict.fromkeys(
            ("policy_packs", "policy_packs/check", "policy_packs/effect"), DEFAULTS | {"to_be_confirmed": False}
        ),
        "locations/import": {"data_base64": base64.b64encode(PLACES).decode(), "file_name": "places.csv"},
    }
    whole["cases/{case}/postponements"] = await _a_day_later(database, world.names["case"])
    rows = [Row(f"POST {API}/{path}", (), body={"data": data}) for path, data in whole.items()]
    return world, [*Matrix.read("cases", TABLE).rows, *rows]


async def _a_day_later(database, case):
    """What is next for the case, put off for a day."""
    async with database.transaction(service_actor("cases")) as uow:
        action, due = (await uow.session.execute(NEXT, {"case": UUID(case)})).one()
        until = uow.site.day(due + timedelta(days=1))
    return {"next_action": action, "until": until.isoformat(), "reason": "child_away"}


async def test_what_nobody_asked_for_changes_nothing_and_stays_nowhere(app, outer, database, people, client) -> None:
    world, rows = await _changes(app, outer, database, people, client)
    added = Surplus(world, "admin")
    await added.ask_all(rows)
    print(added.summary())
    assert not added.failures, "\n".join(added.failures)


async def test_a_name_that_is_taken_though_nobody_asked_for_it_is_found(
    app, outer, database, people, client, monkeypatch
) -> None:
    """As the operation would look if its document did not say what it takes."""
    world, rows = await _changes(app, outer, database, people, client)
    monkeypatch.setattr(surplus, "NAMES", {"name": {"en": surplus.WORD}})
    monkeypatch.setattr(surplus, "taken_by", lambda document, row: {place: set() for place in surplus.PLACES})
    added = Surplus(world, "admin")
    await added.ask_all([row for row in rows if row.ask.startswith("PATCH /api/v2/lookups/")])
    assert {failure.rpartition(": ")[2] for failure in added.failures} >= {"kept in ['lookup']", "said in the answer"}


async def test_every_change_asked_again_under_its_key_is_done_once(app, outer, database, people, client) -> None:
    world, rows = await _changes(app, outer, database, people, client)
    repeating = Repeating(world, "admin", "other")
    await repeating.ask_all(rows)
    print(repeating.summary())
    assert not repeating.failures, "\n".join(repeating.failures)
    assert repeating.refused == {}
