"""Who declined a case since they are too close to it is not proposed for it."""

from chassis.unit_of_work import UnitOfWork
from contracts.referrals import ReferralRejected

from cases.caseload import store
from cases.caseload.domain import CONFLICT


async def note_conflict(uow: UnitOfWork, event: ReferralRejected) -> None:
    if event.decline_reason == CONFLICT and event.transitioned_to is not None and event.record_type == "case":
        await store.note_conflict(uow.session, event.record_id, event.transitioned_to, event.at)
