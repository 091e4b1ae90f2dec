"""How long referrals wait."""

from chassis.session import DatabaseSession
from sqlalchemy import func, select

from referrals.referral.domain import Referral
from referrals.transition.domain import GrantState, Status
from referrals.transition.store import ENABLED, HERE_WITH_CASE, transition


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
