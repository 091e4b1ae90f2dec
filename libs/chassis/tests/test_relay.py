"""What is announced is numbered, and sent in the order of its numbers by one relay at a time."""

import asyncio
from contextlib import asynccontextmanager
from uuid import UUID

import pytest
from bus_builders import ACTOR, announce, changed, envelope
from chassis.bus import NotSent
from chassis.database import Database
from chassis.driver import ConstraintViolated
from chassis.ids import new_id
from chassis.relay import TOGETHER, Relay, send_in_order
from contracts.cases import AccessRefused
from contracts.event import Envelope, Event
from sqlalchemy import text
from testkit import eventually


async def test_events_of_several_records_in_one_transaction_are_numbered_and_placed_in_their_order(
    owner: Database,
) -> None:
    one, other = new_id(), new_id()
    await announce(owner, other, 1)
    async with owner.transaction(ACTOR) as uow:
        for record, number in ((one, 1), (other, 2), (one, 2), (other, 3), (one, 3)):
            await uow.publish(changed(record, number), about=record)
    async with owner.look() as session:
        rows = await session.execute(text("SELECT subject, sequence, data FROM outbox ORDER BY position"))
        assert [(row.subject, row.sequence, row.data["version"]) for row in rows] == [
            (record, number, number)
            for record, number in ((other, 1), (one, 1), (other, 2), (one, 2), (other, 3), (one, 3))
        ]


@pytest.mark.parametrize("together", [True, False])
async def test_a_subject_has_one_family_only(owner: Database, *, together: bool) -> None:
    subject = new_id()

    async def say(*events: Event) -> None:
        async with owner.transaction(ACTOR) as uow:
            for event in events:
                await uow.publish(event, about=subject)

    before = [changed(subject, 1)]
    if not together:
        await say(before.pop())
    with pytest.raises(ConstraintViolated):
        await say(*before, AccessRefused(record_id=subject, transition_id=subject, code="x"))
    async with owner.look() as session:
        assert await session.scalars(text("SELECT family FROM outbox")) == ([] if together else ["case"])


async def test_the_sending_of_a_family_ends_at_its_first_failure_and_others_go_on() -> None:
    record = new_id()
    cases = [envelope(record, number) for number in range(1, 2 * TOGETHER + 2)]
    form = envelope(new_id(), 1).model_copy(update={"family": "form"})
    attempted: list[list[Envelope]] = []

    async def send(lot: list[Envelope]) -> None:
        attempted.append(lot)
        if lot[0].id == cases[TOGETHER].id:
            raise NotSent

    assert await send_in_order([*cases, form], send) == {form.id, *(one.id for one in cases[:TOGETHER])}
    assert [lot for lot in attempted if lot[0].family == "case"] == [cases[:TOGETHER], cases[TOGETHER : 2 * TOGETHER]]


async def test_two_relays_do_not_send_at_once(owner: Database) -> None:
    sent: list[UUID] = []

    class Recording:
        @asynccontextmanager
        async def sender(self, service):
            async def send(lot: list[Envelope]) -> None:
                sent.extend(one.id for one in lot)

            yield send

        async def consume(self, service, receive, disbelieve):
            await asyncio.Event().wait()

    relays = [asyncio.create_task(Relay(owner.url, "cases", Recording()).run()) for _ in range(3)]
    await announce(owner, new_id(), *range(1, 31))

    async def all_sent() -> None:
        assert len(sent) == 30

    await eventually(all_sent)
    await asyncio.sleep(0.6)
    for relay in relays:
        relay.cancel()
    await asyncio.gather(*relays, return_exceptions=True)
    assert len(sent) == len(set(sent)) == 30
