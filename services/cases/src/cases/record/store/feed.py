"""What changed since a cursor, in the order of transactions: a slow transaction's rows are never skipped.

Rows of a transaction count once every older transaction of this database has ended (FIRST_OPEN).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from chassis.driver import Row
from chassis.session import DatabaseSession
from chassis.statements import Expression
from chassis.tables import TransactionId
from sharing.predicate import visible_within
from sharing.scope import Extent
from sqlalchemy import BigInteger, ColumnElement, Table, Text, and_, cast, column, literal, select, text, tuple_
from sqlalchemy.dialects.postgresql import ARRAY

from cases.record.domain.kind import Kind
from cases.record.store.rows import READ
from cases.record.store.sight import SIGHT, departure_names
from cases.record.store.table import record, record_departure


@dataclass(frozen=True, order=True)
class Position:
    """Where in the order of changes: the transaction, and where in it."""

    transaction: int = 0
    within: int = 0


BEGINNING = Position()
FIRST_OPEN = (
    text(
        """
        SELECT least(
            pg_current_xact_id_if_assigned(),
            coalesce(
                min(open) FILTER (WHERE elsewhere.pid IS NULL),
                CASE WHEN count(open) > 0 THEN pg_snapshot_xmax(pg_current_snapshot()) END,
                pg_snapshot_xmin(pg_current_snapshot()))) AS first_open
        FROM pg_snapshot_xip(pg_current_snapshot()) AS open
        LEFT JOIN pg_stat_activity AS elsewhere
        ON elsewhere.backend_xid = open::xid AND elsewhere.datname <> current_database()
        """
    )
    .columns(column("first_open", TransactionId()))
    .scalar_subquery()
)
"""The first transaction that this statement does not see and that may have written here.

Numbers are the whole server's, so that another database's long transaction would hold back the feed of this one. Only
what is known to be at work in another database does not: who has ended meanwhile, or is prepared, is waited for.
"""


@dataclass(frozen=True)
class Changed:
    """`end`: the place of the last change told."""

    rows: list[Row]
    gone: list[UUID]
    end: Position
    more: bool


async def find_changes(session: DatabaseSession, kind: Kind, extent: Extent, since: Position, per: int) -> Changed:
    mine = and_(record.c.record_type == kind.resource, visible_within(SIGHT, extent), _after(record, since))
    # Collected first: walking everybody's changes in order would grow with what the person may not see.
    hit = select(record.c.id, *_order(record)).where(mine).cte("hit").prefix_with("MATERIALIZED")
    page = select(hit.c.id).order_by(hit.c.changed_xid, hit.c.change_position).limit(per + 1).subquery("page")
    wanted = select(*READ, *_place(record)).join(page, page.c.id == record.c.id).order_by(*_order(record))
    rows = list((await session.execute(wanted)).all())
    more = len(rows) > per
    rows = rows[:per]
    end = Position(int(rows[-1].transaction), rows[-1].change_position) if rows else since
    left = await _departures(session, kind, extent, since, end if more else None)
    if left and not more:
        end = max(end, Position(int(left[-1].transaction), left[-1].change_position))
    gone = await _unseen(session, extent, list(dict.fromkeys(row.record_id for row in left)))
    return Changed(rows, gone, end, more)


def _place(table: Table) -> tuple[Expression, ...]:
    return cast(table.c.changed_xid, Text).label("transaction"), table.c.change_position


def _order(table: Table) -> tuple[Expression, ...]:
    return table.c.changed_xid, table.c.change_position


def _after(table: Table, since: Position) -> ColumnElement[bool]:
    place = tuple_(cast(since.transaction, TransactionId), literal(since.within, BigInteger))
    return and_(tuple_(table.c.changed_xid, table.c.change_position) > place, table.c.changed_xid < FIRST_OPEN)


async def _departures(
    session: DatabaseSession, kind: Kind, extent: Extent, since: Position, until: Position | None
) -> Sequence[Row]:
    names = departure_names(extent)
    if since == BEGINNING or not names:
        return []
    wanted = select(record_departure.c.record_id, *_place(record_departure)).where(
        record_departure.c.record_type == kind.resource,
        record_departure.c.names.op("&&", is_comparison=True)(literal(names, ARRAY(Text))),
        _after(record_departure, since),
    )
    rows = (await session.execute(wanted.order_by(*_order(record_departure)))).all()
    return [row for row in rows if until is None or Position(int(row.transaction), row.change_position) <= until]


async def _unseen(session: DatabaseSession, extent: Extent, ids: list[UUID]) -> list[UUID]:
    """Those that did not come back into sight."""
    if not ids:
        return []
    seen = set(await session.scalars(select(record.c.id).where(record.c.id.in_(ids), visible_within(SIGHT, extent))))
    return [id for id in ids if id not in seen]
