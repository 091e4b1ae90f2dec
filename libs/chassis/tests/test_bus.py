"""One suite for both buses: what is announced is applied once, in order, through crashes and outages."""

import asyncio
import re
from datetime import UTC, datetime, timedelta

import aio_pika
import pytest
from bus_builders import ACTOR, AMQP, Failing, announce, applied, envelope, has_applied, running, two_workers
from chassis import held
from chassis.actor import service_actor
from chassis.bus import Arrival, Bus
from chassis.bus.local import LocalBus
from chassis.bus.rabbit import RabbitBus
from chassis.database import Database
from chassis.driver import DatabaseAway
from chassis.errors import NotFound
from chassis.ids import new_id
from chassis.inbox import Inbox
from chassis.retries import EarlierMissing, retry_due, skip
from chassis.upkeep import announce_heads, ask_for_gaps, forget_source
from chassis.worker import all_subscriptions
from contracts.cases import CaseChanged
from rabbit_builders import taken
from sqlalchemy import text
from testkit import eventually


async def test_what_is_announced_is_applied_once_and_in_order(owner: Database, consumer: Database, bus: Bus) -> None:
    records = [new_id() for _ in range(20)]
    async with running(*two_workers(owner, consumer, bus, Failing())):
        await asyncio.gather(*(announce(owner, record, *range(1, 6)) for record in records))

        async def all_there() -> None:
            assert await applied(consumer) == {record: [1, 2, 3, 4, 5] for record in records}

        await eventually(all_there)


async def test_a_failing_event_holds_only_its_own_record_and_is_applied_later(
    owner: Database, consumer: Database, bus: Bus
) -> None:
    late, prompt = new_id(), new_id()
    reaction = Failing()
    reaction.left[late] = 2
    async with running(*two_workers(owner, consumer, bus, reaction)):
        await announce(owner, late, 1, 2, 3)
        await announce(owner, prompt, 1)

        async def all_there() -> None:
            assert await applied(consumer) == {late: [1, 2, 3], prompt: [1]}

        await eventually(all_there)


async def test_events_announced_while_nobody_listens_arrive_afterwards(
    owner: Database, consumer: Database, bus: Bus
) -> None:
    record = new_id()
    first, second = two_workers(owner, consumer, bus, Failing())
    async with running(first):
        await announce(owner, record, 1, 2)
        await asyncio.sleep(0.5)
    third, _ = two_workers(owner, consumer, bus, Failing())
    async with running(third, second):

        async def all_there() -> None:
            assert (await applied(consumer))[record] == [1, 2]

        await eventually(all_there)


async def test_a_record_that_was_lost_on_the_way_is_asked_for_again(
    owner: Database, consumer: Database, bus: Bus
) -> None:
    record = new_id()
    await announce(owner, record, 1, 2)
    async with owner.session() as session:
        await session.execute(text("UPDATE outbox SET published_at = now() - interval '1 minute'"))
    async with running(*two_workers(owner, consumer, bus, Failing())):
        async with owner.transaction(ACTOR) as uow:
            await announce_heads(uow, datetime.now(UTC))

        async def all_there() -> None:
            assert (await applied(consumer))[record] == [1, 2]

        await eventually(all_there)


def an_inbox(consumer: Database, reaction: Failing) -> Inbox:
    return Inbox(consumer, "reporting", all_subscriptions({CaseChanged: reaction.note}), service_actor("reporting"))


async def test_a_duplicate_changes_nothing(consumer: Database) -> None:
    inbox, record = an_inbox(consumer, Failing()), new_id()
    first = envelope(record, 1)
    for _ in range(3):
        await inbox.receive([Arrival(first)])
    assert await applied(consumer) == {record: [1]}


async def test_a_number_ahead_waits_for_the_missing_one(consumer: Database) -> None:
    inbox, record = an_inbox(consumer, Failing()), new_id()
    one, two, three = (envelope(record, number) for number in (1, 2, 3))
    await inbox.receive([Arrival(three), Arrival(two)])
    assert await applied(consumer) == {}
    await inbox.receive([Arrival(one)])
    while await retry_due(inbox):
        pass
    assert await applied(consumer) == {record: [1, 2, 3]}


async def test_a_missing_number_is_asked_of_its_owner(consumer: Database) -> None:
    inbox, record = an_inbox(consumer, Failing()), new_id()
    await inbox.receive([Arrival(envelope(record, 2))])
    async with consumer.transaction(ACTOR) as uow:
        await ask_for_gaps(uow, datetime.now(UTC) + timedelta(minutes=1))
    async with consumer.transaction(ACTOR) as uow:
        asked = (await uow.session.execute(text("SELECT data FROM outbox"))).scalar_one()
    assert (asked["owner"], asked["missing"]) == ("cases", {str(record): 1})


async def test_the_same_number_with_another_id_is_a_fork_and_is_kept_for_a_person(consumer: Database) -> None:
    inbox, record = an_inbox(consumer, Failing()), new_id()
    await inbox.receive([Arrival(envelope(record, 1))])
    await inbox.receive([Arrival(envelope(record, 1))])
    assert await applied(consumer) == {record: [1]}
    assert await held_reasons(consumer) == [held.FORK]


async def test_an_unreadable_event_is_set_apart_and_its_neighbours_are_applied(consumer: Database) -> None:
    inbox, record, other = an_inbox(consumer, Failing()), new_id(), new_id()
    broken = envelope(record, 1).model_copy(update={"data": {"version": "many"}})
    await inbox.receive([Arrival(broken), Arrival(envelope(other, 1))])
    assert await applied(consumer) == {other: [1]}
    assert await held_reasons(consumer) == [held.UNREADABLE]


async def test_an_event_that_keeps_killing_the_process_is_parked(consumer: Database) -> None:
    inbox, record = an_inbox(consumer, Failing()), new_id()
    await inbox.receive([Arrival(envelope(record, 1), redelivered=True)])
    for _ in range(4):
        async with consumer.transaction(inbox.actor) as uow:
            await uow.session.execute(text("UPDATE held SET next_at = now()"))
            await held.claim_due(uow)
    async with consumer.session() as session:
        await session.execute(text("UPDATE held SET next_at = now()"))
    await retry_due(inbox)
    assert await held_reasons(consumer) == [held.PARKED]
    assert await applied(consumer) == {}


async def test_a_skipped_event_lets_its_record_go_on_and_is_kept_in_the_audit(consumer: Database) -> None:
    inbox, record = an_inbox(consumer, Failing()), new_id()
    broken = envelope(record, 1).model_copy(update={"data": {"version": "many"}})
    await inbox.receive([Arrival(broken), Arrival(following := envelope(record, 2))])
    with pytest.raises(EarlierMissing):
        async with consumer.transaction(inbox.actor) as uow:
            await skip(uow, following.id)
    async with consumer.transaction(inbox.actor) as uow:
        await skip(uow, broken.id)
    await retry_due(inbox)
    assert await applied(consumer) == {record: [2]}
    assert await held_reasons(consumer) == []
    async with consumer.session() as session:
        audited = await session.scalars(text("SELECT subject FROM audit_entry WHERE action = 'skip_event'"))
    assert list(audited).count(str(record)) == 1
    with pytest.raises(NotFound):
        async with consumer.transaction(inbox.actor) as uow:
            await skip(uow, broken.id)


async def test_an_outage_of_our_own_database_acknowledges_nothing(
    consumer: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chassis.connections.PATIENCE_SECONDS", 0)
    gone = Database(re.sub(r":\d+/", ":1/", consumer.url), "reporting")
    inbox = Inbox(gone, "reporting", {}, ACTOR)
    with pytest.raises(DatabaseAway):
        await inbox.receive([Arrival(envelope(new_id(), 1))])
    await gone.close()


async def test_a_copy_can_be_rebuilt_from_what_its_owner_kept(owner: Database, consumer: Database) -> None:
    bus = LocalBus(frozenset({"reporting", "cases"}))
    record = new_id()
    async with running(*two_workers(owner, consumer, bus, Failing())):
        await announce(owner, record, 1, 2)

        async def both_there() -> None:
            assert (await applied(consumer))[record] == [1, 2]

        await eventually(both_there)
        async with consumer.transaction(service_actor("reporting")) as uow:
            await uow.session.execute(text("TRUNCATE applied"))
            await forget_source(uow, "cases")
        await eventually(both_there)


@pytest.mark.parametrize("bus", [pytest.param("rabbit", marks=pytest.mark.rabbitmq)], indirect=True)
async def test_what_cannot_be_read_is_put_away_and_the_rest_goes_on(
    owner: Database, consumer: Database, bus: RabbitBus
) -> None:
    record = new_id()
    async with running(*two_workers(owner, consumer, bus, Failing())):
        await announce(owner, record, 1)
        await eventually(lambda: has_applied(consumer, record, [1]))
        async with await aio_pika.connect(AMQP) as connection:
            channel = await connection.channel()
            exchange = await channel.get_exchange(bus.prefix)
            await exchange.publish(aio_pika.Message(b"no events"), routing_key="cases.case")
            await announce(owner, record, 2)
            await eventually(lambda: has_applied(consumer, record, [1, 2]))
            assert (await taken(channel, f"{bus.prefix}.dead")).body == b"no events"


async def held_reasons(consumer: Database) -> list[str]:
    async with consumer.session() as session:
        return list(await session.scalars(text("SELECT why FROM held ORDER BY received_at")))


async def test_what_may_have_killed_the_process_is_tried_by_itself(consumer: Database) -> None:
    inbox = an_inbox(consumer, Failing())
    await inbox.receive([Arrival(envelope(new_id(), 1), redelivered=True) for _ in range(3)])
    taken = []
    for _ in range(4):
        async with consumer.transaction(ACTOR) as uow:
            taken.append([attempts for _, attempts, _ in await held.claim_due(uow)])
        async with consumer.session() as session:
            await session.execute(text("UPDATE held SET next_at = now() WHERE attempts < 2"))
    assert taken == [[1, 1, 1], [2], [2], [2]]
