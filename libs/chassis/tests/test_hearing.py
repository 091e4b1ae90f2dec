"""How far an owner was heard without a hole, what is asked for where there is one, and what an owner says."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from bus_builders import announce
from chassis import hearing
from chassis.actor import service_actor
from chassis.database import Database
from chassis.ids import derived_id, new_id
from contracts.cases import AccessRefused
from contracts.upkeep import HeadsAnnounced, HeadsAsked, ResendAsked
from sqlalchemy import text

BEGUN = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
SENT = text("UPDATE outbox SET published_at = :at WHERE published_at IS NULL")
SAID = text("SELECT type, subject, data FROM outbox WHERE family = 'upkeep' ORDER BY position")
KINDS = {kind.type: kind for kind in (HeadsAnnounced, HeadsAsked, ResendAsked)}


def minutes(count: float) -> datetime:
    return BEGUN + timedelta(minutes=count)


async def do(database: Database, work: Any, *told: Any) -> list[Any]:
    """What was said or asked of others in doing it."""
    async with database.transaction(service_actor(database.source)) as uow:
        await work(uow, *told)
    async with database.session() as session:
        rows = (await session.execute(SAID)).all()
        await session.execute(text("DELETE FROM outbox WHERE family = 'upkeep'"))
    assert {row.subject for row in rows} <= {derived_id("upkeep", database.source)}
    return [KINDS[row.type].model_validate(row.data) for row in rows]


async def send(owner: Database, at: datetime, record: UUID, *numbers: int) -> None:
    await announce(owner, record, *numbers)
    async with owner.session() as session:
        await session.execute(SENT, {"at": at})


async def test_an_owner_says_the_last_number_of_each_record_that_was_sent_in_that_time(owner: Database) -> None:
    early, one, two, late = (new_id() for _ in range(4))
    await send(owner, minutes(1), early, 1)
    await send(owner, minutes(2), one, 1, 2, 3)
    await send(owner, minutes(3), two, 1)
    await send(owner, minutes(4), late, 1)
    [said] = await do(owner, hearing.say_heads, minutes(1), minutes(3))
    wanted = {"owner": "cases", "heads": {"case": {one: 3, two: 1}}, "since": minutes(1), "until": minutes(3)}
    assert said == HeadsAnnounced.model_validate(wanted)
    [ever] = await do(owner, hearing.say_heads, None, minutes(4))
    assert (set(ever.heads["case"]), ever.since, ever.more) == ({early, one, two, late}, None, False)


async def test_what_was_sent_again_later_is_no_later_number(owner: Database) -> None:
    record = new_id()
    await send(owner, minutes(1), record, 1, 2)
    async with owner.session() as session:
        await session.execute(text("UPDATE outbox SET published_at = :at WHERE sequence = 1"), {"at": minutes(2)})
    [said] = await do(owner, hearing.say_heads, None, minutes(3))
    assert said.heads == {"case": {record: 2}}


async def test_it_says_them_by_family_and_nothing_of_its_own_sayings(owner: Database) -> None:
    record, transition = new_id(), new_id()
    async with owner.transaction(service_actor("cases")) as uow:
        await uow.publish(AccessRefused(record_id=record, transition_id=transition, code="invented"), about=transition)
        await uow.publish(HeadsAnnounced(owner="cases", heads={}), about=derived_id("upkeep", "cases"))
    await send(owner, minutes(1), record, 1)
    said = (await do(owner, hearing.say_heads, None, minutes(2)))[-1]
    assert said.heads == {"access": {transition: 1}, "case": {record: 1}}


async def test_what_does_not_fit_on_a_page_is_said_to_follow(owner: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hearing, "PAGE", 3)
    records = [new_id() for _ in range(4)]
    for place, record in enumerate(records):
        await send(owner, minutes(place), record, 1)
    [said] = await do(owner, hearing.say_heads, None, minutes(9))
    assert (set(said.heads["case"]), said.until, said.more) == (set(records[:3]), minutes(2), True)
    [rest] = await do(owner, hearing.say_heads, said.until, minutes(9))
    assert (set(rest.heads["case"]), rest.until, rest.more) == (set(records[3:]), minutes(9), False)


def heads(since: float | None, until: float | None, *, owner: str = "cases", more: bool = False) -> HeadsAnnounced:
    span = {"since": None if since is None else minutes(since), "until": None if until is None else minutes(until)}
    return HeadsAnnounced.model_validate({"owner": owner, "heads": {}, "more": more} | span)


async def until(consumer: Database, owner: str = "cases") -> datetime | None:
    async with consumer.session() as session:
        return await session.scalar(text("SELECT until FROM heard WHERE source = :owner"), {"owner": owner})


async def hear(consumer: Database, *events: HeadsAnnounced) -> list[Any]:
    """What is asked for after the last of them."""
    asked: list[Any] = []
    for event in events:
        asked = await do(consumer, hearing.note_heard, event)
    return asked


async def test_who_was_never_heard_is_asked_for_all(consumer: Database) -> None:
    assert await hear(consumer, heads(1, 2)) == [HeadsAsked(owner="cases", since=None)]
    assert await until(consumer) is None


async def test_what_was_said_since_ever_makes_a_whole_and_what_joins_it_goes_on(consumer: Database) -> None:
    assert await hear(consumer, heads(None, 1)) == []
    for joined in (heads(1, 2), heads(0.5, 3), heads(1, 2)):
        assert await hear(consumer, joined) == []
    assert await until(consumer) == minutes(3)


async def test_where_one_saying_does_not_join_the_one_before_the_owner_is_asked_for_what_lies_between(
    consumer: Database,
) -> None:
    assert await hear(consumer, heads(None, 1), heads(2, 3)) == [HeadsAsked(owner="cases", since=minutes(1))]
    assert await until(consumer) == minutes(1)
    assert await hear(consumer, heads(1, 3)) == []


async def test_a_page_that_has_more_behind_it_asks_for_the_next(consumer: Database) -> None:
    assert await hear(consumer, heads(None, 1, more=True)) == [HeadsAsked(owner="cases", since=minutes(1))]
    assert await hear(consumer, heads(1, 2, more=True)) == [HeadsAsked(owner="cases", since=minutes(2))]
    assert await hear(consumer, heads(2, 9)) == []
    assert await hear(consumer, heads(1, 2, more=True)) == []


async def test_one_s_own_sayings_are_noted_and_ask_for_nothing(consumer: Database) -> None:
    assert await hear(consumer, heads(1, 2, owner="reporting"), heads(5, 6, owner="reporting", more=True)) == []
    assert await until(consumer, "reporting") == minutes(6)


async def test_a_saying_that_says_no_time_is_heard_and_no_more(consumer: Database) -> None:
    assert await hear(consumer, heads(None, None)) == []
    assert await until(consumer) is None


async def silence(consumer: Database, service: str) -> float | None:
    async with consumer.session() as session:
        return await hearing.silent_seconds(session, service)


async def test_how_long_nobody_was_heard_is_told_by_our_clock(consumer: Database) -> None:
    assert await silence(consumer, "reporting") is None
    await hear(consumer, heads(None, 1, owner="reporting"))
    async with consumer.session() as session:
        await session.execute(text("UPDATE heard SET at = clock_timestamp() - interval '100 seconds'"))
    found = await silence(consumer, "reporting")
    assert isinstance(found, float)
    assert 100 <= found < 160


async def missed(consumer: Database) -> dict[UUID, tuple[str, int, int]]:
    async with consumer.session() as session:
        rows = await session.execute(text("SELECT source, subject, sequence, asks FROM missed"))
        return {row.subject: (row.source, row.sequence, row.asks) for row in rows}


def lacking(record: UUID, first: int, last: int) -> Any:
    return SimpleNamespace(subject=record, sequence=last, missing=first)


async def test_what_is_missed_is_asked_for_from_its_first_number_and_remembered_up_to_its_last(
    consumer: Database,
) -> None:
    one, two = new_id(), new_id()
    asked = await do(consumer, hearing.remember_missed, "cases", [lacking(one, 2, 5), lacking(two, 1, 1)])
    assert asked == [ResendAsked(owner="cases", missing={one: 2, two: 1})]
    assert await missed(consumer) == {one: ("cases", 5, 0), two: ("cases", 1, 0)}
    await do(consumer, hearing.remember_missed, "cases", [lacking(one, 2, 3)])
    assert (await missed(consumer))[one] == ("cases", 5, 0)
    assert await do(consumer, hearing.remember_missed, "cases", []) == []


async def test_what_does_not_come_is_asked_for_again_ever_more_seldom(consumer: Database) -> None:
    one, other = new_id(), new_id()
    await do(consumer, hearing.remember_missed, "cases", [lacking(one, 1, 2)])
    await do(consumer, hearing.remember_missed, "identity", [lacking(other, 1, 1)])
    async with consumer.session() as session:
        await session.execute(text("UPDATE missed SET asked_at = :at"), {"at": BEGUN})
    assert await do(consumer, hearing.ask_for_missed, BEGUN + timedelta(seconds=14)) == []
    asked = await do(consumer, hearing.ask_for_missed, BEGUN + timedelta(seconds=15))
    wanted = {"cases": {one: 1}, "identity": {other: 1}}
    assert {event.owner: event.missing for event in asked} == wanted
    again = BEGUN + timedelta(seconds=15)
    assert await do(consumer, hearing.ask_for_missed, again + timedelta(seconds=29)) == []
    assert len(await do(consumer, hearing.ask_for_missed, again + timedelta(seconds=30))) == 2
    async with consumer.session() as session:
        await session.execute(text("UPDATE missed SET asked_at = :at, asks = 20"), {"at": BEGUN})
    assert await do(consumer, hearing.ask_for_missed, BEGUN + timedelta(minutes=59)) == []
    assert len(await do(consumer, hearing.ask_for_missed, BEGUN + timedelta(minutes=60))) == 2


async def test_no_more_are_asked_for_at_once_than_a_page_holds(
    consumer: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await do(consumer, hearing.remember_missed, "cases", [lacking(new_id(), 1, 1) for _ in range(3)])
    monkeypatch.setattr(hearing, "PAGE", 2)
    later = datetime.now(UTC) + timedelta(hours=2)
    [asked] = await do(consumer, hearing.ask_for_missed, later)
    assert len(asked.missing) == 2


async def test_what_has_come_meanwhile_is_forgotten(consumer: Database) -> None:
    come, here, half = new_id(), new_id(), new_id()
    await do(consumer, hearing.remember_missed, "cases", [lacking(record, 1, 2) for record in (come, here, half)])
    async with consumer.session() as session:
        note = text("INSERT INTO inbox_head (source, subject, sequence) VALUES ('cases', :record, :number)")
        await session.execute(note, [{"record": come, "number": 2}, {"record": half, "number": 1}])
    [asked] = await do(consumer, hearing.ask_for_missed, datetime.now(UTC) + timedelta(hours=2))
    assert asked.missing == {here: 1, half: 2}
    assert set(await missed(consumer)) == {here, half}


LEAD = text("INSERT INTO audit_head (one, number, mac, proof) VALUES (1, 7, :mac, :mac)")


async def test_an_owner_says_how_far_its_audit_goes_once_it_has_one(owner: Database) -> None:
    await send(owner, minutes(1), new_id(), 1)
    [said] = await do(owner, hearing.say_heads, None, minutes(2))
    assert (said.audit_block, said.audit_mac) == (None, None)
    async with owner.session() as session:
        await session.execute(LEAD, {"mac": b"\x0f" * 16})
    [said] = await do(owner, hearing.say_heads, None, minutes(2))
    assert (said.audit_block, said.audit_mac) == (7, "0f" * 16)
    assert (len(said.heads["case"]), said.owner, said.until) == (1, "cases", minutes(2))
