"""What cases keeps of agencies, which identity owns."""

from chassis.unit_of_work import UnitOfWork
from contracts.identity import AgencyChanged

from cases.settings import store


async def note_agency(uow: UnitOfWork, event: AgencyChanged) -> None:
    if event.deleted:
        await store.delete_agency(uow.session, event.unique_id)
        return
    await store.save_agency(uow.session, event.unique_id, event.number, event.model_dump(mode="json"))
