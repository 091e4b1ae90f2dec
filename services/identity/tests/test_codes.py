"""What is not words of people, agencies, groups and roles is a code of a list, one word, a number or a flag."""

from typing import Any

import pytest
from chassis.database import Database
from chassis.ids import derived_id
from contracts.cases import LocationsChanged, LookupChanged
from identity.account.shapes import UserAttributes
from identity.agency.shapes import AgencyAttributes
from identity.configuration_copy.domain import OFFICES, SERVICES
from identity.group.shapes import GroupAttributes
from identity.role.shapes import RoleAttributes
from sqlalchemy import text

CANARY = "Canary words"
SHAPES: list[Any] = [CANARY, [CANARY], {CANARY: "r"}, {"case": [CANARY]}]
SHAPES.append({"case": ["read"], "objects": {"role": [CANARY], "agency": [CANARY]}})
NOT_TOLD = "password password_confirmation current_password".split()
WORDS = {
    "users": {"full_name", "phone", "position", "settings"},
    "agencies": {"name", "description", "telephone", "contact_email", "contact_name", "contact_phone", "notes"},
    "user_groups": {"name", "description"},
    "roles": {"name", "description"},
}
"""Of staff, never of a child: what may be told in words. None of it is a fact of a record."""
SHAPE_OF = {
    "users": UserAttributes,
    "agencies": AgencyAttributes,
    "user_groups": GroupAttributes,
    "roles": RoleAttributes,
}
TABLES = text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")


async def told_in(database: Database) -> list[str]:
    async with database.session() as session:
        found = []
        for table in sorted(await session.scalars(TABLES)):
            asked = text(f"SELECT count(*) FROM \"{table}\" AS t WHERE t::text LIKE '%' || :words || '%'")
            if await session.scalar(asked, {"words": CANARY}):
                found.append(table)
    return found


async def known(deliver: Any) -> None:
    await deliver(
        LocationsChanged(locations=[{"code": "XX01", "path": ["XX01"], "admin_level": 0}]),
        about=derived_id("location", "all"),
    )
    for name, code in ((SERVICES, "health"), (OFFICES, "north")):
        await deliver(LookupChanged(unique_id=name, values=[{"id": code}]), about=derived_id("lookup", name))


def new(what: str) -> dict[str, Any]:
    body = {"unique_id": "new", "name": {"en": "New"} if what == "agencies" else "New", "agency_code": "NEW"}
    if what == "roles":
        body |= {"group_permission": "self", "permissions": {"case": ["read"]}}
    if what == "users":
        body = {"user_name": "new", "full_name": "New", "email": "new@people.example", "role_unique_id": "role-worker"}
        body |= {"agency_unique_id": "mssi", "password": "seven quiet lamps"}
        body |= {"password_confirmation": "seven quiet lamps"}
    return body


@pytest.mark.parametrize("what", SHAPE_OF)
async def test_no_attribute_but_words_takes_words(what, client, staff, database, deliver):
    await known(deliver)
    root = client(staff.root)
    made = await root.post(f"/api/v2/{what}", json={"data": new(what)})
    assert made.status_code == 200, made.text
    path = f"/api/v2/{what}/{made.json()['data']['id']}"
    told = {name: SHAPES for name in SHAPE_OF[what].model_fields if name not in {*WORDS[what], *NOT_TOLD}}
    surprises = []
    for name, shapes in told.items():
        for shape in shapes:
            for answer in (
                await root.patch(path, json={"data": {name: shape}}),
                await root.post(f"/api/v2/{what}", json={"data": new(what) | {"unique_id": "x", name: shape}}),
            ):
                assert answer.status_code < 500, (name, shape)
            if tables := await told_in(database):
                surprises.append((name, shape, tables))
                break
    assert surprises == []
    print(f"{what}: {len(told)} attributes")


@pytest.mark.parametrize(
    ("what", "given"),
    [
        ("users", {"location": "behind the market"}),
        ("users", {"location": "XX02"}),
        ("users", {"agency_office": "south"}),
        ("users", {"services": ["health", "aunt"]}),
        ("users", {"time_zone": "Asia/Nowhere"}),
        ("agencies", {"services": ["aunt"]}),
    ],
)
async def test_what_is_on_no_list_is_refused_by_name_and_not_repeated(what, given, client, staff, deliver):
    await known(deliver)
    answer = await client(staff.root).post(f"/api/v2/{what}", json={"data": new(what) | given})
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid")
    assert answer.json()["facts"]["fields"] == {name: ["not_an_option"] for name in given}


async def test_what_is_on_its_list_is_taken_and_stays_when_its_list_loses_it(client, staff, deliver):
    await known(deliver)
    given = {"location": "XX01", "agency_office": "north", "services": ["health"], "time_zone": "Asia/Dili"}
    made = (await client(staff.root).post("/api/v2/users", json={"data": new("users") | given})).json()["data"]
    assert {name: made[name] for name in given} == given
    await deliver(LocationsChanged(locations=[], deleted=["XX01"]), about=derived_id("location", "all"))
    again = await client(staff.root).patch(f"/api/v2/users/{made['id']}", json={"data": given | {"phone": "1"}})
    assert again.status_code == 200, again.text
    assert again.json()["data"]["location"] == "XX01"


async def test_mail_preferences_that_are_announced_name_kinds_and_nothing_else(client, staff, published):
    settings = {"notifications": {"send_mail": {CANARY: True, "transition_notification": False}}}
    path = f"/api/v2/users/{staff.amina.number}"
    assert (await client(staff.amina).patch(path, json={"data": {"settings": settings}})).status_code == 200
    assert (await published())[-1].notifications == {"transition_notification": False}
