"""A form may make words of anything: what follows from them, and what has their name elsewhere, tells none of them."""

from typing import Any

import pytest
from cases.bootstrap import write_defaults
from cases.form.domain import Field, Form
from cases.form.store import save_forms
from cases.module.domain import Module
from cases.module.store import save_module
from cases.record.domain.kind import KINDS
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from contracts.system_field import Type
from contracts.system_fields import names_where
from testkit.people import EVERYTHING, MODULE

from .plain import tables_with

CANARY = "Canarywords"
OTHER = "primeromodule-other"
OPTIONS = [{"id": "health", "display_text": {"en": "Health"}}]
ROWS = {
    "services_section": ("service_response_type", "service_response_day_time", "service_implemented_day_time"),
    "followup_subform_section": ("followup_date", "followup_needed_by_date"),
    "tracing_actions_section": ("date_tracing",),
    "reunification_details_section": ("date_reunification",),
    "protection_concern_detail_subform_section": ("protection_concern_type",),
}
"""Of each subform the fields from which something follows for the whole record."""
STAMPS = names_where(lambda field: field.fact and not field.of_form and field.type is Type.TEXT)


def a_form(kind: str, unique_id: str, *fields: Field, nested: bool = False, module: str = MODULE) -> Form:
    return Form(unique_id=unique_id, parent_form=kind, is_nested=nested, modules=[module], fields=list(fields))


def words(*names: str) -> list[Field]:
    return [Field(name=name, type="textarea") for name in names]


def a_choice(name: str, **more: Any) -> Field:
    return Field(name=name, type="select_box", attributes={"option_strings_text": OPTIONS, **more})


def forms_of(kind: str) -> list[Form]:
    steps = ("assessment_due_date", "case_plan_due_date", "incident_date", "date_of_incident", "name_first")
    nested = [a_form(kind, f"{kind}_{name}", *words(*items), nested=True) for name, items in ROWS.items()]
    subforms = [Field(name=name, type="subform", subform=f"{kind}_{name}") for name in ROWS]
    return [*nested, a_form(kind, f"{kind}_words", *words(*STAMPS, *steps), a_choice("name"), *subforms)]


@pytest.fixture
def someone(database: Any, client: Any, people: Any) -> Any:
    """Saves the forms, and answers somebody who may do everything with them."""

    async def made(*forms: Form, name: str = "ana") -> Any:
        async with database.transaction(service_actor("cases")) as uow:
            await write_defaults(uow)
            await save_module(uow.session, Module(unique_id=OTHER, name="Other", record_types=["case"]))
            await save_forms(uow.session, forms)
        SETUP.forget()
        every = {form.unique_id: "rw" for form in forms}
        actor = await people.add(name, scope="all", permissions=EVERYTHING, forms=every)
        return client(actor)

    return made


@pytest.mark.parametrize("kind", ["case", "incident"])
async def test_what_follows_from_words_tells_none(kind: str, someone: Any, database: Any) -> None:
    ana = await someone(*forms_of(kind))
    path = f"/api/v2/{KINDS[kind].plural}"
    own = {name: CANARY for form in forms_of(kind) for name in (item.name for item in form.fields) if name != "name"}
    plain = {name: value for name, value in own.items() if name not in {*ROWS, *KINDS[kind].system}}
    rows = {name: [dict.fromkeys(items, CANARY)] for name, items in ROWS.items()}
    made = await ana.post(path, json={"data": {"module_id": MODULE, **plain, **rows}})
    assert made.status_code == 200, made.text
    changed = await ana.patch(f"{path}/{made.json()['data']['id']}", json={"data": {**plain, **rows}})
    assert changed.status_code == 200, changed.text
    assert await tables_with(database, CANARY) == []


async def test_rows_of_one_name_in_two_modules_are_sealed_where_one_asks_for_words(someone: Any, database: Any) -> None:
    ana = await someone(
        a_form("case", "codes", a_choice("aim"), nested=True, module=OTHER),
        a_form("case", "first", Field(name="aims", type="subform", subform="codes"), module=OTHER),
        a_form("case", "words", *words("aim"), nested=True),
        a_form("case", "second", Field(name="aims", type="subform", subform="words")),
    )
    made = await ana.post("/api/v2/cases", json={"data": {"module_id": MODULE, "aims": [{"aim": CANARY}]}})
    assert made.status_code == 200, made.text
    assert made.json()["data"]["aims"][0]["aim"] == CANARY
    assert await tables_with(database, CANARY) == []


async def test_words_told_before_a_field_had_a_list_stay_sealed_beside_its_codes(someone: Any, database: Any) -> None:
    before = a_form("case", "form", a_choice("aims", multi_select=True, option_strings_source="violations"))
    ana = await someone(before)
    data = {"module_id": MODULE, "aims": [CANARY]}
    made = (await ana.post("/api/v2/cases", json={"data": data})).json()["data"]
    ana = await someone(a_form("case", "form", a_choice("aims", multi_select=True)))
    path = f"/api/v2/cases/{made['id']}"
    both = await ana.patch(path, json={"data": {"aims": [CANARY, "health"]}})
    assert both.status_code == 200, both.text
    assert await tables_with(database, CANARY) == []
    assert (await ana.get(path)).json()["data"]["aims"] == [CANARY, "health"]


async def test_a_module_named_in_a_change_is_one_that_is_there(someone: Any) -> None:
    ana = await someone(a_form("case", "form", *words("about")))
    made = (await ana.post("/api/v2/cases", json={"data": {"module_id": MODULE, "about": "a"}})).json()["data"]
    path = f"/api/v2/cases/{made['id']}"
    for unknown in ("primeromodule-none", CANARY, None, ["x"]):
        refused = await ana.patch(path, json={"data": {"module_id": unknown}})
        assert refused.status_code == 422, (unknown, refused.text)
        assert "module_id" in refused.json()["facts"]["fields"]
    assert (await ana.patch(path, json={"data": {"module_id": MODULE}})).status_code == 200
