"""Cases said how a case is now."""

from chassis.unit_of_work import UnitOfWork
from contracts.cases import CaseFacts

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.store import keep_case


async def note_case(uow: UnitOfWork, event: CaseFacts) -> None:
    await keep_case(
        uow,
        CaseCopy(
            record_id=event.record_id,
            record_type=event.record_type,
            version=event.version,
            facts=event.facts,
        ),
    )
