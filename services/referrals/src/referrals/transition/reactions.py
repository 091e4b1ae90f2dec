"""Cases carried out an assignment, or refused it."""

from chassis.unit_of_work import UnitOfWork
from contracts.cases import AccessRefused, CaseAssigned, CaseErased

from referrals.transition import commands


async def note_assigned(uow: UnitOfWork, event: CaseAssigned) -> None:
    await commands.note_assigned(uow, event.transition_id, now=uow.began)


async def note_refused(uow: UnitOfWork, event: AccessRefused) -> None:
    now = uow.began
    await commands.note_assignment_refused(uow, event.transition_id, code=event.code, now=now)


async def note_erased(uow: UnitOfWork, event: CaseErased) -> None:
    await commands.erase_transitions(uow, event.record_id, event.record_type)
