"""What a service tells of its audit: ids and codes, by the day, and no more once the day is too old."""

from datetime import date, timedelta

from audit_builders import NOW, PEOPLE, close
from chassis.audit_dropped import drop_days
from chassis.audit_told import subject_of_day
from chassis.life_span import AUDIT_KEPT
from sqlalchemy import text

TOLD = text("SELECT type, data FROM outbox WHERE family = 'audit' ORDER BY position")


async def told(database):
    async with database.look() as session:
        return (await session.execute(TOLD)).all()


async def test_what_a_block_was_closed_over_is_told(sealing):
    async with sealing.transaction(PEOPLE[0]) as uow:
        await uow.audit("show_case", "case", "0199f0aa-0000-7000-8000-000000000001", facts={"secret": "fact"})
        await uow.audit("show_role", "role", "role-cp-case-worker")
    await close(sealing)
    (row,) = await told(sealing)
    entries = row.data["entries"]
    assert [(each["user_name"], each["action"], each["subject"]) for each in entries] == [
        ("amina", "show_case", "0199f0aa-0000-7000-8000-000000000001"),
        ("amina", "show_role", "role-cp-case-worker"),
    ]
    assert "facts" not in entries[0]
    await close(sealing)
    assert len(await told(sealing)) == 1


async def test_what_somebody_typed_into_an_address_is_not_told(sealing):
    async with sealing.transaction(PEOPLE[0]) as uow:
        await uow.audit("show_case", "case", "Domingas Soares")
        await uow.audit("show_case", "case", "role-cp-case-worker")
        await uow.audit("show_role", "role", "Domingas Soares")
    await close(sealing)
    (row,) = await told(sealing)
    assert [each["subject"] for each in row.data["entries"]] == [None, None, None]


async def test_a_day_is_dropped_once_when_its_entries_are_too_old(sealing):
    async with sealing.transaction(PEOPLE[0]) as uow:
        await uow.audit("show_case", "case")
    await close(sealing)
    later, day = NOW + AUDIT_KEPT, timedelta(days=1)
    numbers = []
    for now in (NOW, later, later + day, later + 2 * day):
        async with sealing.transaction(PEOPLE[0]) as uow:
            await drop_days(uow, now)
        numbers.append(len(await told(sealing)))
    assert numbers == [1, 1, 2, 2]
    kinds = [row.type.split(".")[1] for row in await told(sealing)]
    assert kinds == ["audit_closed", "audit_day_dropped"]


async def test_who_came_back_after_a_week_drops_each_day_that_was_told(sealing):
    async with sealing.transaction(PEOPLE[0]) as uow:
        await uow.audit("show_case", "case")
    await close(sealing)
    async with sealing.transaction(PEOPLE[0]) as uow:
        await drop_days(uow, NOW + AUDIT_KEPT + timedelta(days=8))
    assert len(await told(sealing)) == 2


async def test_why_it_was_refused_is_told(sealing):
    async with sealing.transaction(PEOPLE[0]) as uow:
        await uow.audit("show_case", "case", outcome="refused", code="not_allowed")
    await close(sealing)
    (row,) = await told(sealing)
    assert [(each["outcome"], each["code"]) for each in row.data["entries"]] == [("refused", "not_allowed")]


def test_the_subject_of_a_day_stays_the_same_for_ever():
    """Another one would leave the day's entries with whoever copied them."""
    assert str(subject_of_day("cases", date(2026, 11, 30))) == "327ab078-7bb4-5335-8979-e8f76acba648"
