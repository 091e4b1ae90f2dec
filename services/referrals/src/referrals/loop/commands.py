"""What people say of a referral beside their answers, and what is done when a clock runs out.

Rules: `docs/domain/referrals.md §18`.
"""

from datetime import datetime
from uuid import UUID

from chassis.errors import Invalid, NotAllowed, existing
from chassis.unit_of_work import UnitOfWork
from contracts.permissions import SYSTEM
from contracts.referrals import ReferralExpired

from referrals.case_copy.store import find_cases
from referrals.clock.domain import Happening
from referrals.clock.queries import find_timing
from referrals.referral.commands import tell, wind
from referrals.referral.domain import PauseReason, Referral
from referrals.referral.policy import may_step
from referrals.referral.store import list_run_out, list_unwound
from referrals.transition import store
from referrals.transition.domain import Asked


async def take_step(
    uow: UnitOfWork, case_id: UUID, id: UUID, step: Happening, *, reason: PauseReason | None, now: datetime
) -> Asked:
    """Somebody says that it was seen, that the child was met, that the clock has to stand still, that it is enough.

    Raises NotFound, NotAllowed, Invalid, StepNotNow.
    """
    shown, case = await store.open_transition(uow, Referral, id, case_id=case_id)
    if not may_step(uow.actor, shown, case, step):
        raise NotAllowed(resource="referral", actions=[step.value])
    if (step is Happening.PAUSED) is (reason is None):
        raise Invalid({"reason": ["blank" if reason is None else "not_with_this_step"]})
    if uow.replayed:
        return Asked(Referral, id, since=0)
    referral = existing(await store.lock_transition(uow, Referral, id))
    referral.step(step, at=now, reason=reason)
    await wind(uow, referral, case, now=now)
    await store.save_marks(uow, referral)
    facts = {"transition": str(id)} | ({} if reason is None else {"reason": reason})
    await uow.audit(f"referral_{step}", "case", case_id, facts=facts)
    return Asked(Referral, id, since=0)


async def keep_clocks(uow: UnitOfWork, now: datetime) -> None:
    """Schedule: what ran out goes to the supervisor, once; what is from before clocks gets one, from now on."""
    await _begin_clocks(uow, now)
    run_out = await list_run_out(uow, now)
    cases = await find_cases(uow, {each.record_id for each in run_out})
    for referral in run_out:
        missed = referral.next_action or ""
        referral.expire(at=now)
        referral.wind(await find_timing(uow, cases.get(referral.record_id), referral.service, now))
        await store.save_marks(uow, referral)
        await tell(uow, ReferralExpired, referral, by=SYSTEM, at=now, step=missed)


async def _begin_clocks(uow: UnitOfWork, now: datetime) -> None:
    """Nobody is late by a rule that was not there: the clock of what is from before begins now."""
    unwound = await list_unwound(uow)
    cases = await find_cases(uow, {each.record_id for each in unwound})
    for referral in unwound:
        referral.next_action_since = now
        await wind(uow, referral, cases.get(referral.record_id), now=now)
        await store.save_marks(uow, referral)
