"""Cases said which services there are."""

from chassis.unit_of_work import UnitOfWork
from contracts.cases import LookupChanged

from referrals.service_type.store import note_codes

LOOKUP = "lookup-service-type"


async def note_services(uow: UnitOfWork, event: LookupChanged) -> None:
    if event.unique_id == LOOKUP:
        await note_codes(uow, [value["id"] for value in event.values])
