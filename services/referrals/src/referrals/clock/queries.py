"""By what the clock of a referral is set now."""

from datetime import datetime

from chassis.unit_of_work import UnitOfWork

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.store import find_last_incident
from referrals.clock.domain import Timing, in_force
from referrals.clock.store import find_decided


async def find_timing(uow: UnitOfWork, case: CaseCopy | None, service: str | None, now: datetime) -> Timing:
    """By the pack in force, the risk of the case and, for a service with a window, its latest incident."""
    today = uow.site.day(now)
    clocks = in_force(await find_decided(uow), today)
    incident = None
    if case is not None and service in clocks.windows:
        incident = await find_last_incident(uow, case.record_id, until=today)
    return Timing(clocks=clocks, site=uow.site, risk=None if case is None else case.risk, incident=incident)
