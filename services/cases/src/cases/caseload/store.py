"""What people have on their hands, and who is too close to a case."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.actor import Actor
from chassis.driver import Row
from chassis.session import DatabaseSession
from chassis.statements import Expression
from chassis.tables import actor_account, actor_role
from sharing.scope import Reach, extent_of
from sqlalchemy import (
    ARRAY,
    Column,
    DateTime,
    Integer,
    Table,
    Text,
    Uuid,
    any_,
    cast,
    false,
    func,
    literal,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import insert

from cases.record.store.table import record
from cases.tables import metadata

conflict_of_interest = Table(
    "conflict_of_interest",
    metadata,
    Column("record_id", Uuid, primary_key=True),
    Column("user_name", Text, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
)
"""Who declined a referral of the case since they are too close to it."""
IS_OPEN = record.c.next_action_due.is_not(None)


async def find_accounts(session: DatabaseSession, actor: Actor) -> Sequence[Row]:
    """Everybody of the actor's own side as `(account, role)`, ended or not."""
    extent = extent_of(actor)
    names = literal(list(extent.names), ARRAY(Text))
    own: dict[Reach, Expression] = {
        Reach.GROUPS: actor_account.c.account["groups"].has_any(names),
        Reach.AGENCY: actor_account.c.agency == any_(names),
        Reach.PERSON: actor_account.c.user_name == actor.user_name,
    }
    found = select(actor_account.c.account, actor_role.c.role).join(
        actor_role, actor_role.c.unique_id == actor_account.c.role
    )
    within = true() if extent.reach.is_everything else own.get(extent.reach, false())
    return (await session.execute(found.where(within))).all()


async def count_open(session: DatabaseSession, owners: Sequence[str], now: datetime) -> Sequence[Row]:
    """By owner and risk level: how many open cases, and how many of them are overdue."""
    late = record.c.next_action_due < now
    columns: list[Any] = [record.c.owned_by, record.c.risk_level, cast(func.count(), Integer).label("open")]
    columns.append(cast(func.count().filter(late), Integer).label("overdue"))
    wanted = select(*columns).where(IS_OPEN, record.c.owned_by == any_(literal(list(owners), ARRAY(Text))))
    return (await session.execute(wanted.group_by(record.c.owned_by, record.c.risk_level))).all()


async def note_conflict(session: DatabaseSession, record_id: UUID, user_name: str, at: datetime) -> None:
    made = insert(conflict_of_interest).values(record_id=record_id, user_name=user_name, at=at)
    await session.execute(made.on_conflict_do_nothing())


async def find_conflicts(session: DatabaseSession, record_id: UUID) -> frozenset[str]:
    found = select(conflict_of_interest.c.user_name).where(conflict_of_interest.c.record_id == record_id)
    return frozenset(await session.scalars(found))
