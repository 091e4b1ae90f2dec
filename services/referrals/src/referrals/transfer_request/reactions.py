"""A case has a new owner, or was opened or not to who asked for it: what was asked goes on accordingly."""

from chassis.unit_of_work import UnitOfWork
from contracts.cases import AccessGranted, AccessRefused, CaseAssigned

from referrals.transfer_request.commands import settle_of_case


async def note_case(uow: UnitOfWork, event: AccessGranted | CaseAssigned) -> None:
    """The event is newer than our copy of the case."""
    await settle_of_case(uow, event.record_id, event.facts, now=uow.began)


async def note_refused(uow: UnitOfWork, event: AccessRefused) -> None:
    await settle_of_case(uow, event.record_id, now=uow.began)
