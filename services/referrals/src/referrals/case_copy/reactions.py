"""Cases said how cases are now."""

from chassis.reacting import Together
from chassis.unit_of_work import UnitOfWork
from contracts.cases import RecordErased, RecordEvent

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.store import drop_case, keep_cases


async def note_cases(uow: UnitOfWork, events: list[RecordEvent]) -> None:
    await keep_cases(uow, [CaseCopy.of(event) for event in events])


NOTE_CASES = Together(note_cases)


async def note_erased(uow: UnitOfWork, event: RecordErased) -> None:
    await drop_case(uow, event.record_id)
