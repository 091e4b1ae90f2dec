"""Lookups through the API."""

import pytest
from contracts.cases import LookupChanged

COLOURS = {
    "unique_id": "lookup-colours",
    "name": {"en": "Colours", "tet": "Kór"},
    "values": [
        {"id": "red", "display_text": {"en": "Red", "pt": "Vermelho"}, "tags": ["warm"]},
        {"id": "blue", "display_text": {"en": "Blue"}},
    ],
}


@pytest.fixture
async def colours(client, people):
    answer = await client(people.admin).post("/api/v2/lookups", json={"data": COLOURS})
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


async def test_anybody_signed_in_lists_lookups(client, people, colours):
    answer = await client(people.nobody_role).get("/api/v2/lookups?per=1")
    assert answer.status_code == 200, answer.text
    assert answer.json() == {"data": [colours], "metadata": {"total": 1, "per": 1, "page": 1}}


async def test_a_new_lookup_is_shown_and_announced(colours, published):
    assert colours == {"id": colours["id"], "locked": False, **COLOURS}
    [announced] = await published(LookupChanged)
    assert announced.unique_id == "lookup-colours"
    assert announced.values[0] == {"id": "red", "display_text": {"en": "Red", "pt": "Vermelho"}}


async def test_a_lookup_without_an_id_gets_one_from_its_name(client, people):
    answer = await client(people.admin).post("/api/v2/lookups", json={"data": {"name": {"en": "Two Words"}}})
    assert answer.json()["data"]["unique_id"].startswith("lookup-two-words-")


async def test_the_same_command_twice_makes_one_lookup(client, people):
    key = {"Idempotency-Key": "6f2b1c1e-5a3e-4a53-9f0a-0d6a1f1f9a01"}
    body = {"data": {"name": {"en": "Once"}}}
    first = await client(people.admin).post("/api/v2/lookups", json=body, headers=key)
    again = await client(people.admin).post("/api/v2/lookups", json=body, headers=key)
    assert first.status_code == again.status_code == 200
    assert first.json() == again.json()


async def test_sent_values_come_first_and_keep_what_was_not_sent_of_them(client, people, colours):
    sent = [
        {"id": "green", "display_text": {"en": "Green"}},
        {"id": "red", "display_text": {"en": "Crimson"}},
    ]
    path = f"/api/v2/lookups/{colours['id']}"
    answer = await client(people.admin).patch(path, json={"data": {"values": sent}})
    assert answer.json()["data"]["values"] == [
        {"id": "green", "display_text": {"en": "Green"}},
        {"id": "red", "tags": ["warm"], "display_text": {"en": "Crimson", "pt": "Vermelho"}},
        {"id": "blue", "display_text": {"en": "Blue"}},
    ]
    gone = {"values": [{"id": "red", "_delete": True}]}
    answer = await client(people.admin).patch(path, json={"data": gone})
    assert [value["id"] for value in answer.json()["data"]["values"]] == ["green", "blue"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": {"pt": "Cores"}}, "name"),
        ({"name": "Colours"}, "name"),
        ({"name": {"en": "C"}, "unique_id": "a b"}, "unique_id"),
        ({"name": {"en": "C"}, "values": [{"id": "a"}]}, "values/0/display_text"),
        ({"name": {"en": "C"}, "values": [{"display_text": {"en": "A"}}]}, "values/0/id"),
        ({"name": {"en": "C"}, "values": {"a": "A"}}, "values"),
    ],
)
async def test_a_lookup_that_is_wrong_is_refused_by_field(client, people, wrong, field):
    answer = await client(people.admin).post("/api/v2/lookups", json={"data": wrong})
    assert answer.status_code == 422
    assert field in answer.json()["facts"]["fields"]


async def test_a_taken_id_is_a_conflict(client, people, colours):
    answer = await client(people.admin).post("/api/v2/lookups", json={"data": COLOURS})
    assert (answer.status_code, answer.json()["code"]) == (409, "unique_id_taken")


async def test_a_deleted_lookup_is_gone_and_announced(client, people, colours, published):
    path = f"/api/v2/lookups/{colours['id']}"
    assert (await client(people.admin).delete(path)).status_code == 200
    assert (await client(people.admin).get(path)).status_code == 404
    assert (await published(LookupChanged))[-1].deleted


async def test_a_lookup_that_fields_use_stays(client, people, colours):
    form = {
        "unique_id": "painting",
        "name": {"en": "Painting"},
        "fields": [
            {
                "name": "colour",
                "type": "select_box",
                "display_name": {"en": "Colour"},
                "option_strings_source": "lookup lookup-colours",
            }
        ],
    }
    assert (await client(people.admin).post("/api/v2/forms", json={"data": form})).status_code == 200
    answer = await client(people.admin).delete(f"/api/v2/lookups/{colours['id']}")
    assert (answer.status_code, answer.json()["code"]) == (409, "lookup_in_use")
    assert answer.json()["facts"]["used_by"] == ["colour"]


ROUTES = [
    ("GET", "/api/v2/lookups/{id}", None),
    ("POST", "/api/v2/lookups", {"data": {"name": {"en": "New"}}}),
    ("PATCH", "/api/v2/lookups/{id}", {"data": {"name": {"en": "New"}}}),
    ("PUT", "/api/v2/lookups/{id}", {"data": {"name": {"en": "New"}}}),
    ("DELETE", "/api/v2/lookups/{id}", None),
]


@pytest.mark.parametrize("route", ROUTES)
async def test_only_who_manages_metadata_reaches_one_lookup(client, people, colours, route):
    method, path, body = route
    url = path.format(id=colours["id"])
    assert (await client(None).request(method, url, json=body)).status_code == 401
    assert (await client(people.amina).request(method, url, json=body)).status_code == 403
    assert (await client(people.nobody_role).request(method, url, json=body)).status_code == 403
    assert (await client(people.admin).request(method, url, json=body)).status_code == 200


async def test_an_unknown_id_tells_who_may_not_read_nothing(client, people):
    assert (await client(people.amina).get("/api/v2/lookups/999999")).status_code == 403
    assert (await client(people.admin).get("/api/v2/lookups/999999")).status_code == 404
    assert (await client(people.admin).get("/api/v2/lookups/99999999999")).status_code == 404


async def test_a_restricted_administrator_changes_but_makes_and_deletes_none(client, people, colours):
    tomas = await people.add("tomas", permissions={"metadata": ["manage_restricted"]})
    path = f"/api/v2/lookups/{colours['id']}"
    body = {"data": {"name": {"en": "Paints"}}}
    assert (await client(tomas).get(path)).status_code == 200
    assert (await client(tomas).patch(path, json=body)).status_code == 200
    assert (await client(tomas).post("/api/v2/lookups", json=body)).status_code == 403
    assert (await client(tomas).delete(path)).status_code == 403


async def test_nobody_lists_no_lookups(anonymous):
    assert (await anonymous.get("/api/v2/lookups")).status_code == 401
