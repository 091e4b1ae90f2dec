"""Forms through the API."""

import pytest
from cases.bootstrap import write_defaults
from cases.form.commands import create_form
from chassis.actor import service_actor
from contracts.cases import FormChanged
from testkit.people import MODULE

NOTES = {
    "unique_id": "field_notes",
    "name": {"en": "Field notes"},
    "parent_form": "case",
    "module_ids": [MODULE],
    "order": 900,
    "form_group_id": "other",
    "fields": [
        {"name": "remark", "type": "text_field", "display_name": {"en": "Remark", "pt": "Nota"}},
        {"name": "seen", "type": "tick_box", "display_name": {"en": "Seen"}},
    ],
}


@pytest.fixture(autouse=True)
async def module(database):
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)


@pytest.fixture
async def notes(client, people):
    answer = await client(people.admin).post("/api/v2/forms", json={"data": NOTES})
    assert answer.status_code == 200, answer.text
    return answer.json()["data"]


async def test_a_new_form_has_every_attribute(notes):
    remark, seen = notes["fields"]
    assert notes | {"fields": []} == {
        "id": notes["id"],
        "unique_id": "field_notes",
        "parent_form": "case",
        "is_nested": False,
        "name": {"en": "Field notes"},
        "visible": True,
        "order": 900,
        "order_form_group": 0,
        "order_subform": 0,
        "form_group_id": "other",
        "form_group_keyed": False,
        "is_first_tab": False,
        "is_summary_section": False,
        "mobile_form": False,
        "core_form": False,
        "editable": True,
        "initial_subforms": 0,
        "subform_prevent_item_removal": False,
        "subform_append_only": False,
        "hide_subform_placeholder": False,
        "subform_header_links": [],
        "display_help_text_view": False,
        "collapsed_field_names": [],
        "created_at": notes["created_at"],
        "updated_at": notes["updated_at"],
        "fields": [],
        "module_ids": [MODULE],
    }
    assert (remark["name"], remark["order"], remark["form_section_id"]) == ("remark", 0, notes["id"])
    assert remark["display_name"] == {"en": "Remark", "pt": "Nota"}
    assert seen["date_validation"] == "default_date_validation"


async def test_a_new_form_is_announced_without_its_texts(people, notes, published):
    assert await published(FormChanged) == [
        FormChanged(
            unique_id="field_notes",
            parent_form="case",
            modules=[MODULE],
            visible=True,
            nested=False,
            fields={"remark": "text_field", "seen": "tick_box"},
            created_by_role=people.admin.role,
        )
    ]


async def test_only_the_announcement_of_its_creation_names_the_creators_role(client, people, notes, published):
    path = f"/api/v2/forms/{notes['id']}"
    assert (await client(people.admin).patch(path, json={"data": {"visible": False}})).status_code == 200
    assert [event.created_by_role for event in await published(FormChanged)] == [people.admin.role, None]
    assert (await client(people.admin).delete(path)).status_code == 200
    assert (await published(FormChanged))[-1].created_by_role is None


async def test_a_form_that_no_person_created_names_no_role(database, published):
    async with database.transaction(service_actor("cases")) as uow:
        await create_form(uow, NOTES)
    assert [event.created_by_role for event in await published(FormChanged)] == [None]


async def test_a_form_whose_modules_follow_a_new_form_is_not_created_with_it(client, people, published):
    row = NOTES | {"unique_id": "visit", "is_nested": True, "module_ids": []}
    nested = (await client(people.admin).post("/api/v2/forms", json={"data": row})).json()["data"]
    rows = a_field(name="visits", type="subform", subform_section_id=nested["id"])
    outer = NOTES | {"unique_id": "visits", "fields": [rows]}
    assert (await client(people.admin).post("/api/v2/forms", json={"data": outer})).status_code == 200
    told = [(event.unique_id, event.created_by_role) for event in await published(FormChanged)]
    assert told[0] == ("visit", people.admin.role)
    assert sorted(told[1:], key=str) == [("visit", None), ("visits", people.admin.role)]


async def test_anybody_signed_in_lists_forms_by_type_module_and_id(client, people, notes):
    amina = client(people.amina)
    assert (await amina.get("/api/v2/forms")).json() == {"data": [notes]}
    assert (await amina.get(f"/api/v2/forms?record_type=case&module_id={MODULE}")).json()["data"] == [notes]
    assert (await amina.get("/api/v2/forms?record_type=incident")).json()["data"] == []
    assert (await amina.get("/api/v2/forms?unique_id=nothing")).json()["data"] == []


async def test_sent_fields_replace_the_list_and_keep_what_was_not_sent_of_a_field(client, people, notes):
    fields = [{"name": "seen", "display_name": {"pt": "Visto"}}, NOTES["fields"][0] | {"required": True}]
    path = f"/api/v2/forms/{notes['id']}"
    answer = await client(people.admin).patch(path, json={"data": {"fields": fields}})
    assert answer.json() == {"data": {"id": notes["id"]}}
    seen, remark = (await client(people.admin).get(path)).json()["data"]["fields"]
    assert (seen["type"], seen["display_name"]) == ("tick_box", {"en": "Seen", "pt": "Visto"})
    assert (remark["required"], remark["id"]) == (True, notes["fields"][0]["id"])
    await client(people.admin).patch(path, json={"data": {"fields": fields[:1]}})
    assert len((await client(people.admin).get(path)).json()["data"]["fields"]) == 1


async def test_a_field_keeps_its_type(client, people, notes):
    body = {"data": {"fields": [{"name": "remark", "type": "select_box"}]}}
    answer = await client(people.admin).patch(f"/api/v2/forms/{notes['id']}", json=body)
    assert answer.json()["facts"]["fields"]["fields/remark/type"] == ["immutable"]


def a_field(**more):
    return {"name": "a", "type": "text_field", "display_name": {"en": "A"}} | more


@pytest.mark.parametrize(
    ("wrong", "path", "code"),
    [
        ({"name": {}}, "name", "errors.models.form_section.presence_of_name"),
        ({"name": {"en": "What?!"}}, "name", "forbidden_character"),
        ({"parent_form": "grown_up"}, "parent_form", "no_record_type"),
        ({"visible": "yes"}, "visible", "not_a_flag"),
        ({"module_ids": ["primeromodule-none"]}, "module_ids", "unknown_module"),
        ({"fields": "a"}, "fields", "not_a_list"),
        ({"fields": [a_field(), a_field()]}, "fields/a/name", "taken"),
        ({"fields": [a_field(name="A b")]}, "fields/A b/name", "not_a_field_name"),
        ({"fields": [a_field(type="mystery")]}, "fields/a/type", "unknown_type"),
        ({"fields": [a_field(display_name={})]}, "fields/a/display_name", "required"),
        ({"fields": [a_field(type="select_box")]}, "fields/a/option_strings_source", "required"),
        ({"fields": [a_field(type="subform")]}, "fields/a/subform_section_id", "unknown_form"),
        (
            {"fields": [a_field(type="select_box", option_strings_source="lookup none")]},
            "fields/a/option_strings_source",
            "unknown_lookup",
        ),
    ],
)
async def test_a_form_that_is_wrong_is_refused_by_field(client, people, wrong, path, code):
    answer = await client(people.admin).post("/api/v2/forms", json={"data": NOTES | wrong})
    assert answer.status_code == 422, answer.text
    assert answer.json()["facts"]["fields"][path] == [code]
    assert (await client(people.admin).get("/api/v2/forms")).json()["data"] == []


async def test_rows_have_the_fields_of_the_nested_form_and_its_modules(client, people, published):
    row = NOTES | {"unique_id": "visit", "is_nested": True, "module_ids": []}
    nested = (await client(people.admin).post("/api/v2/forms", json={"data": row})).json()["data"]
    outer = NOTES | {
        "unique_id": "visits",
        "fields": [a_field(name="visits", type="subform", subform_section_id=nested["id"])],
    }
    made = (await client(people.admin).post("/api/v2/forms", json={"data": outer})).json()["data"]
    assert made["fields"][0]["subform_section_id"] == nested["id"]
    assert made["fields"][0]["subform_unique_id"] == "visit"
    [listed] = (await client(people.amina).get("/api/v2/forms?unique_id=visit")).json()["data"]
    assert listed["module_ids"] == [MODULE]
    assert {event.unique_id: event.modules for event in await published(FormChanged)}["visit"] == [MODULE]
    refused = await client(people.admin).delete(f"/api/v2/forms/{nested['id']}")
    assert (refused.status_code, refused.json()["code"]) == (409, "form_in_use")


async def test_a_new_group_becomes_an_option_of_the_group_lookup(client, people):
    groups = {"unique_id": "lookup-form-group-cp-case", "name": {"en": "Groups"}, "values": []}
    await client(people.admin).post("/api/v2/lookups", json={"data": groups})
    answer = await client(people.admin).post("/api/v2/forms", json={"data": NOTES | {"form_group_id": "My Group"}})
    assert answer.json()["data"]["form_group_id"] == "my_group"
    [lookup] = (await client(people.amina).get("/api/v2/lookups")).json()["data"]
    assert lookup["values"] == [{"id": "my_group", "display_text": {"en": "My Group"}}]


async def test_a_form_keeps_the_name_of_its_group(client, people):
    group = {"form_group_id": "registration", "form_group_name": {"en": "Registration", "tet": "Rejistu"}}
    made = (await client(people.admin).post("/api/v2/forms", json={"data": NOTES | group})).json()["data"]
    assert made["form_group_name"] == group["form_group_name"]
    path = f"/api/v2/forms/{made['id']}"
    sent = {"data": {"form_group_name": {"pt": "Registo"}}}
    assert (await client(people.admin).patch(path, json=sent)).status_code == 200
    changed = (await client(people.admin).get(path)).json()["data"]
    assert changed["form_group_name"] == group["form_group_name"] | {"pt": "Registo"}


async def test_a_deleted_form_is_gone_and_announced(client, people, notes, published):
    path = f"/api/v2/forms/{notes['id']}"
    assert (await client(people.admin).delete(path)).status_code == 200
    assert (await client(people.admin).get(path)).status_code == 404
    assert (await published(FormChanged))[-1].deleted


ROUTES = [
    ("GET", "/api/v2/forms/{id}", None),
    ("POST", "/api/v2/forms", {"data": NOTES | {"unique_id": "another"}}),
    ("PATCH", "/api/v2/forms/{id}", {"data": {"visible": False}}),
    ("DELETE", "/api/v2/forms/{id}", None),
]


@pytest.mark.parametrize("route", ROUTES)
async def test_only_who_manages_metadata_reaches_one_form(client, people, notes, route):
    method, path, body = route
    url = path.format(id=notes["id"])
    assert (await client(None).request(method, url, json=body)).status_code == 401
    assert (await client(people.amina).request(method, url, json=body)).status_code == 403
    assert (await client(people.admin).request(method, url, json=body)).status_code == 200


async def test_nobody_lists_no_forms(anonymous):
    assert (await anonymous.get("/api/v2/forms")).status_code == 401


async def test_a_restricted_administrator_changes_texts_but_not_the_fields(client, people, notes):
    tomas = await people.add("tomas", permissions={"metadata": ["manage_restricted"]})
    path = f"/api/v2/forms/{notes['id']}"
    body = {
        "name": {"en": "Renamed"},
        "module_ids": [],
        "fields": [{"name": "seen", "display_name": {"en": "Met"}, "required": True}],
    }
    assert (await client(tomas).patch(path, json={"data": body})).status_code == 200
    form = (await client(tomas).get(path)).json()["data"]
    seen = next(field for field in form["fields"] if field["name"] == "seen")
    assert (form["name"], form["module_ids"], len(form["fields"])) == ({"en": "Renamed"}, [MODULE], 2)
    assert (seen["display_name"], seen["required"]) == ({"en": "Met"}, False)
    unknown = {"data": {"fields": [a_field(name="new_one")]}}
    assert (await client(tomas).patch(path, json=unknown)).status_code == 422
    assert (await client(tomas).delete(path)).status_code == 403
