"""Deliveries at rest: written before and after each attempt."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from chassis.ids import derived_id
from chassis.tables import actor_account
from chassis.unit_of_work import UnitOfWork
from sqlalchemy import (
    Column,
    DateTime,
    ForeignKey,
    Index,
    SmallInteger,
    Table,
    Text,
    Uuid,
    bindparam,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from notifications.delivery.domain import Delivery, State
from notifications.tables import metadata

delivery = Table(
    "delivery",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("entry_id", Uuid, ForeignKey("entry.id"), nullable=False),
    Column("user_name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", SmallInteger, nullable=False),
    Column("next_at", DateTime(timezone=True)),
    Column("started_at", DateTime(timezone=True)),
    Column("ended_at", DateTime(timezone=True)),
    Column("why", Text),
    Column("created_at", DateTime(timezone=True), nullable=False),
)
Index("ix_delivery_due", delivery.c.next_at, postgresql_where=delivery.c.state == State.WAITING)
Index("ix_delivery_sending", delivery.c.started_at, postgresql_where=delivery.c.state == State.SENDING)

CHANGING = ("state", "attempts", "next_at", "started_at", "ended_at", "why")
READ = (*CHANGING, "id", "entry_id", "user_name", "kind")


ADD = (
    insert(delivery)
    .values(
        {
            name: bindparam(name)
            for name in ("id", "entry_id", "user_name", "kind", "state", "attempts", "next_at", "created_at")
        }
    )
    .on_conflict_do_nothing()
)
DUE = (
    select(delivery, actor_account.c.account)
    .outerjoin(actor_account, actor_account.c.user_name == delivery.c.user_name)
    .where(delivery.c.state == State.WAITING, delivery.c.next_at <= bindparam("now"))
    .order_by(delivery.c.next_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=delivery)
)
SAVE = update(delivery).where(delivery.c.id == bindparam("same")).values({name: bindparam(name) for name in CHANGING})


async def add_delivery(uow: UnitOfWork, *, entry_id: UUID, user_name: str, kind: str, now: datetime) -> None:
    row: dict[str, Any] = {
        "id": derived_id("delivery", "mail", str(entry_id)),
        "entry_id": entry_id,
        "user_name": user_name,
        "kind": kind,
        "state": State.WAITING,
        "attempts": 0,
        "next_at": now,
        "created_at": now,
    }
    await uow.session.execute(ADD, row)


async def take_due(uow: UnitOfWork, now: datetime, *, most: int) -> list[tuple[Delivery, Mapping[str, Any]]]:
    """What is due the longest and whose account it is for, locked and left alone by other workers."""
    rows = await uow.session.execute(DUE, {"now": now, "most": most})
    return [(_delivery(row), row.account or {}) for row in rows]


async def list_stranded(uow: UnitOfWork, before: datetime) -> list[Delivery]:
    """What has been sending since before then: its sender is gone."""
    stranded = (
        select(delivery)
        .where(delivery.c.state == State.SENDING, delivery.c.started_at < before)
        .with_for_update(skip_locked=True)
    )
    return [_delivery(row) for row in await uow.session.execute(stranded)]


async def save_deliveries(uow: UnitOfWork, changed: Sequence[Delivery]) -> None:
    rows = [{name: getattr(each, name) for name in CHANGING} | {"same": each.id} for each in changed]
    if rows:
        await uow.session.execute(SAVE, rows)


def _delivery(row: Any) -> Delivery:
    return Delivery(**{name: getattr(row, name) for name in READ} | {"state": State(row.state)})
