"""A fact is a code, a number or a date: words told in any field of a real configuration are refused or sealed."""

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from cases.bootstrap import write_defaults
from cases.configuration.domain.snapshot import read_snapshot
from cases.form.domain import Fields
from cases.form.store import save_forms
from cases.location.domain.place import Location
from cases.location.store import save_locations
from cases.lookup.store import save_lookups
from cases.record.domain.kind import KINDS
from cases.record.store.setup import SETUP, load_setup
from cases.settings.store import save_agency
from chassis.actor import service_actor
from chassis.database import Database
from contracts.system_field import Type, Writing
from contracts.values import Values
from demonstration.configuration import configuration
from testkit import shared_folder
from testkit.people import EVERYTHING, MODULE

from .plain import tables_with

CANARY = "Canarywords"
SHAPES: list[Any] = [CANARY, [CANARY], {CANARY: 1}, {"from": CANARY}, {"total": CANARY}]


def cpims() -> Values:
    whole = json.loads((shared_folder() / "data/cpims/primero_configuration.json").read_text())
    data: Values = whole["data"]
    return data


def demonstration() -> Values:
    data: Values = configuration()["data"]
    return data


def nothing() -> Values:
    """No form at all: what is written in the name of an action is checked all the same."""
    return {"FormSection": [], "Lookup": []}


def told(fields: Fields) -> Iterator[tuple[str, str, Values]]:
    """Pointer of each fact of the forms, what stands there, and the values in which it is told."""
    for name, spec in fields.items():
        if spec.is_fact:
            yield from ((f"/{name}", name, {name: shape}) for shape in SHAPES)
        for item, inner in spec.rows.items():
            if inner.is_fact:
                rows = ([{"unique_id": str(uuid4()), item: shape}] for shape in SHAPES)
                yield from ((f"/{name}/0/{item}", name, {name: row}) for row in rows)
        if spec.has_rows:
            yield f"/{name}/0/unique_id", name, {name: [{"unique_id": CANARY}]}
            yield "", name, {name: [{"unique_id": str(uuid4()), CANARY: "1"}]}


@pytest.mark.parametrize("read", [cpims, demonstration, nothing])
@pytest.mark.parametrize("kind", ["case", "incident"])
async def test_words_are_refused_where_a_fact_is_asked_or_sealed(
    read: Any, kind: str, database: Database, client: Any, people: Any
) -> None:
    async with database.transaction(service_actor("cases")) as uow:
        await write_defaults(uow)
        snapshot = read_snapshot(read(), modules=[MODULE])
        await save_lookups(uow.session, snapshot.lookups)
        await save_forms(uow.session, snapshot.forms)
        await save_locations(uow.session, [Location(code="TL", hierarchy=("TL",), placename={"en": "Timor"})])
        await save_agency(uow.session, "mssi", 1, {"unique_id": "mssi"})
    SETUP.forget()
    async with database.session() as session:
        fields = (await load_setup(session)).catalogue.fields(kind, MODULE)
    forms = {form.unique_id: "rw" for form in snapshot.forms}
    ana = client(await people.add("ana", scope="all", permissions=EVERYTHING, forms=forms))
    path = f"/api/v2/{KINDS[kind].plural}"
    made = (await ana.post(path, json={"data": {"module_id": MODULE}})).json()["data"]["id"]
    asked = [*told(fields), *given(kind)]
    surprises = []
    for pointer, name, values in asked:
        new = await ana.post(path, json={"data": {"module_id": MODULE, **values}})
        old = await ana.patch(f"{path}/{made}", json={"data": with_other_rows(values)})
        may_fall_away = not pointer or name in KINDS[kind].kept or name not in fields or fields[name].sealed
        surprises += [
            (pointer, values, answer.text)
            for answer in (new, old)
            if not (is_refused(answer.json(), pointer) or (answer.status_code == 200 and may_fall_away))
        ]
    assert [surprise[:2] for surprise in surprises] == [], surprises[0]
    assert await tables_with(database, CANARY) == []
    assert asked
    print(f"{read.__name__} {kind}: {len(asked)} times told, twice each")


def with_other_rows(values: Values) -> Values:
    """The same, but that its rows are others: some are records of their own, of which there is one of each id."""
    return {
        name: [
            row | {"unique_id": str(uuid4())} if isinstance(row, dict) and row.get("unique_id") != CANARY else row
            for row in value
        ]
        if isinstance(value, list)
        else value
        for name, value in values.items()
    }


def given(kind: str) -> Iterator[tuple[str, str, Values]]:
    """The fields of the system that somebody may give a text."""
    for name, field in KINDS[kind].system.items():
        if field.write in {Writing.GIVEN, Writing.BROUGHT} or field.actions:
            yield from ((f"/{name}", name, {name: shape}) for shape in SHAPES)
        if field.type is Type.ROWS:
            yield f"/{name}/0/unique_id", name, {name: [{"unique_id": CANARY}]}
            yield "", name, {name: [{"unique_id": str(uuid4()), CANARY: "1"}]}


def is_refused(problem: Values, pointer: str) -> bool:
    """With the pointer of what does not fit; or where a person may not give it at all."""
    if problem.get("code") == "not_allowed":
        return True
    facts = problem.get("facts", {})
    return pointer in facts.get("problems", {}) or pointer.removeprefix("/") in facts.get("fields", {})
