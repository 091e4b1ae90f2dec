"""Cases said by which clocks referrals run."""

from chassis.unit_of_work import UnitOfWork
from contracts.policy import ReferralClocksDecided

from referrals.clock.store import keep_decided


async def note_decided(uow: UnitOfWork, event: ReferralClocksDecided) -> None:
    """Clocks that run go on as they are: what was promised to somebody counts until their next step."""
    await keep_decided(uow, event.decided)
