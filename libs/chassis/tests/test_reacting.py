"""Events that arrive together and are reacted to at once."""

from uuid import UUID

from chassis.actor import service_actor
from chassis.bus import Delivery
from chassis.database import Database
from chassis.errors import NotFound
from chassis.ids import new_id
from chassis.inbox import Inbox
from chassis.reacting import Together
from chassis.unit_of_work import UnitOfWork
from contracts.cases import CaseChanged
from sqlalchemy import text
from testkit.services import Deliver

ADD = text("INSERT INTO applied (subject, number) VALUES (:subject, :number)")


class Noting:
    """Notes all events it gets at once; refuses any lot with a record of `never`."""

    def __init__(self, *never: UUID) -> None:
        self.never = set(never)
        self.lots: list[list[tuple[UUID, int]]] = []

    async def note(self, uow: UnitOfWork, events: list[CaseChanged]) -> None:
        self.lots.append([(event.record_id, event.version) for event in events])
        if self.never & {event.record_id for event in events}:
            raise NotFound
        await uow.session.execute(ADD, [{"subject": event.record_id, "number": event.version} for event in events])


def changed(record: UUID, number: int) -> CaseChanged:
    return CaseChanged(record_id=record, record_type="case", version=number, facts={})


async def receive(consumer: Database, noting: Noting, *events: CaseChanged) -> None:
    inbox = Inbox(consumer, "reporting", {CaseChanged: Together(noting.note)}, service_actor("reporting"))
    number = Deliver(inbox).envelope
    await inbox.receive([Delivery(number(event, about=event.record_id)) for event in events])


async def applied(consumer: Database) -> list[tuple[UUID, int]]:
    async with consumer.look() as session:
        rows = await session.execute(text("SELECT subject, number FROM applied ORDER BY position"))
        return [(row.subject, row.number) for row in rows]


async def test_different_records_are_reacted_to_at_once_and_one_record_in_its_order(consumer: Database) -> None:
    noting, one, other = Noting(), new_id(), new_id()
    await receive(consumer, noting, changed(one, 1), changed(other, 1), changed(one, 2), changed(one, 3))
    assert noting.lots == [[(one, 1), (other, 1)], [(one, 2)], [(one, 3)]]
    assert await applied(consumer) == [(one, 1), (other, 1), (one, 2), (one, 3)]


async def test_a_failure_holds_only_its_own_record(consumer: Database) -> None:
    one, bad, other = new_id(), new_id(), new_id()
    await receive(consumer, Noting(bad), changed(one, 1), changed(bad, 1), changed(other, 1))
    assert await applied(consumer) == [(one, 1), (other, 1)]
    async with consumer.look() as session:
        assert await session.scalars(text("SELECT subject FROM held")) == [bad]
