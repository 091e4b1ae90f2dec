"""Supervisors are told of a new case that may be about a child in a file its owner does not see; nobody else is."""

from datetime import UTC, datetime, timedelta

from cases.likeness.store import likeness_look
from contracts.cases import LikenessNoticed
from sqlalchemy import func, select

JACINTA = {"name": "Jacinta Ezemplu Ximenes", "sex": "female", "age": 9, "location_current": "TL-DI-1"}
AGAIN = JACINTA | {"name": "Zasinta Ezemplu Ximenes"}


async def test_it_is_told_once_by_facts_alone(register, tell, published):
    await register("rosa", **JACINTA)
    await tell()
    id = await register("amina", **AGAIN)
    await tell()
    await tell()
    [event] = await published(LikenessNoticed)
    assert (str(event.record_id), event.owned_by, event.cases) == (id, "amina", 1)
    assert not any(word in event.model_dump_json() for word in ("Jacinta", "Zasinta", "Ximenes", "TL-DI"))


async def test_both_are_told_of_when_they_come_together(register, tell, published):
    await register("rosa", **JACINTA)
    await register("amina", **AGAIN)
    await tell()
    assert {event.owned_by for event in await published(LikenessNoticed)} == {"amina", "rosa"}


async def test_what_the_owner_sees_and_what_is_not_alike_is_not_told(register, tell, published):
    await register("amina", **JACINTA)
    await register("amina", **AGAIN)
    await register("rosa", **JACINTA | {"name": "Tomas La-Loos"})
    await register("rosa", **JACINTA | {"age": 17})
    await tell()
    assert await published(LikenessNoticed) == []


async def test_a_name_that_is_put_right_is_looked_at_again_once(register, rename, tell, published):
    await register("rosa", **JACINTA)
    id = await register("amina", **JACINTA | {"name": "Tomas La-Loos"})
    await tell()
    assert await published(LikenessNoticed) == []
    await rename("amina", id, name="Zasinta Ezemplu Ximenes")
    await tell()
    await tell()
    [event] = await published(LikenessNoticed)
    assert (str(event.record_id), event.cases) == (id, 1)


async def test_each_name_is_an_occasion_of_its_own(register, rename, tell, published):
    await register("rosa", **JACINTA)
    id = await register("amina", **AGAIN)
    await tell()
    await rename("amina", id, name="Jasinta Ezemplu Ximenes")
    await tell()
    events = [event for event in await published(LikenessNoticed) if str(event.record_id) == id]
    assert len({event.likeness_id for event in events}) == len(events) == 2


async def test_another_change_and_a_name_of_long_ago_are_not_looked_at_again(register, rename, tell, published):
    id = await register("amina", **AGAIN)
    await tell()
    await register("rosa", **JACINTA)
    await rename("amina", id, age=8)
    await tell()
    assert {event.owned_by for event in await published(LikenessNoticed)} == {"rosa"}
    await rename("amina", id, name="Jasinta Ezemplu Ximenes")
    await tell(datetime.now(UTC) + timedelta(days=3))
    assert {event.owned_by for event in await published(LikenessNoticed)} == {"rosa"}


async def test_old_looks_are_forgotten_and_old_cases_not_looked_at(register, tell, published, database):
    await register("rosa", **JACINTA)
    await register("amina", **AGAIN)
    await tell(datetime.now(UTC) + timedelta(days=3))
    assert await published(LikenessNoticed) == []
    await tell()
    assert await _looks(database) == 2
    await tell(datetime.now(UTC) + timedelta(days=5))
    assert await _looks(database) == 0


async def _looks(database):
    async with database.session() as session:
        return await session.scalar(select(func.count()).select_from(likeness_look))
