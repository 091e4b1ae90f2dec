"""Who has something that is due tomorrow is reminded once in the morning, and nothing is said of a case."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from cases.record.store.table import record
from cases.reminder.commands import remind
from chassis.actor import service_actor
from contracts.deadlines import WorkExpected
from sqlalchemy import update


@pytest.fixture
def due_at(database):
    async def at(case, moment):
        async with database.session() as session:
            changed = update(record).where(record.c.id == UUID(case["id"])).values(next_action_due=moment)
            await session.execute(changed)

    return at


@pytest.fixture
def turn(database):
    async def at(now):
        async with database.transaction(service_actor("cases")) as uow:
            await remind(uow, now)

    return at


async def test_each_is_reminded_once_a_day_of_what_is_due_on_the_next(*, a_case, database, due_at, turn, published):
    today = database.site.begins(database.site.day(datetime.now(UTC)))
    tomorrow = timedelta(days=1)
    case, other, third = await a_case(), await a_case(), await a_case("rosa")
    await due_at(case, today + tomorrow)
    await due_at(other, today + 2 * tomorrow - timedelta(milliseconds=1))
    await due_at(third, today + tomorrow - timedelta(milliseconds=1))
    await turn(today + timedelta(hours=5, minutes=59))
    assert await published(WorkExpected) == []
    for hours in (6, 7, 23):
        await turn(today + timedelta(hours=hours))
    [event] = await published(WorkExpected)
    assert (event.owned_by, event.record_short_id, event.record_id) == ("amina", None, event.deadline_id)
    assert case["id"] not in event.model_dump_json()
    await due_at(case, today + 2 * tomorrow)
    await turn(today + tomorrow + timedelta(hours=6))
    assert [each.owned_by for each in await published(WorkExpected)] == ["amina", "amina"]
    assert len({each.deadline_id for each in await published(WorkExpected)}) == 2


async def test_a_closed_case_reminds_nobody(*, a_case, ask, database, due_at, turn, published):
    case = await a_case()
    today = database.site.begins(database.site.day(datetime.now(UTC)))
    await due_at(case, today + timedelta(days=1))
    await ask("amina", "PATCH", f"cases/{case['id']}", {"status": "closed"}, record_action="close")
    await turn(today + timedelta(hours=8))
    assert await published(WorkExpected) == []
