"""How long referrals wait, whose clock ran out, and which needs are open."""

from datetime import datetime

from chassis.session import DatabaseSession
from chassis.unit_of_work import UnitOfWork
from sharing.consent import CLOSED
from sqlalchemy import ColumnElement, func, select

from referrals.case_copy.store import case_copy
from referrals.clock.domain import Side
from referrals.referral.domain import OPEN, Referral
from referrals.transition.domain import GrantState, Status
from referrals.transition.store import AT_ONCE, ENABLED, HERE_WITH_CASE, make, transition

OF_OPEN_CASE = case_copy.c.facts["status"].astext.is_distinct_from(CLOSED)


async def oldest_unanswered_seconds(session: DatabaseSession) -> float:
    """How long the referral has waited that has waited longest for an answer of somebody here; 0 where none does."""
    waiting = [
        transition.c.type == Referral.type,
        transition.c.status == Status.IN_PROGRESS,
        transition.c.grant_state == GrantState.GRANTED,
        transition.c.transitioned_to.is_not(None),
        ENABLED,
    ]
    age = func.extract("epoch", func.now() - func.min(transition.c.created_at))
    return float(await session.scalar(select(age).select_from(HERE_WITH_CASE).where(*waiting)) or 0.0)


async def list_run_out(uow: UnitOfWork, now: datetime) -> list[Referral]:
    """Those whose clock has run out and of which nobody was told; of open cases."""
    return await _locked(
        uow,
        transition.c.next_action_due < now,
        transition.c.expired_at.is_(None),
        transition.c.next_action_of != Side.SYSTEM,
        OF_OPEN_CASE,
        ENABLED,
    )


async def list_unwound(uow: UnitOfWork) -> list[Referral]:
    """Open ones from before there were clocks."""
    return await _locked(uow, transition.c.next_action.is_(None), transition.c.status.in_(OPEN))


async def list_unmet(uow: UnitOfWork, made: Referral) -> list[Referral]:
    """Of the same need of the same case, those that came to nothing and were not followed by another."""
    same = transition.c.service_record_id == made.service_record_id
    if made.service_record_id is None:
        same = transition.c.service.is_not_distinct_from(made.service)
    return await _locked(
        uow,
        transition.c.record_id == made.record_id,
        transition.c.id != made.id,
        transition.c.status.in_((Status.REJECTED, Status.DONE)),
        transition.c.loop_closed_at.is_(None),
        same,
    )


async def _locked(uow: UnitOfWork, *wanted: ColumnElement[bool]) -> list[Referral]:
    """Some of them, locked, and not what another worker is at."""
    found = (
        select(transition)
        .select_from(HERE_WITH_CASE)
        .where(transition.c.type == Referral.type, *wanted)
        .order_by(transition.c.next_action_due, transition.c.id)
        .limit(AT_ONCE)
        .with_for_update(of=transition, skip_locked=True)
    )
    return [make(Referral, row) for row in await uow.session.execute(found)]
