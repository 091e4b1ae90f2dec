"""Whoever registers a child is shown files that may be about it: their own, and why; never those of others."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from cases.glimpse.domain import SEARCHED
from chassis.actor import service_actor
from chassis.tables import audit_entry
from sqlalchemy import func, select, text

STEP = Path(__file__).parents[2] / "migrations" / "versions" / "0026_hidden_names.py"
JACINTA = {"name": "Jacinta Ezemplu Ximenes", "sex": "female", "age": 9, "location_current": "TL-DI-1"}


async def test_a_child_is_found_by_sound_with_the_reason_of_each_field(register, found):
    id = await register("amina", **JACINTA)
    await register("amina", name="Tomas La-Loos", sex="male", age=9)
    said = await found("amina", "Zasinta Ezemplo Jimenes", sex="female", age=10, location_current="TL-DI-2")
    assert said == {id: ["sounds_alike", "of_like_age", "same_sex", "near_place"]}
    same = await found("amina", "Jacinta Ezemplu Ximenes", sex="female", age=9, location_current="TL-DI-1")
    assert same == {id: ["same_name", "of_like_age", "same_sex", "same_place"]}


async def test_what_speaks_against_it_is_said_or_keeps_it_away(register, found):
    id = await register("amina", **JACINTA)
    said = await found("amina", "Jacinta Ezemplu Ximenes", age=9, location_current="TL-BA-1")
    assert said == {id: ["same_name", "of_like_age", "place_differs"]}
    assert await found("amina", "Jacinta Ezemplu Ximenes", sex="male", age=9) == {}
    assert await found("amina", "Jacinta Ezemplu Ximenes", age=1) == {}


async def test_a_birth_date_tells_the_age_and_the_same_day_counts_most(register, ask):
    id = await register("amina", name="Fitun Ezemplu", date_of_birth="2017-03-09")
    answer = (await ask("amina", "Fitun Ezemplu", date_of_birth="2017-03-09")).json()
    [candidate] = answer["data"]
    assert (candidate["record"]["id"], candidate["reasons"][1]["code"]) == (id, "same_birth_day")
    assert candidate["points"] == sum(reason["points"] for reason in candidate["reasons"]) >= answer["shown_from"]


async def test_a_nickname_finds_too_and_closed_cases_do(register, found, client, people):
    id = await register("amina", name="Loro Demo", name_nickname="Kuda Mutin", age=9, sex="male")
    assert await found("amina", "Nobody At All", "Kuda Mutin", age=9, sex="male", location_current="TL-DI-1") == {
        id: ["same_name", "of_like_age", "same_sex"]
    }


async def test_files_out_of_sight_are_neither_shown_nor_hinted_at(register, ask):
    await register("rosa", **JACINTA)
    nothing = await ask("amina", "Jacinta Ezemplu Ximenes", sex="female", age=9)
    assert nothing.json() == (await ask("amina", "Nothing Like It")).json() == {"data": [], "shown_from": 63}


async def test_whoever_searches_others_records_sees_no_more_while_typing(register, ask):
    await register("rosa", **JACINTA)
    assert (await ask("joao", "Jacinta Ezemplu Ximenes", sex="female", age=9)).json()["data"] == []


async def test_a_field_that_is_closed_neither_finds_nor_speaks_for_it(register, ask, found):
    id = await register("amina", **JACINTA, date_of_birth="2017-03-09")
    said = await found("plain", "Jacinta Ezemplu Ximenes", sex="female", date_of_birth="2017-03-09")
    assert said == {id: ["same_name", "of_like_age", "same_sex"]}
    assert await found("national", "Jacinta Ezemplu Ximenes", sex="female", age=9) == {}


async def test_a_hidden_name_is_no_way_in(register, found, client, people):
    await register("amina", **JACINTA, hidden_name=True)
    assert await found("plain", "Jacinta Ezemplu Ximenes", sex="female", age=9) == {}


@pytest.mark.parametrize(("by", "status"), [("amina", 200), ("plain", 200), ("registrar", 403), ("nobody_role", 403)])
async def test_who_may_ask(ask, by, status):
    assert (await ask(by, "Jacinta")).status_code == status


async def test_nobody_is_refused_without_a_session(client):
    assert (
        await client(None).post("/api/v2/cases/candidates", json={"data": {"names": ["Jacinta"]}})
    ).status_code == 401


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({}, "names"),
        ({"names": []}, "names"),
        ({"names": ["a"] * 6}, "names"),
        ({"names": ["a" * 201]}, "names"),
        ({"names": ["a " * 21]}, "names"),
        ({"names": ["a"], "age": -1}, "age"),
        ({"names": ["a"], "age": "nine"}, "age"),
        ({"names": ["a"], "date_of_birth": "soon"}, "date_of_birth"),
        ({"names": ["a"], "telephone": "1"}, "telephone"),
    ],
)
async def test_what_is_no_child_is_refused_by_its_field(client, people, data, field):
    answer = await client(people.amina).post("/api/v2/cases/candidates", json={"data": data})
    assert answer.status_code == 422
    assert any(field in name for name in answer.json()["facts"]["fields"]), answer.text


@pytest.mark.parametrize("names", [["  "], ["123"], ["***"], ["\u0640"], ["da"]])
async def test_names_without_a_word_find_nothing(ask, names):
    answer = await ask("amina", *names)
    assert (answer.status_code, answer.json()["data"]) == (200, [])


async def test_that_somebody_asked_is_written_down_and_not_for_whom(ask, database, register):
    await register("amina", **JACINTA)
    before = await _audited(database)
    await ask("amina", "Zasinta Ezemplu Jimenes")
    assert await _audited(database) == before + 1
    async with database.session() as session:
        last = (await session.execute(select(audit_entry).order_by(audit_entry.c.position.desc()).limit(1))).one()
    assert not any(word in str(tuple(last)) for word in ("Zasinta", "Jimenes", "Ezemplu"))


async def _audited(database, *actions):
    async with database.session() as session:
        wanted = select(func.count()).select_from(audit_entry)
        return await session.scalar(wanted.where(audit_entry.c.action.in_(actions)) if actions else wanted)


class TestOfACase:
    """`GET /cases/{id}/candidates`: what a supervisor who was told looks at."""

    @pytest.fixture
    def like(self, client, people):
        async def asked(by, id):
            return await client(getattr(people, by)).get(f"/api/v2/cases/{id}/candidates")

        return asked

    async def test_a_searcher_sees_a_summary_of_one_out_of_sight_and_it_is_counted(self, register, like, database):
        hidden = await register("rosa", **JACINTA)
        id = await register("amina", **JACINTA)
        answer = await like("joao", id)
        [candidate] = answer.json()["data"]
        assert candidate["record"]["id"] == hidden
        assert candidate["record"]["record_in_scope"] is False
        assert candidate["record"]["abilities"] == []
        assert await _audited(database, SEARCHED) == 1

    async def test_others_see_those_in_their_sight_alone(self, register, like):
        await register("rosa", **JACINTA)
        id = await register("amina", **JACINTA)
        twin = await register("amina", **JACINTA)
        for by in ("amina", "plain"):
            assert [each["record"]["id"] for each in (await like(by, id)).json()["data"]] == [twin]

    @pytest.mark.parametrize(("by", "status"), [("rosa", 404), ("registrar", 403), ("nobody_role", 403), ("joao", 200)])
    async def test_who_may_ask(self, register, like, by, status):
        id = await register("amina", **JACINTA)
        assert (await like(by, id)).status_code == status


async def test_a_name_that_was_hidden_before_is_no_way_in_either(register, found, database):
    """As the step of the database writes it of records that are there."""
    await register("amina", **JACINTA, hidden_name=True)
    other = await register("amina", **JACINTA)
    async with database.transaction(service_actor("cases")) as uow:
        await uow.session.execute(text("UPDATE record SET hidden_name = false"))
        await uow.session.execute(text(_step().HIDDEN))
    assert list(await found("plain", "Jacinta Ezemplu Ximenes", sex="female", age=9)) == [other]


def _step():
    spec = spec_from_file_location("step", STEP)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
