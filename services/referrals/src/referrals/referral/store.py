"""Guarded ways to a referral, and the two lists a person has: received and sent."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from chassis.errors import NotFound
from chassis.paging import Page
from chassis.session import DatabaseSession
from chassis.unit_of_work import UnitOfWork
from sqlalchemy import ColumnElement, func, select, true

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.store import case_copy
from referrals.referral.domain import Referral
from referrals.transition.domain import GrantState, Status
from referrals.transition.policy import sees_transition
from referrals.transition.store import find_with_case, make, transition

WITH_CASE = transition.outerjoin(case_copy, case_copy.c.record_id == transition.c.record_id)
ENABLED = func.coalesce(case_copy.c.facts["record_state"].as_boolean(), true())


async def open_referral(uow: UnitOfWork, id: UUID, *, case_id: UUID | None = None) -> tuple[Referral, CaseCopy | None]:
    """A referral the actor sees, by the whole path they used, and our copy of its case. Raises NotFound."""
    found = await find_with_case(uow, Referral, id)
    if found is None or case_id not in (None, found[0].record_id) or not sees_transition(uow.actor, *found):
        raise NotFound
    return found


async def list_own(
    uow: UnitOfWork, *, received: bool, statuses: Sequence[Status], page: Page
) -> tuple[list[Referral], int]:
    """A page of what the actor received (once open to them) or sent, newest first, and how many there are.

    Disabled records never count, so their referrals are not listed: a number and its list agree.
    """
    mine: list[ColumnElement[bool]] = [transition.c.type == Referral.type, ENABLED]
    if received:
        mine += [
            transition.c.transitioned_to == uow.actor.user_name,
            transition.c.grant_state == GrantState.GRANTED,
        ]
    else:
        mine += [transition.c.transitioned_by == uow.actor.user_name]
    if statuses:
        mine += [transition.c.status.in_(list(statuses))]
    total = await uow.session.scalar(select(func.count()).select_from(WITH_CASE).where(*mine))
    wanted: Any = (
        select(transition)
        .select_from(WITH_CASE)
        .where(*mine)
        .order_by(transition.c.created_at.desc(), transition.c.id.desc())
        .limit(page.per)
        .offset(page.offset)
    )
    rows = await uow.session.execute(wanted)
    return [make(Referral, row) for row in rows], total or 0


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
    return float(await session.scalar(select(age).select_from(WITH_CASE).where(*waiting)) or 0.0)
