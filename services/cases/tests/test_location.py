"""Locations through the API."""

import base64
import json

import pytest
from contracts.cases import LocationsChanged
from testkit import shared_folder

COUNTRY = {"code": "XX", "type": "country", "placename": {"en": "Country 1", "pt": "País 1"}}
PROVINCE = {"code": "XX01", "type": "province", "placename": {"en": "Province 1"}, "parent_code": "XX"}


@pytest.fixture
async def places(client, people):
    made = {}
    for body in (COUNTRY, PROVINCE):
        answer = await client(people.admin).post("/api/v2/locations", json={"data": body})
        assert answer.status_code == 200, answer.text
        made[body["code"]] = answer.json()["data"]
    return made


async def test_a_place_carries_its_level_path_and_whole_name(places):
    assert places["XX01"] == {
        "id": places["XX01"]["id"],
        "code": "XX01",
        "type": "province",
        "disabled": False,
        "name": {"en": "Country 1::Province 1"},
        "admin_level": 1,
        "placename": {"en": "Province 1"},
        "hierarchy": ["XX", "XX01"],
    }


async def test_all_places_come_as_one_file_that_is_sent_again_only_when_it_changed(client, people, places):
    amina = client(people.amina)
    file = await amina.get("/api/v2/locations/file")
    shown = {"id": places["XX01"]["id"], "code": "XX01", "type": "province", "admin_level": 1, "disabled": False}
    assert file.json()["data"][1] == {**shown, "name": {"en": "Country 1::Province 1"}}
    known = {"If-None-Match": file.headers["etag"]}
    again = await amina.get("/api/v2/locations/file", headers=known)
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", file.headers["etag"])
    body = {"data": {"placename": {"en": "Land 1"}}}
    await client(people.admin).patch(f"/api/v2/locations/{places['XX']['id']}", json=body)
    changed = await amina.get("/api/v2/locations/file", headers=known)
    assert (changed.status_code, changed.json()["data"][0]["name"]["en"]) == (200, "Land 1")


async def test_renaming_a_place_renames_those_inside(client, people, places, published):
    body = {"data": {"placename": {"en": "Land 1"}}}
    answer = await client(people.admin).patch(f"/api/v2/locations/{places['XX']['id']}", json=body)
    assert answer.json()["data"]["placename"] == {"en": "Land 1", "pt": "País 1"}
    rows = (await client(people.amina).get("/api/v2/locations?hierarchy=true")).json()["data"]
    assert [row["name"]["en"] for row in rows] == ["Land 1", "Land 1::Province 1"]
    assert (await published(LocationsChanged))[-1].locations[0]["placename"]["en"] == "Land 1"


async def test_many_places_change_together_or_not_at_all(client, people, places):
    rows = [{"id": places["XX01"]["id"], "disabled": True}, {"id": 999999, "disabled": True}]
    refused = await client(people.admin).post("/api/v2/locations/update_bulk", json={"data": rows})
    assert refused.status_code == 404
    in_use = await client(people.amina).get("/api/v2/locations?disabled[0]=false")
    assert in_use.json()["metadata"] == {"total": 2, "per": 100, "page": 1}
    done = await client(people.admin).post("/api/v2/locations/update_bulk", json={"data": rows[:1]})
    assert [row["disabled"] for row in done.json()["data"]] == [True]
    in_use = await client(people.amina).get("/api/v2/locations?disabled[0]=false")
    assert [row["code"] for row in in_use.json()["data"]] == ["XX"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"placename": {"en": "A"}}, "code"),
        ({"code": "A/B", "placename": {"en": "A"}}, "code"),
        ({"code": "A"}, "placename"),
        ({"code": "A", "placename": {"en": "A"}, "parent_code": "nowhere"}, "parent_code"),
    ],
)
async def test_a_place_that_is_wrong_is_refused_by_field(client, people, wrong, field):
    answer = await client(people.admin).post("/api/v2/locations", json={"data": wrong})
    assert answer.status_code == 422
    assert field in answer.json()["facts"]["fields"]


async def test_code_and_parent_stay_as_they_were_made(client, people, places):
    body = {"data": {"code": "YY"}}
    answer = await client(people.admin).patch(f"/api/v2/locations/{places['XX']['id']}", json=body)
    assert answer.json()["facts"]["fields"] == {"code": ["immutable"]}
    taken = await client(people.admin).post("/api/v2/locations", json={"data": COUNTRY})
    assert taken.status_code == 409


async def test_a_place_with_places_inside_stays(client, people, places, published):
    refused = await client(people.admin).delete(f"/api/v2/locations/{places['XX']['id']}")
    assert (refused.status_code, refused.json()["code"]) == (409, "location_has_places")
    assert (await client(people.admin).delete(f"/api/v2/locations/{places['XX01']['id']}")).status_code == 200
    assert (await published(LocationsChanged))[-1].deleted == ["XX01"]


@pytest.mark.parametrize(
    ("by", "codes"),
    [
        ("name", ["AA", "XX", "XX01"]),
        ("code", ["AA", "XX", "XX01"]),
        ("admin_level", ["XX", "AA", "XX01"]),
        ("type", ["AA", "XX", "XX01"]),
        ("hierarchy", ["AA", "XX", "XX01"]),
    ],
)
async def test_places_are_listed_in_the_order_asked_for(client, people, places, by, codes):
    another = {"code": "AA", "type": "A country", "placename": {"en": "A land"}}
    assert (await client(people.admin).post("/api/v2/locations", json={"data": another})).status_code == 200
    for order, expected in (("asc", codes), ("desc", codes[::-1] if by != "admin_level" else ["XX01", "XX", "AA"])):
        answer = await client(people.amina).get(f"/api/v2/locations?order_by={by}&order={order}")
        assert [row["code"] for row in answer.json()["data"]] == expected


async def test_places_are_in_no_order_that_nobody_knows(client, people, places):
    assert (await client(people.amina).get("/api/v2/locations?order_by=colour")).status_code == 422


def a_file(name):
    content = (shared_folder() / "data/cpims-samples/locations" / name).read_bytes()
    return {"data": {"data_base64": base64.b64encode(content).decode(), "file_name": name}}


async def imported(client, person, name):
    return await client(person).post("/api/v2/locations/import", json=a_file(name))


async def test_a_tagged_file_becomes_the_country_s_places(client, people, published):
    answer = await imported(client, people.admin, "hxl_location_sample.csv")
    assert answer.status_code == 200, answer.text
    data = answer.json()["data"]
    assert (data["status"], data["total"], data["failure_total"]) == ("success", 294, 0)
    assert data["created_total"] == 414
    rows = (await client(people.amina).get("/api/v2/locations?per=1000")).json()["data"]
    wanted = json.loads((shared_folder() / "data/cpims-samples/locations/locations_iraq.json").read_text())
    kept = ("code", "type", "admin_level", "placename", "hierarchy", "disabled")
    shown = {row["code"]: {key: row[key] for key in kept} for row in rows}
    assert shown == {row["code"]: {key: row[key] for key in kept} for row in wanted["data"]}
    assert len(await published(LocationsChanged)) == 1
    again = await imported(client, people.admin, "hxl_location_sample.csv")
    assert again.json()["data"]["created_total"] == 0


async def test_rows_without_codes_are_listed_and_the_others_imported(client, people):
    data = (await imported(client, people.admin, "hxl_location_missing_pcodes.csv")).json()["data"]
    assert data["status"] == "failure"
    assert 0 < data["failure_total"] == len(data["failures"]) < data["total"]
    assert {failure["code"] for failure in data["failures"]} == {"code_missing"}
    assert data["created_total"] > 0


async def test_a_column_in_no_language_is_refused(client, people):
    data = (await imported(client, people.admin, "hxl_location_invalid_locale.csv")).json()["data"]
    assert {failure["code"] for failure in data["failures"]} == {"unknown_locale"}
    rows = (await client(people.amina).get("/api/v2/locations?per=1000")).json()["data"]
    assert {locale for row in rows for locale in row["placename"]} == {"en"}


async def test_a_file_without_tags_is_refused(client, people):
    assert (await imported(client, people.admin, "hxl_location_empty.csv")).status_code == 422
    broken = {"data": {"data_base64": "%%%"}}
    assert (await client(people.admin).post("/api/v2/locations/import", json=broken)).status_code == 422
    tagless = {"data": {"data_base64": base64.b64encode(b"a,b").decode()}}
    assert (await client(people.amina).post("/api/v2/locations/import", json=tagless)).status_code == 403
    assert (await client(None).post("/api/v2/locations/import", json=tagless)).status_code == 401


ROUTES = [
    ("GET", "/api/v2/locations/{id}", None),
    ("POST", "/api/v2/locations", {"data": {"code": "ZZ", "placename": {"en": "Z"}}}),
    ("PATCH", "/api/v2/locations/{id}", {"data": {"type": "region"}}),
    ("DELETE", "/api/v2/locations/{id}", None),
]


@pytest.mark.parametrize("route", ROUTES)
async def test_only_who_manages_metadata_reaches_one_place(client, people, places, route):
    method, path, body = route
    url = path.format(id=places["XX01"]["id"])
    assert (await client(None).request(method, url, json=body)).status_code == 401
    assert (await client(people.amina).request(method, url, json=body)).status_code == 403
    assert (await client(people.admin).request(method, url, json=body)).status_code == 200


async def test_nothing_changed_and_nothing_imported_looks_like_no_success(client, people):
    admin = client(people.admin)
    none = await admin.post("/api/v2/locations/update_bulk", json={"data": []})
    assert (none.status_code, none.json()["facts"]) == (422, {"fields": {"data": ["blank"]}})
    for rows, failures in (("", []), (",Nameless\n", [{"row": 3, "column": None, "code": "code_missing"}])):
        sheet = f"code,name\n#adm1+code,#adm1+name+en\n{rows}".encode()
        body = {"data": {"data_base64": base64.b64encode(sheet).decode()}}
        lost = await admin.post("/api/v2/locations/import", json=body)
        assert (lost.status_code, lost.json()["code"]) == (422, "nothing_done")
        assert lost.json()["facts"]["failures"] == failures


@pytest.mark.parametrize("who", ["nobody", "amina"])
async def test_only_who_manages_metadata_changes_many_places(client, people, who):
    signed_in = client(None if who == "nobody" else people.known[who])
    answer = await signed_in.post("/api/v2/locations/update_bulk", json={"data": []})
    assert answer.status_code == (401 if who == "nobody" else 403)


async def test_nobody_lists_no_places(anonymous):
    assert (await anonymous.get("/api/v2/locations")).status_code == 401
