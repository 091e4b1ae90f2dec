"""Events about records, announced or in their envelopes."""

from datetime import UTC, datetime
from uuid import UUID

from chassis.actor import service_actor
from chassis.database import Database
from chassis.ids import new_id
from contracts.cases import CaseChanged
from contracts.event import Envelope

ACTOR = service_actor("cases")


def changed(record: UUID, number: int) -> CaseChanged:
    return CaseChanged(record_id=record, record_type="case", version=number, facts={})


async def announce(owner: Database, record: UUID, *numbers: int) -> None:
    for number in numbers:
        async with owner.transaction(ACTOR) as uow:
            await uow.publish(changed(record, number), about=record)


def envelope(record: UUID, number: int) -> Envelope:
    event = changed(record, number)
    return Envelope(
        id=new_id(),
        type=event.type,
        source="cases",
        family=event.family,
        subject=record,
        sequence=number,
        time=datetime.now(UTC),
        data=event.model_dump(mode="json"),
    )
