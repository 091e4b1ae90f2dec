"""Cases said how cases are now."""

from chassis.reacting import Together
from chassis.unit_of_work import UnitOfWork
from contracts.cases import RecordEvent

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.store import keep_cases


async def note_cases(uow: UnitOfWork, events: list[RecordEvent]) -> None:
    await keep_cases(uow, [CaseCopy.of(event) for event in events])


NOTE_CASES = Together(note_cases)
