"""The plumbing keeps what copies are rebuilt from, and nothing for longer than its rule says."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from bus_builders import ACTOR, announce, changed, envelope
from chassis import held, life_span
from chassis.actor import service_actor
from chassis.bus import Arrival
from chassis.bus.local import LocalBus
from chassis.database import Database
from chassis.driver import DatabaseError
from chassis.ids import derived_id, new_id
from chassis.inbox import Inbox
from chassis.life_span import RULES, LifeSpan
from chassis.migrations import freezing_statements
from chassis.relay import PENDING, Relay
from chassis.retries import retry_due
from chassis.tables import shared
from chassis.unit_of_work import UnitOfWork
from chassis.upkeep import RESEND, RESEND_ALL, ask_for_gaps
from chassis.worker import all_subscriptions
from contracts.cases import AccessGranted, CaseChanged, CaseErased, RecordEvent
from contracts.event import Envelope
from sqlalchemy import text
from testkit.databases import rolled_back

SENT = text("UPDATE outbox SET published_at = now() WHERE published_at IS NULL")
LATER = datetime.now(UTC) + timedelta(days=1)
"""Before this, everything the tests do is old."""


def granted(record: UUID, number: int) -> AccessGranted:
    return AccessGranted(record_id=record, record_type="case", version=number, facts={}, transition_id=new_id())


async def grant(owner: Database, record: UUID, number: int) -> None:
    async with owner.transaction(ACTOR) as uow:
        await uow.publish(granted(record, number), about=record)


async def sent(owner: Database) -> list[Envelope]:
    """What the relay would send now, in its order; it counts as sent."""
    relay = Relay(owner.url, "cases", LocalBus(frozenset()))
    async with owner.connections.lend() as connection:
        waiting = [relay._envelope(row) for row in await connection.fetch(PENDING, 1000, 0)]
    async with owner.session() as session:
        await session.execute(SENT)
    return [one for one in waiting if one.family != "upkeep"]


async def prune(database: Database, table: str, before: datetime = LATER) -> None:
    [rule] = [rule for rule in RULES if rule.table == table]
    assert rule.prune is not None
    async with database.transaction(service_actor(database.source)) as uow:
        await rule.prune(uow, before)


async def kept(owner: Database, record: UUID) -> list[int]:
    async with owner.session() as session:
        wanted = text("SELECT sequence FROM outbox WHERE subject = :subject ORDER BY sequence")
        return list(await session.scalars(wanted, {"subject": record}))


async def resend(owner: Database, record: UUID, number: int = 1) -> list[Envelope]:
    async with owner.session() as session:
        await session.execute(RESEND, {"subjects": [record], "numbers": [number]})
    return await sent(owner)


async def note(uow: UnitOfWork, event: RecordEvent) -> None:
    add = text("INSERT INTO applied (subject, number) VALUES (:subject, :number)")
    await uow.session.execute(add, {"subject": event.record_id, "number": event.version})


def hearing(consumer: Database) -> Inbox:
    reactions = {CaseChanged: note, AccessGranted: note}
    return Inbox(consumer, "reporting", all_subscriptions(reactions), service_actor("reporting"))


async def deliver(consumer: Database, *envelopes: Envelope) -> None:
    await hearing(consumer).receive([Arrival(one) for one in envelopes])


async def applied(consumer: Database) -> list[int]:
    async with consumer.session() as session:
        return list(await session.scalars(text("SELECT number FROM applied ORDER BY position")))


async def held_because(consumer: Database) -> list[str]:
    async with consumer.session() as session:
        return list(await session.scalars(text("SELECT why FROM held")))


def test_every_table_of_the_plumbing_has_one_rule_and_a_reason() -> None:
    assert sorted(rule.table for rule in RULES) == sorted(shared.tables)
    assert all(rule.reason and (rule.kept is None) == (rule.prune is None) for rule in RULES)


async def test_of_a_record_its_last_state_stays_and_what_no_state_says_again(owner: Database) -> None:
    record, other = new_id(), new_id()
    await announce(owner, record, 1, 2)
    await grant(owner, record, 3)
    await announce(owner, record, 4, 5)
    await announce(owner, other, 1)
    await sent(owner)
    await prune(owner, "outbox", datetime.now(UTC) - timedelta(days=7))
    assert await kept(owner, record) == [1, 2, 3, 4, 5]
    await prune(owner, "outbox")
    assert await kept(owner, record) == [3, 5]
    assert await kept(owner, other) == [1]


async def test_what_was_not_sent_yet_is_neither_let_go_nor_lets_go(owner: Database) -> None:
    record = new_id()
    await announce(owner, record, 1)
    await sent(owner)
    await announce(owner, record, 2)
    await prune(owner, "outbox")
    assert await kept(owner, record) == [1, 2]
    assert [one.sequence for one in await sent(owner)] == [2]
    await prune(owner, "outbox")
    assert await kept(owner, record) == [2]


async def test_a_copy_is_rebuilt_from_what_is_left(owner: Database, consumer: Database) -> None:
    record = new_id()
    await announce(owner, record, 1, 2)
    await grant(owner, record, 3)
    await announce(owner, record, 4, 5)
    await sent(owner)
    await prune(owner, "outbox")
    await announce(owner, record, 6)
    async with owner.session() as session:
        await session.execute(RESEND_ALL, {"families": ["case"], "after": 0, "most": 1000})
    again = await sent(owner)
    assert [(one.sequence, one.after) for one in again] == [(3, 0), (5, 3), (6, 5)]
    await deliver(consumer, *reversed(again))
    while await retry_due(hearing(consumer)):
        pass
    assert await applied(consumer) == [3, 5, 6]
    assert await held_because(consumer) == []


async def test_whoever_waits_for_what_is_gone_goes_on_with_what_is_left(owner: Database, consumer: Database) -> None:
    record = new_id()
    await announce(owner, record, 1, 2, 3)
    first, _, third = await sent(owner)
    await deliver(consumer, first, third)
    assert await held_because(consumer) == [held.GAP]
    await prune(owner, "outbox")
    async with consumer.transaction(service_actor("reporting")) as uow:
        await ask_for_gaps(uow, LATER)
    await deliver(consumer, *await resend(owner, record, 2))
    assert await applied(consumer) == [1, 3]
    assert await held_because(consumer) == []
    await announce(owner, record, 4)
    await deliver(consumer, *await sent(owner))
    assert await applied(consumer) == [1, 3, 4]


async def test_pruning_again_and_again_keeps_the_chain_whole(owner: Database, consumer: Database) -> None:
    record = new_id()
    for number in range(1, 13, 3):
        await announce(owner, record, number)
        await grant(owner, record, number + 1)
        await announce(owner, record, number + 2)
        await sent(owner)
        await prune(owner, "outbox")
    assert await kept(owner, record) == [2, 5, 8, 11, 12]
    await deliver(consumer, *await resend(owner, record))
    assert await applied(consumer) == [2, 5, 8, 11, 12]


async def test_an_old_event_that_comes_twice_is_ignored_once_its_row_is_gone(consumer: Database) -> None:
    first = envelope(new_id(), 1)
    await deliver(consumer, first)
    await prune(consumer, "inbox")
    await deliver(consumer, first)
    assert await applied(consumer) == [1]
    assert await held_because(consumer) == []


async def test_another_event_under_a_number_is_a_fork_while_the_number_is_remembered(consumer: Database) -> None:
    record = new_id()
    await deliver(consumer, envelope(record, 1))
    await prune(consumer, "inbox", datetime.now(UTC) - timedelta(days=7))
    await deliver(consumer, envelope(record, 1))
    assert await held_because(consumer) == [held.FORK]


async def test_what_nobody_saw_to_is_given_up_and_asked_for_again(consumer: Database) -> None:
    record = new_id()
    await deliver(consumer, envelope(record, 2))
    await prune(consumer, "held", datetime.now(UTC) - timedelta(days=30))
    assert await held_because(consumer) == [held.GAP]
    await prune(consumer, "held")
    assert await held_because(consumer) == []
    async with consumer.session() as session:
        asked = await session.scalar(
            text("SELECT data FROM outbox WHERE family = 'upkeep' ORDER BY position DESC LIMIT 1")
        )
    assert (asked["owner"], asked["subject"], asked["from_sequence"]) == ("cases", str(record), 1)
    await deliver(consumer, envelope(record, 1), envelope(record, 2))
    assert await applied(consumer) == [1, 2]


async def test_a_command_is_remembered_for_a_season(owner: Database) -> None:
    async with owner.session() as session:
        add = text("INSERT INTO command (actor, key, fingerprint, received_at) VALUES (:actor, :key, '', :at)")
        for days in (89, 91):
            at = datetime.now(UTC) - timedelta(days=days)
            await session.execute(add, {"actor": uuid4(), "key": uuid4(), "at": at})
    await prune(owner, "command", datetime.now(UTC) - timedelta(days=90))
    async with owner.session() as session:
        assert await session.scalar(text("SELECT count(*) FROM command")) == 1


@pytest.fixture
async def audited(owner_database: Database) -> AsyncIterator[UnitOfWork]:
    """The audit only grows: what these tests do to it is taken back."""
    async with rolled_back(owner_database) as session:
        await session.execute(text("DROP TRIGGER IF EXISTS audit_entry_only_grows ON audit_entry"))
        for days in (1, 800, 900):
            add = text(
                "INSERT INTO audit_entry (at, actor, user_name, role, action, subject_type, outcome) "
                "VALUES (:at, gen_random_uuid(), 'amina', 'r', 'a', 's', 'allowed')"
            )
            await session.execute(add, {"at": datetime.now(UTC) - timedelta(days=days)})
        for statement in freezing_statements():
            await session.execute(text(statement))
        yield UnitOfWork(session, ACTOR, "cases")


async def test_an_audit_entry_goes_after_two_years_and_no_other_way(audited: UnitOfWork) -> None:
    [rule] = [rule for rule in RULES if rule.table == "audit_entry"]
    assert rule.prune is not None
    assert rule.kept is not None
    await rule.prune(audited, datetime.now(UTC) - rule.kept)
    left = "SELECT count(*) FROM audit_entry WHERE at < now() - interval '1 year'"
    assert await audited.session.scalar(text(left)) == 0
    assert await audited.session.scalar(text("SELECT count(*) FROM audit_entry")) >= 1
    for forbidden in ("DELETE FROM audit_entry", "SELECT prune_audit(now() - interval '1 day', 10)"):
        with pytest.raises(DatabaseError) as refused:
            async with audited.session.savepoint():
                await audited.session.execute(text(forbidden))
        assert refused.value.sqlstate == "42501"


def test_only_what_says_all_of_its_subject_replaces_what_was_said_before() -> None:
    assert changed(new_id(), 1).type in life_span.types_of("states")
    assert granted(new_id(), 1).type not in life_span.types_of("states")


OLD = {
    "upkeep_taken": "INSERT INTO upkeep_taken (id, at) VALUES (gen_random_uuid(), :at)",
    "disbelieved": "INSERT INTO disbelieved (signer, why, count, last_at) VALUES (:name, 'altered', 1, :at)",
    "command": "INSERT INTO command (actor, key, fingerprint, received_at) "
    "VALUES (gen_random_uuid(), gen_random_uuid(), '', :at)",
    "inbox": "INSERT INTO inbox (source, subject, sequence, id, received_at) "
    "VALUES ('cases', gen_random_uuid(), 1, gen_random_uuid(), :at)",
}


@pytest.mark.parametrize("table", OLD)
async def test_a_table_s_schedule_lets_go_what_is_older_than_its_rule_says(owner: Database, table: str) -> None:
    [rule] = [rule for rule in RULES if rule.table == table]
    assert rule.kept is not None
    now = datetime.now(UTC)
    async with owner.session() as session:
        for name, beyond in (("younger", timedelta(hours=-1)), ("older", timedelta(hours=1))):
            told = {"at": now - rule.kept - beyond} | ({"name": name} if table == "disbelieved" else {})
            await session.execute(text(OLD[table]), told)
    keeping = rule.schedule()
    assert (keeping.name, keeping.every) == (f"prune_{table}", life_span.EVERY)
    assert keeping in life_span.LIFE_SPAN_SCHEDULES
    for left in (1, 1):
        async with owner.transaction(ACTOR) as uow:
            await keeping.run(uow, now)
        async with owner.look() as session:
            assert await session.scalar(text(f"SELECT count(*) FROM {table}")) == left


async def test_a_turn_looks_at_no_more_than_it_may(owner: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(life_span, "MOST", 2)
    record = new_id()
    await announce(owner, record, 1, 2, 3, 4)
    await sent(owner)
    async with owner.session() as session:
        for _ in range(3):
            await session.execute(text(OLD["upkeep_taken"]), {"at": datetime.now(UTC)})
    for left in (1, 0):
        await prune(owner, "upkeep_taken")
        async with owner.look() as session:
            assert await session.scalar(text("SELECT count(*) FROM upkeep_taken")) == left
    await prune(owner, "outbox")
    assert await kept(owner, record) == [2, 3, 4]
    await prune(owner, "outbox")
    assert await kept(owner, record) == [4]


async def test_no_more_of_what_nobody_saw_to_is_given_up_in_a_turn_than_may_be(
    consumer: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(life_span, "MOST", 2)
    await deliver(consumer, *(envelope(new_id(), 2) for _ in range(3)))
    for left in (1, 0):
        await prune(consumer, "held")
        assert len(await held_because(consumer)) == left


async def test_what_is_asked_for_again_is_said_in_the_service_s_own_name(consumer: Database) -> None:
    await deliver(consumer, envelope(new_id(), 2))
    await prune(consumer, "held")
    async with consumer.look() as session:
        [subject] = await session.scalars(text("SELECT subject FROM outbox WHERE family = 'upkeep'"))
    assert subject == derived_id("upkeep", "reporting")


async def test_a_table_without_an_end_has_no_turn(owner: Database) -> None:
    async def prune(_uow: UnitOfWork, before: datetime) -> None:
        raise AssertionError(before)

    for endless in (LifeSpan("heard", None, "Short.", prune), LifeSpan("heard", timedelta(days=1), "Short.")):
        async with owner.transaction(ACTOR) as uow:
            await endless.turn(uow, LATER)
    assert {f"prune_{rule.table}" for rule in RULES if rule.kept is not None} == {
        each.name for each in life_span.LIFE_SPAN_SCHEDULES
    }


async def test_what_was_looked_at_once_is_not_looked_at_again(owner: Database) -> None:
    await announce(owner, new_id(), 1)
    record = new_id()
    await announce(owner, record, 1)
    await grant(owner, record, 2)
    await grant(owner, record, 3)
    await sent(owner)
    await prune(owner, "outbox")
    async with owner.look() as session:
        assert (await session.execute(life_span.DUE, {"before": LATER, "most": 10})).all() == []


async def test_what_was_sent_again_lately_learns_of_the_hole_before_it(owner: Database) -> None:
    record = new_id()
    await announce(owner, record, 1)
    await grant(owner, record, 2)
    await announce(owner, record, 3)
    await sent(owner)
    async with owner.session() as session:
        lately = "UPDATE outbox SET published_at = now() + interval '2 days' WHERE sequence = 2"
        await session.execute(text(lately))
    await prune(owner, "outbox")
    assert [(one.sequence, one.after) for one in await resend(owner, record)] == [(2, 0), (3, 2)]


async def test_what_ends_a_subject_replaces_all_that_was_said_of_it(owner: Database) -> None:
    record = new_id()
    await announce(owner, record, 1)
    await grant(owner, record, 2)
    async with owner.transaction(ACTOR) as uow:
        await uow.publish(CaseErased(record_id=record, record_type="case"), about=record)
    await sent(owner)
    await prune(owner, "outbox")
    assert await kept(owner, record) == [3]


async def test_what_is_given_up_is_asked_for_from_the_first_number_that_is_lacking(consumer: Database) -> None:
    record = new_id()
    await deliver(consumer, envelope(record, 1), envelope(record, 2), envelope(record, 5))
    await prune(consumer, "held")
    async with consumer.look() as session:
        [asked] = await session.scalars(text("SELECT data FROM outbox WHERE family = 'upkeep'"))
    assert (asked["subject"], asked["from_sequence"]) == (str(record), 3)
