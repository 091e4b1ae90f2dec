"""Hand-overs at rest; what became of each case lies with its assignment."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from chassis.columns import columns_of
from chassis.paging import Page
from chassis.unit_of_work import UnitOfWork
from contracts.values import picked
from sharing.rights import CASE
from sqlalchemy import ARRAY, Column, Index, Table, Text, Uuid, any_, func, insert, literal, or_, select

from referrals.case_copy.domain import CaseCopy
from referrals.case_copy.store import COPIES, case_copy
from referrals.hand_over.domain import HandOver
from referrals.tables import metadata
from referrals.transition.domain import Assignment
from referrals.transition.store import make, transition

hand_over = Table("hand_over", metadata, *columns_of(HandOver, Column("id", Uuid, primary_key=True)))
Index("ix_hand_over_receivers", hand_over.c.receivers, postgresql_using="gin")
Index("ix_hand_over_made_by", hand_over.c.made_by)
NAMES = tuple(column.name for column in hand_over.columns)
OWNER = case_copy.c.facts["owned_by"].astext
IS_OPEN = (
    case_copy.c.record_type == CASE,
    case_copy.c.facts["status"].astext == "open",
    case_copy.c.facts["record_state"].as_boolean(),
)
CONFLICT = "conflict_of_interest"


async def add(uow: UnitOfWork, made: HandOver) -> None:
    await uow.session.execute(insert(hand_over).values(picked(made, NAMES)))


async def find(uow: UnitOfWork, id: UUID) -> HandOver | None:
    """For a person's eyes only behind the policy."""
    row = (await uow.session.execute(select(hand_over).where(hand_over.c.id == id))).one_or_none()
    return None if row is None else HandOver(**row)


async def list_own(uow: UnitOfWork, page: Page) -> tuple[list[HandOver], int]:
    """Those that the actor made or got a letter of, the newest first, and how many there are."""
    name = uow.actor.user_name
    mine = or_(hand_over.c.made_by == name, hand_over.c.receivers.contains([name]))
    total = await uow.session.scalar(select(func.count()).select_from(hand_over).where(mine))
    newest = select(hand_over).where(mine).order_by(hand_over.c.made_at.desc(), hand_over.c.id)
    rows = await uow.session.execute(newest.limit(page.per).offset(page.offset))
    return [HandOver(**row) for row in rows], total or 0


async def list_open_of(uow: UnitOfWork, officer: str) -> list[CaseCopy]:
    """All open and enabled cases of the officer, unguarded: the policy decides on each."""
    rows = await uow.session.execute(COPIES.where(officer == OWNER, *IS_OPEN).order_by(case_copy.c.record_id))
    return [CaseCopy(**row) for row in rows]


async def count_open(uow: UnitOfWork, owners: Collection[str]) -> dict[str, int]:
    counted = select(OWNER.label("owner"), func.count().label("number"))
    wanted = counted.where(any_(_texts(owners)) == OWNER, *IS_OPEN).group_by(OWNER)
    found = {row.owner: int(row.number) for row in await uow.session.execute(wanted)}
    return {name: found.get(name, 0) for name in owners}


async def find_conflicts(uow: UnitOfWork, cases: Collection[UUID], people: Collection[str]) -> set[tuple[UUID, str]]:
    """Who of them declined a referral of which case as too close to it."""
    wanted = select(transition.c.record_id, transition.c.transitioned_to).where(
        transition.c.record_id == any_(literal(list(cases), ARRAY(Uuid))),
        transition.c.transitioned_to == any_(_texts(people)),
        transition.c.decline_reason == CONFLICT,
    )
    return {(row.record_id, row.transitioned_to) for row in await uow.session.execute(wanted)}


async def list_assignments(uow: UnitOfWork, id: UUID) -> Sequence[Assignment]:
    wanted = select(transition).where(transition.c.hand_over_id == id).order_by(transition.c.record_short_id)
    return [make(Assignment, row) for row in await uow.session.execute(wanted)]


def _texts(names: Collection[str]) -> Any:
    return literal(list(names), ARRAY(Text))
