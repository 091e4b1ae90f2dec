"""That a child is in danger now is announced when it begins, once, and says nothing of the child."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from cases.danger import commands as danger
from cases.danger.commands import tell_of_what_is_there
from cases.record.store.setup import SETUP
from chassis.actor import service_actor
from contracts.cases import DangerReported
from contracts.referrals import AssignmentMade

URGENT = {"urgent_protection_concern": "true"}
DANGER = {"urgent_protection_concern": ["true"], "danger_signs": ["weapon", "hunger"]}
SAYS = {
    "an answer": URGENT,
    "one of several": {"danger_signs": ["none", "hunger"]},
    "both": URGENT | {"danger_signs": ["weapon"]},
}
SAYS_NOT = {
    "the other answer": {"urgent_protection_concern": "false"},
    "another sign": {"danger_signs": ["none"]},
    "nothing": {},
}


@pytest.fixture
def change(client, people):
    async def by(id, who="amina", **values):
        answer = await client(people.known[who]).patch(f"/api/v2/cases/{id}", json={"data": values})
        assert answer.status_code == 200, answer.text

    return by


@pytest.mark.parametrize("how", SAYS)
async def test_registering_tells(how, asking, a_case, published):
    id = await a_case(**SAYS[how])
    [told] = await published(DangerReported)
    assert (str(told.record_id), told.owned_by, told.actor) == (id, "amina", "amina")


@pytest.mark.parametrize("how", SAYS)
async def test_a_change_tells(how, asking, a_case, change, published):
    id = await a_case()
    await change(id, who="admin", **SAYS[how])
    [told] = await published(DangerReported)
    assert (str(told.record_id), told.owned_by, told.actor) == (id, "amina", "admin")


@pytest.mark.parametrize("how", SAYS_NOT)
async def test_what_says_nothing_of_danger_tells_nobody(how, asking, a_case, change, published):
    await change(await a_case(**SAYS_NOT[how]), occupation="Pupil")
    assert await published(DangerReported) == []


async def test_the_same_danger_is_told_once(asking, a_case, change, published):
    id = await a_case(**URGENT)
    await change(id, occupation="Pupil")
    await change(id, danger_signs=["weapon"])
    await change(id, urgent_protection_concern="false")
    assert len(await published(DangerReported)) == 1


async def test_a_danger_that_comes_again_is_another_one(asking, a_case, change, published):
    id = await a_case(**URGENT)
    await change(id, urgent_protection_concern="false")
    await change(id, urgent_protection_concern="true")
    first, second = await published(DangerReported)
    assert first.danger_id != second.danger_id


async def test_a_closed_case_tells_nothing_until_it_is_open_again(asking, a_case, change, published):
    id = await a_case(closure_reason="moved", needs_met="none")
    await change(id, who="admin", status="closed")
    await change(id, who="admin", **URGENT)
    assert await published(DangerReported) == []
    await change(id, who="admin", status="open")
    assert len(await published(DangerReported)) == 1


async def test_who_gets_the_case_in_danger_has_supervisors_who_are_told_of_the_same(
    asking, a_case, deliver, published, people
):
    await people.add("zita", role="role-heir", permissions={"case": ["read"]}, groups=["south"])
    id = await a_case(**URGENT)
    event = AssignmentMade(
        transition_id=uuid4(),
        record_id=UUID(id),
        transitioned_by="joao",
        transitioned_to="zita",
        made_at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
    )
    await deliver(event, about=event.record_id)
    first, second = await published(DangerReported)
    assert (second.danger_id, second.owned_by) == (first.danger_id, "zita")


@pytest.fixture
def look_through(database):
    """One turn of the schedule."""

    async def look():
        async with database.transaction(service_actor("cases")) as uow:
            await tell_of_what_is_there(uow, datetime.now(UTC))

    return look


@pytest.mark.parametrize("how", SAYS)
async def test_danger_that_is_there_when_the_option_is_switched_on_is_told_once(
    how, a_case, set_options, look_through, published
):
    id = await a_case(**SAYS[how])
    await look_through()
    assert await published(DangerReported) == []
    await set_options(danger=DANGER)
    for _ in range(2):
        await look_through()
    [told] = await published(DangerReported)
    assert (str(told.record_id), told.owned_by, told.actor) == (id, "amina", "amina")


@pytest.mark.parametrize("how", SAYS_NOT)
async def test_who_is_not_in_danger_then_is_told_of_to_nobody(how, a_case, set_options, look_through, published):
    await a_case(**SAYS_NOT[how])
    await set_options(danger=DANGER)
    await look_through()
    assert await published(DangerReported) == []


async def test_a_case_that_is_closed_then_is_told_of_when_it_is_opened(
    a_case, change, set_options, look_through, published
):
    id = await a_case(**URGENT)
    await change(id, who="admin", status="closed")
    await set_options(danger=DANGER)
    await look_through()
    assert await published(DangerReported) == []
    await change(id, who="admin", status="open")
    assert len(await published(DangerReported)) == 1


async def test_what_a_change_told_first_the_search_does_not_tell_again(
    a_case, change, set_options, look_through, published
):
    id = await a_case()
    await set_options(danger=DANGER)
    await change(id, **URGENT)
    await look_through()
    assert len(await published(DangerReported)) == 1


async def test_danger_of_more_tells_of_the_rest_alone(a_case, set_options, look_through, published):
    await set_options(danger={"danger_signs": ["weapon"]})
    await look_through()
    await a_case(danger_signs=["weapon"], **URGENT)
    other = await a_case(**URGENT)
    await set_options(danger=DANGER)
    await look_through()
    first, second = await published(DangerReported)
    assert str(second.record_id) == other != str(first.record_id)


async def test_all_are_looked_through_however_many(a_case, set_options, look_through, published, monkeypatch):
    monkeypatch.setattr(danger, "MOST_AT_ONCE", 2)
    ids = {await a_case(**URGENT) for _ in range(5)}
    await set_options(danger=DANGER)
    for turn in (2, 4, 5, 5):
        await look_through()
        assert len(await published(DangerReported)) == turn
    assert {str(told.record_id) for told in await published(DangerReported)} == ids


async def test_a_module_that_declares_none_tells_nobody(a_case, published):
    await a_case(**URGENT)
    assert await published(DangerReported) == []


async def test_a_field_that_was_sealed_since_tells_nobody(asking, a_case, client, people, published):
    administrator = client(people.admin)
    forms = (await administrator.get("/api/v2/forms")).json()["data"]
    [form] = [form for form in forms if form["unique_id"] == "concern"]
    fields = [field | {"sealed": True} for field in form["fields"]]
    answer = await administrator.patch(f"/api/v2/forms/{form['id']}", json={"data": {"fields": fields}})
    assert answer.status_code == 200, answer.text
    SETUP.forget()
    await a_case(**URGENT)
    assert await published(DangerReported) == []


async def test_the_event_says_who_and_where_and_nothing_of_the_child(asking, a_case, published):
    await a_case(**URGENT, occupation="Told to nobody")
    [told] = await published(DangerReported)
    assert set(told.model_dump(exclude_none=True)) == {
        "danger_id",
        "record_id",
        "record_type",
        "record_short_id",
        "owned_by",
        "actor",
        "at",
    }
