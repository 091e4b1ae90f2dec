"""Fields by their type, through the API: what is on no list is refused, and a span of days is found."""

from datetime import UTC, date, datetime

import pytest
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.record.store.rows import FITTED
from cases.record.store.setup import SETUP
from cases.record.store.table import record
from cases.settings.store import delete_agency, save_agency
from chassis.actor import service_actor
from chassis.site import Site
from contracts.system_field import Type
from sqlalchemy import select
from testkit.people import MODULE


def a_choice(name, source, **more):
    return Field(name=name, type="select_box", attributes={"option_strings_source": source, **more})


ROWS = Form(
    unique_id="helping_section",
    parent_form="case",
    is_nested=True,
    modules=[MODULE],
    fields=[a_choice("helping_agency", "Agency")],
)
DETAINED = Form(
    unique_id="detained",
    parent_form="case",
    modules=[MODULE],
    fields=[
        Field(name="detained", type="date_range"),
        Field(name="seen", type="tally_field", attributes={"tally": [{"id": "boys", "display_text": {"en": "B"}}]}),
        a_choice("agency_told", "Agency"),
        a_choice("told_by", "User", multi_select=True),
        a_choice("group_told", "UserGroup"),
        Field(name="helping_section", type="subform", subform="helping_section"),
    ],
)


@pytest.fixture
async def officer(client, database, people):
    async with database.transaction(service_actor("cases")) as uow:
        await save_forms(uow.session, [ROWS, DETAINED])
        await save_agency(uow.session, "agency-one", 1, {"unique_id": "agency-one"})
    SETUP.forget()
    every = dict.fromkeys(("basic_identity", "detained"), "rw")
    return client(await people.add("jacinta", forms=every, permissions={"case": ["create", "read", "write"]}))


async def register(officer, **values):
    return await officer.post("/api/v2/cases", json={"data": {"module_id": MODULE, **values}})


@pytest.mark.parametrize(
    ("values", "pointer"),
    [
        ({"location_current": "behind the market"}, "/location_current"),
        ({"agency_told": "her aunt's house"}, "/agency_told"),
        ({"told_by": ["jacinta", "a neighbour"]}, "/told_by"),
        ({"helping_section": [{"helping_agency": "agency-two"}]}, "/helping_section/0/helping_agency"),
    ],
)
async def test_a_name_that_is_on_no_list_is_refused_and_not_repeated(officer, values, pointer):
    answer = await register(officer, **values)
    assert answer.status_code == 422
    assert answer.json()["facts"]["problems"] == {pointer: "not_an_option"}
    assert "aunt" not in answer.text


async def test_one_choice_that_is_on_no_list_is_pointed_at_twice_as_primero_does(officer):
    answer = await register(officer, location_current="behind the market", told_by=["a neighbour"])
    (error,) = answer.json()["errors"]
    assert error["message"] == "Invalid Record JSON"
    assert sorted(error["detail"]) == ["/location_current", "/location_current", "/told_by"]


async def test_what_is_on_a_list_is_taken_and_what_has_no_list_is_sealed(officer, database):
    values = {
        "agency_told": "agency-one",
        "told_by": ["jacinta"],
        "location_current": "TL01",
        "helping_section": [{"helping_agency": "agency-one"}],
        "group_told": "whatever it is",
    }
    made = await register(officer, **values)
    assert made.status_code == 200, made.text
    async with database.session() as session:
        [facts] = await session.scalars(select(record.c.facts))
    assert facts["agency_told"] == "agency-one"
    assert "group_told" not in facts
    assert made.json()["data"]["group_told"] == "whatever it is"


async def test_a_value_that_is_there_stays_when_its_list_no_longer_has_it(officer, database):
    made = (await register(officer, agency_told="agency-one")).json()["data"]
    async with database.transaction(service_actor("cases")) as uow:
        await delete_agency(uow.session, "agency-one")
    path = f"/api/v2/cases/{made['id']}"
    kept = await officer.patch(path, json={"data": {"agency_told": "agency-one", "age": 9}})
    assert kept.status_code == 200, kept.text
    other = await register(officer, agency_told="agency-one")
    assert other.status_code == 422


async def test_a_span_is_kept_changed_by_its_ends_filtered_and_sorted(officer):
    spans = [
        {"from": "2024-01-10", "to": "2024-02-10"},
        {"from": "2024-03-01"},
        {"to": "2024-01-15"},
        None,
    ]
    ids = [(await register(officer, detained=span)).json()["data"]["id"] for span in spans]

    async def listed(query):
        answer = await officer.get(f"/api/v2/cases?fields=detained&{query}")
        assert answer.status_code == 200, answer.text
        return [ids.index(row["id"]) for row in answer.json()["data"]]

    assert sorted(await listed("detained=2024-02-10..2024-02-20")) == [0]
    assert sorted(await listed("detained[from]=2024-01-12")) == [0, 1, 2]
    assert sorted(await listed("detained=2024-01-01..2024-01-05")) == [2]
    assert sorted(await listed("detained=2024-05-05")) == [1]
    assert await listed("detained=") == [3]
    assert (await listed("order_by=detained&order=desc"))[:2] == [1, 0]
    path = f"/api/v2/cases/{ids[1]}"
    changed = await officer.patch(path, json={"data": {"detained": {"to": "2024-04-01"}}})
    assert changed.json()["data"]["detained"] == {"from": "2024-03-01", "to": "2024-04-01"}
    wrong = await officer.patch(path, json={"data": {"detained": {"to": "2024-02-01"}}})
    assert wrong.json()["facts"]["problems"] == {"/detained": "ends_before_it_begins"}
    assert await listed("detained=2024-05-05") == []


async def test_a_tally_is_no_filter_and_names_only_its_groups(officer):
    assert (await register(officer, seen={"boys": 1, "total": 1})).status_code == 200
    assert (await register(officer, seen={"the boy next door": 1})).status_code == 422
    assert (await officer.get("/api/v2/cases?seen=1")).status_code == 422


@pytest.mark.parametrize(
    ("type", "fits", "kept", "others"),
    [
        (Type.TEXT, "low", "low", [None, 3, ["low"]]),
        (Type.DAY, "2026-11-01", date(2026, 11, 1), [None, "low", "2026-13-01", 3, {"from": "2026-11-01"}]),
        (Type.DAY, "2026-11-01T08:00:00Z", date(2026, 11, 1), []),
        (Type.MOMENT, "2026-11-01T08:00:00.000Z", datetime(2026, 11, 1, 8, tzinfo=UTC), [None, 3]),
        (Type.NUMBER, 3, 3, [None, "3", [3]]),
    ],
)
def test_a_form_may_make_anything_of_a_field_and_its_column_repeats_what_fits(type, fits, kept, others):
    assert FITTED[type](fits, Site(UTC)) == kept
    assert [FITTED[type](other, Site(UTC)) for other in others] == [None] * len(others)
