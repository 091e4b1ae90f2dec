"""Applying configurations, with the real one that Primero ships."""

import copy
import json
import time

from cases.form.domain import Codes
from cases.form.queries import read_catalogue
from contracts.cases import ConfigurationStarted, FormChanged, LookupChanged, ModuleChanged
from testkit import shared_folder

PATH = "/api/v2/configurations"


async def test_the_real_configuration_is_applied_within_ten_seconds(client, people, apply, real, published):
    started = time.monotonic()
    done = await apply(real)
    assert time.monotonic() - started < 10
    assert (done["state"], done["applied_by"]) == ("applied", "admin")
    assert done["outcome"]["counts"] == {
        "lookups": {"created": 60, "changed": 0, "deleted": 0},
        "forms": {"created": 64, "changed": 0, "deleted": 0},
    }
    assert {(w["unique_id"], w["field"], w["code"]) for w in done["outcome"]["warnings"]} == {
        ("consent", "legitimate_basis", "unknown_lookup"),
        ("family_consent", "family_legitimate_basis", "unknown_lookup"),
    }
    assert len(await published(FormChanged)) == 64
    assert len(await published(LookupChanged)) == 60
    forms = (await client(people.amina).get("/api/v2/forms")).json()["data"]
    assert len(forms) == 64
    assert sum(len(form["fields"]) for form in forms) == 476


async def test_identity_is_told_its_part_of_the_configuration(apply, real, published):
    await apply(real)
    [event] = await published(ConfigurationStarted)
    assert (len(event.agencies), len(event.roles), len(event.groups), event.applied_by) == (1, 12, 3, "admin")


async def test_forms_come_out_as_they_went_in(client, people, apply, real):
    await apply(real)
    forms = (await client(people.amina).get("/api/v2/forms")).json()["data"]
    wanted = json.loads((shared_folder() / "data/cpims/forms.json").read_text())["data"]
    shown = {form["unique_id"]: form for form in forms}
    left_out = {"id", "created_at", "updated_at", "form_section_id", "subform_section_id", "module_ids"}
    left_out |= {"collapsed_field_for_subform_section_id", "collapsed_field_for_subform_unique_id"}
    left_out |= {"form_group_name", "fields", "order"}
    for form in wanted:
        got = shown[form["unique_id"]]
        for key in form.keys() - left_out:
            assert got.get(key) == form[key] or (not form[key] and not got.get(key)), (form["unique_id"], key)
        assert [f["name"] for f in got["fields"]] == [f["name"] for f in form["fields"]]
        for field, other in zip(got["fields"], form["fields"], strict=True):
            for key in other.keys() - left_out:
                same = field.get(key) == other[key] or (not other[key] and not field.get(key))
                assert same, (form["unique_id"], other["name"], key)


async def test_the_module_has_the_forms_of_the_applied_configuration(apply, small, published):
    await apply(small)
    assert (await published(ModuleChanged))[-1].forms == ["visit", "visits"]


async def test_the_catalogue_knows_the_applied_forms(apply, real, database):
    await apply(real)
    async with database.session() as session:
        catalogue = await read_catalogue(session, Codes(frozenset({"XX01"})))
    fields = catalogue.fields("case", "primeromodule-cp")
    assert fields["sex"].is_fact
    assert {"male", "female"} <= fields["sex"].options
    assert fields["name_first"].sealed
    assert fields["date_of_birth"].sealed
    assert fields["age"].is_fact
    assert fields["location_current"].is_fact
    assert fields["legitimate_basis"].sealed, "its lookup is not there"
    services = fields["services_section"]
    assert services.secrecy == "none"
    assert services.rows["service_type"].is_fact
    assert fields["status"].forms == {"basic_identity", "closure_form"}


async def test_applying_again_keeps_ids(client, people, *, apply, small, published):
    await apply(small)
    before = (await client(people.amina).get("/api/v2/forms")).json()["data"]
    other = copy.deepcopy(small) | {"version": "2"}
    other["data"]["Lookup"][0]["lookup_values_i18n"].append({"id": "road", "display_text": {"en": "Away"}})
    other["data"]["FormSection"][0]["name_i18n"]["en"] = "All visits"
    done = await apply(other)
    assert done["outcome"]["counts"]["forms"] == {"created": 0, "changed": 2, "deleted": 0}
    after = (await client(people.amina).get("/api/v2/forms")).json()["data"]
    assert [form["id"] for form in after] == [form["id"] for form in before]
    assert [field["id"] for form in after for field in form["fields"]] == [
        field["id"] for form in before for field in form["fields"]
    ]
    assert {form["name"]["en"] for form in after} == {"All visits", "Visit"}
    assert len(await published(LookupChanged)) == 2


async def test_what_the_configuration_lacks_is_deleted(client, people, *, apply, small, real, published):
    await apply(real)
    done = await apply(small)
    assert done["outcome"]["counts"]["forms"] == {"created": 2, "changed": 0, "deleted": 64}
    assert done["outcome"]["counts"]["lookups"] == {"created": 1, "changed": 0, "deleted": 60}
    assert len((await client(people.amina).get("/api/v2/forms")).json()["data"]) == 2
    assert sum(event.deleted for event in await published(FormChanged)) == 64


async def test_the_present_state_is_captured_and_brings_it_back(client, people, apply, small, real):
    await apply(real)
    before = (await client(people.amina).get("/api/v2/forms")).json()["data"]
    captured = await client(people.admin).post(PATH, json={"data": {"name": "Before"}})
    whole = await client(people.admin).get(f"{PATH}/{captured.json()['data']['id']}?with_data=true")
    await apply(small)
    await apply({"version": "back", "data": whole.json()["data"]["data"]})
    after = (await client(people.amina).get("/api/v2/forms")).json()["data"]

    def contents(forms):
        unimportant = {"id", "created_at", "updated_at", "form_section_id", "subform_section_id"}

        def bare(row):
            return {key: value for key, value in row.items() if key not in unimportant}

        return {f["unique_id"]: bare(f) | {"fields": [bare(x) for x in f["fields"]]} for f in forms}

    assert contents(after) == contents(before)


async def test_what_would_change_is_shown_before(client, people, *, apply, small):
    await apply(small)
    other = copy.deepcopy(small) | {"version": "2"}
    other["data"]["Lookup"][0]["lookup_values_i18n"][0]["id"] = "road"
    visit = other["data"]["FormSection"][1]
    visit["visible"] = False
    visit["fields_attributes"] = [
        visit["fields_attributes"][0] | {"required": True},
        {"name": "remark", "type": "text_field", "display_name_i18n": {"en": "Remark"}},
    ]
    posted = await client(people.admin).post(PATH, json={"data": other})
    path = f"{PATH}/{posted.json()['data']['id']}/changes"
    shown = (await client(people.admin).get(path)).json()["data"]
    assert shown == {
        "forms": {
            "created": [],
            "deleted": [],
            "changed": {
                "visit": {
                    "attributes": ["visible"],
                    "fields_added": ["remark"],
                    "fields_changed": ["kind"],
                }
            },
        },
        "lookups": {
            "created": [],
            "deleted": [],
            "changed": {"lookup-visit": {"options_added": ["road"], "options_removed": ["home"]}},
        },
        "warnings": [],
    }
    other["data"]["FormSection"].append(visit | {"unique_id": "extra"})
    other["data"]["FormSection"][1]["fields_attributes"][1]["type"] = "tick_box"
    await apply(other | {"version": "3"})
    turned = copy.deepcopy(other) | {"version": "4"}
    turned["data"]["FormSection"][1]["fields_attributes"][0]["sealed"] = True
    await apply(turned)
    back = await client(people.admin).post(PATH, json={"data": other | {"version": "5"}})
    path = f"{PATH}/{back.json()['data']['id']}/changes"
    changed = (await client(people.admin).get(path)).json()["data"]["forms"]["changed"]
    assert changed["visit"] == {"fields_changed": ["kind"], "no_longer_sealed": ["kind"]}
