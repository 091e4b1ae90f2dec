"""The ids of somebody else's records, in every place of every body and address, tell nothing and change nothing."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest
from alert_builders import add_alert
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.location.domain.place import Location
from cases.location.store import save_locations
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from contracts.system_fields import APPROVALS
from place_builders import add_place_alert
from testkit.matrix import Matrix, Row, World
from testkit.people import EVERYTHING, MODULE
from testkit.swapping import Foreign, Swapping, unlike

pytestmark = pytest.mark.long
TABLE = Path(__file__).with_name("permissions.toml")
API = "/api/v2"
SENT = {
    row.ask.rpartition("/")[2]: row.body["data"]
    for row in Matrix.read("cases", TABLE).rows
    if "/{case}/" in row.ask and row.body
}
PHOTO = SENT["attachments"]["attachment"]
PIECE = {name: value for name, value in SENT["uploads"].items() if name != "upload"}
OPEN = {"remarks": "rw", "seen": "rw", "services": "rw", "services_section": "rw", "happened": "rw", "evidence": "rw"}
TAKEN = {
    "GET /api/v2/cases ?query",
    "GET /api/v2/incidents ?query",
    "GET /api/v2/users/access ?record_id",
    "POST /api/v2/cases /data/id",
    "POST /api/v2/incidents /data/id",
    "POST /api/v2/incidents /data/incident_case_id",
    "PATCH /api/v2/incidents/{} /data/incident_case_id",
    "POST /api/v2/cases/{}/incidents /data/incident_ids/*",
}
"""Where somebody who sees the record is answered otherwise than for an unknown one: a place that does nothing with an
id would keep every test of this kind.
"""
KNOWN = dict.fromkeys(
    ("POST /api/v2/cases /data/id", "POST /api/v2/incidents /data/id"),
    "two records cannot have one id: it is refused, and whoever knows an id of 74 random bits was given it",
)
ROWS = ("/data/services_section/*/unique_id", "/data/services_section/*/remark", "/data/remark", "/data/unheard_of")


def _form(unique_id, *fields, kind="case", nested=False):
    return Form(unique_id=unique_id, parent_form=kind, is_nested=nested, modules=[MODULE], fields=list(fields))


@pytest.fixture(autouse=True)
async def forms(database):
    remark = Field(name="remark", type="text_field", attributes={})
    made = [
        _form("remarks", remark),
        _form("services", Field(name="services_section", type="subform", subform="services_section")),
        _form("services_section", remark, nested=True),
        _form("happened", Field(name="incident_date", type="date_field"), kind="incident"),
        _form("seen", Field(name="photos", type="photo_upload_box")),
        _form("evidence", Field(name="evidence", type="photo_upload_box"), kind="incident"),
    ]
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        await save_forms(uow.session, made)
        await save_locations(uow.session, [Location(code="TL", hierarchy=("TL",), placename={"en": "Timor"})])
    SETUP.forget()
    yield
    SETUP.forget()


@pytest.fixture
async def swapping(app, outer, database, people, client):
    """probe's own things, and those of a stranger, which admin sees and probe does not."""
    for name, groups in (("probe", ["north"]), ("stranger", ["south"])):
        await people.add(name, role="role-probe", permissions=EVERYTHING, forms=OPEN, groups=groups)
    await people.add("admin", role="role-admin", scope="all", permissions=EVERYTHING, forms=OPEN)

    async def made(who, path, **data):
        answer = await client(people.known[who]).post(f"{API}/{path}", json={"data": {"module_id": MODULE} | data})
        assert answer.status_code == 200, answer.text
        return answer.json()["data"]

    async def first(path):
        return (await client(people.admin).get(f"{API}/{path}")).json()["data"][0]["id"]

    async def with_a_letter(who, path, **data):
        """Its number is no page's and no amount, which would be taken for one in other places."""
        while (found := await made(who, path, **data))["short_id"].isdigit():
            pass
        return found

    async def own(who):
        case = await with_a_letter(who, "cases", services_section=[{"remark": "Invented"}], remark="Invented")
        incident = await with_a_letter(who, "incidents", incident_case_id=case["id"])
        return case, incident

    async def flagged(path):
        return (await made("probe", f"{path}/flags", message="Look at it"))["id"]

    case, incident = await own("probe")
    theirs, happened = await own("stranger")
    again = await made("probe", "incidents")

    async def with_files(path, pre, field):
        files = {"field_name": field, "attachment_type": "image", "attachment": PHOTO}
        photo = await made("probe", f"{path}/attachments", **files)
        upload = str(uuid4())
        body = {"data": PIECE | {"upload": upload}}
        assert (await client(people.known["probe"]).post(f"{API}/{path}/uploads", json=body)).status_code == 200
        return {f"{pre}photo": photo["id"], f"{pre}upload": upload}

    lookup = {"unique_id": "lookup-tiny", "name": {"en": "Tiny"}, "values": []}
    names = {
        "case": case["id"],
        "case_number": case["short_id"],
        "incident": incident["id"],
        "incident_number": incident["short_id"],
        "flag": await flagged(f"cases/{case['id']}"),
        "incident_flag": await flagged(f"incidents/{incident['id']}"),
        **await with_files(f"cases/{case['id']}", "", "photos"),
        **await with_files(f"incidents/{incident['id']}", "incident_", "evidence"),
        "lookup": (await made("admin", "lookups", **lookup))["id"],
        "configuration": (await made("admin", "configurations", name="Now"))["id"],
        "place_alert": await add_place_alert(database, UUID(incident["id"]), UUID(again["id"])),
        "alert": await add_alert(database, case["id"]),
        "incident_alert": await add_alert(database, incident["id"]),
        "form": await first("forms?unique_id=remarks"),
        "location": await first("locations"),
        "module": await first("primero_modules"),
        "pack": "0",
        **{step: step for step in APPROVALS},
    }
    views = [f"{API}/cases/{theirs['id']}", f"{API}/incidents/{happened['id']}"]
    row = theirs["services_section"][0]["unique_id"]
    ids = [theirs["id"], theirs["short_id"]], [happened["id"], happened["short_id"]], [row]
    foreign = [Foreign({id: unlike(id) for id in each}, views) for each in ids]
    world = World(app, outer, database, people, names, OPEN)
    return Swapping(world, foreign, "probe", "admin", "nobody_role", ROWS, KNOWN, SETUP.forget)


def _rows(names):
    whole = {
        "incidents": {"incident_case_id": "{case}"},
        "forms": {"unique_id": "notes", "name": {"en": "Notes"}, "parent_form": "case", "module_ids": [MODULE]},
        "lookups": {"unique_id": "lookup-other", "name": {"en": "Other"}, "values": []},
        "locations": {"code": "XX", "type": "country", "placename": {"en": "Country 1"}},
    }
    rows = [Row(f"POST {API}/{path}", (), body={"data": data}) for path, data in whole.items()]
    bulk = Row(f"POST {API}/locations/update_bulk", (), body={"data": [{"id": names["location"], "disabled": True}]})
    return [*Matrix.read("cases", TABLE).rows, *rows, bulk]


async def test_a_foreign_id_is_as_good_as_an_unknown_one(swapping) -> None:
    await swapping.ask_all(_rows(swapping.world.names))
    print(swapping.summary())
    assert not swapping.failures, "\n".join(swapping.failures[:20])
    assert sorted(swapping.taken) == sorted(TAKEN)
    assert swapping.met == KNOWN.keys()
