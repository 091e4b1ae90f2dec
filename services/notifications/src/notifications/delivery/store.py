"""Deliveries at rest: written before and after each attempt."""

from collections.abc import Sequence
from datetime import datetime

from chassis.ids import derived_id
from chassis.tables import actor_account
from chassis.unit_of_work import UnitOfWork
from contracts.values import FrozenValues, Values, picked
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
    literal,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from notifications.delivery.domain import Delivery, DeliveryState, News
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
Index("ix_delivery_due", delivery.c.next_at, postgresql_where=delivery.c.state == DeliveryState.WAITING)
Index("ix_delivery_sending", delivery.c.started_at, postgresql_where=delivery.c.state == DeliveryState.SENDING)

WAITING = literal(DeliveryState.WAITING, Text, literal_execute=True)
SENDING = literal(DeliveryState.SENDING, Text, literal_execute=True)
"""Written out, so that a plan for any values can use the indexes above, which have them in their conditions."""
OF_DELIVERY = ("id", "kind", "attempts")
READ = [delivery.c[name] for name in OF_DELIVERY]
ADD = insert(delivery).on_conflict_do_nothing()
DUE = (
    select(delivery.c.id, actor_account.c.account)
    .outerjoin(actor_account, actor_account.c.user_name == delivery.c.user_name)
    .where(delivery.c.state == WAITING, delivery.c.next_at <= bindparam("now"))
    .order_by(delivery.c.next_at)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True, of=delivery)
    .cte("due")
)
START = (
    update(delivery)
    .where(delivery.c.id == DUE.c.id)
    .values(state=SENDING, started_at=bindparam("now"), attempts=delivery.c.attempts + 1, next_at=None)
    .returning(*READ, DUE.c.account)
)
ENDED = ("id", "state", "attempts", "next_at", "ended_at", "why")
END = text(
    """
    UPDATE delivery AS d
    SET state = e.state, attempts = e.attempts, next_at = e.next_at, ended_at = e.ended_at, why = e.why
    FROM unnest(CAST(:id AS uuid[]), CAST(:state AS text[]), CAST(:attempts AS smallint[]),
                CAST(:next_at AS timestamptz[]), CAST(:ended_at AS timestamptz[]), CAST(:why AS text[]))
        AS e(id, state, attempts, next_at, ended_at, why)
    WHERE d.id = e.id
    """
)


async def add_deliveries(uow: UnitOfWork, news: Sequence[News]) -> None:
    """Queue a mail for each occasion."""
    rows: list[Values] = [
        {
            "id": derived_id("delivery", "mail", each.occasion),
            "entry_id": each.entry_id,
            "user_name": each.user_name,
            "kind": each.kind,
            "state": DeliveryState.WAITING,
            "attempts": 0,
            "next_at": each.created_at,
            "created_at": each.created_at,
        }
        for each in news
    ]
    if rows:
        await uow.session.execute(ADD, rows)


async def start_due(uow: UnitOfWork, now: datetime, *, most: int) -> list[tuple[Delivery, FrozenValues]]:
    """What is due the longest, now being sent, and whose account it is for; what other workers took is left alone."""
    rows = await uow.session.execute(START, {"now": now, "most": most})
    return [(Delivery(**picked(row, OF_DELIVERY)), row.account or {}) for row in rows]


async def list_stranded(uow: UnitOfWork, before: datetime) -> list[Delivery]:
    """What has been sending since before then: its sender is gone."""
    stranded = (
        select(*READ)
        .where(delivery.c.state == SENDING, delivery.c.started_at < before)
        .with_for_update(skip_locked=True)
    )
    return [Delivery(**row) for row in await uow.session.execute(stranded)]


async def save_ended(uow: UnitOfWork, ended: Sequence[Delivery]) -> None:
    if ended:
        await uow.session.execute(END, {name: [getattr(each, name) for each in ended] for name in ENDED})
